import { count, dollars, upToTheCent } from '../../core/format.ts';
import { worthWords } from '../../core/variants/variants-words.ts';
import { SEARCH_MODELS } from '../form/form-actions.ts';
import { type Choice, choiceInput, searchInput } from '../form/form-inputs.ts';
import { modal } from '../parts/modal.ts';
import { button, section, warningBlock } from '../parts/plain-blocks.ts';
import { receivers } from '../parts/receivers.ts';
import { paragraph } from '../parts/rich-text.ts';
import { simulatedNote } from '../parts/simulated-note.ts';
import type { Modal } from '../parts/surfaces.ts';
import {
  VARIANTS_CALLBACK,
  VARIANTS_EACH,
  VARIANTS_LEAVE,
  VARIANTS_WRITER,
} from './variants-actions.ts';

/** What drafting variants would be, before a cent is spent. */
export interface VariantsQuote {
  samples: number;
  writer: Choice;
  /** As people call it. */
  provider: string;
  /** Variants of each sample. */
  each: number;
  expectedUsd: number;
  largestUsd: number;
  /** What the caps leave too little of, that it is the approver's to do, and what can't be read of the settings. */
  limits: readonly string[];
  /** What has changed, or why they could not be asked for; null: nothing. */
  notice: string | null;
  simulated: boolean;
  /** The form that they are for. */
  form: string;
  metadata: string;
}

const EACH = [1, 2, 3, 4, 5] as const;

/** Asks who drafts variants and how many, and says what they show and cost. */
export function variantsQuoteModal(quote: VariantsQuote): Modal {
  const { samples, writer, each, largestUsd, simulated } = quote;
  return modal({
    title: 'Draft variants',
    close: 'Close',
    form: {
      callbackId: VARIANTS_CALLBACK,
      submit: `Draft, at most ${upToTheCent(largestUsd)}`,
      metadata: quote.metadata,
    },
    blocks: [
      ...(quote.notice === null ? [] : [warningBlock(quote.notice)]),
      ...simulatedNote(simulated),
      section(`${INTRODUCTION} ${worthWords(samples)}`),
      searchInput(VARIANTS_WRITER, 'The model that writes them', {
        action: SEARCH_MODELS,
        chosen: writer,
        placeholder: 'Search by name',
        hint: 'A model that understands the task well writes better ones.',
      }),
      choiceInput(VARIANTS_EACH, 'Variants of each sample', {
        choices: EACH.map((number) => [String(number), String(number), '']),
        chosen: String(each),
      }),
      paragraph('What it may cost.', [costWords(quote), ...quote.limits].join(' ')),
      paragraph('Who gets the samples.', receivers([quote.provider], simulated)),
      { type: 'actions', elements: [button(VARIANTS_LEAVE, 'Back', quote.form)] },
    ],
  });
}

const INTRODUCTION =
  'A model writes other inputs with the same right answers: variants of your samples. You read them and tick those that are right; the others are left out.';

function costWords({ samples, writer, expectedUsd, largestUsd }: VariantsQuote): string {
  return `${count(samples, 'call')} to ${writer[1]}: about ${dollars(expectedUsd)}, at most ${upToTheCent(largestUsd)}.`;
}
