import type { InputBlock } from '@slack/types';
import { upToTheCent } from '../../core/format.ts';
import type { InquiryQuote } from '../../core/inquiry/inquiry-quote.ts';
import { costWords, triedWords } from '../../core/inquiry/quote-words.ts';
import { documentInput } from '../form/document-input.ts';
import { numberInput, textInput } from '../form/form-inputs.ts';
import { modal } from '../parts/modal.ts';
import { section, warningBlock } from '../parts/plain-blocks.ts';
import { simulatedPrefix } from '../parts/simulated-note.ts';
import type { Modal } from '../parts/surfaces.ts';

export const WHY_CALLBACK = 'why_it_fails';
/** The blocks of what the model should know, pasted and as a file, and of what may be spent. */
export const DOCUMENT = 'document';
export const DOCUMENT_FILE = 'document-file';
export const SPEND = 'spend';

/** What is asked before anything is spent: what the model should know; then what looking into it may cost. */
export interface WhyQuestion {
  metadata: string;
  /** What stands in the field. */
  typed: string;
  /** The app may read files. */
  takesFiles: boolean;
  /** What is wrong with what came before; null: nothing. */
  warning: string | null;
  /** null: not asked yet. */
  offer: {
    label: string;
    simulated: boolean;
    quote: InquiryQuote;
    stored: readonly string[];
    limits: readonly string[];
  } | null;
}

/** The form of [Why does it fail?]: first what the model should know, then the price of looking into it. */
export function whyModal({ metadata, typed, takesFiles, warning, offer }: WhyQuestion): Modal {
  const submit = offer
    ? `Start, at most ${upToTheCent(offer.quote.largestUsd)}`
    : 'What would it cost?';
  return modal({
    title: 'Why does it fail?',
    close: 'Cancel',
    form: { callbackId: WHY_CALLBACK, submit, metadata },
    blocks: [
      ...(warning === null ? [] : [warningBlock(warning)]),
      section(offer ? offerText(offer) : INTRODUCTION),
      // Beside its price stands what was typed; a document that was uploaded is named there.
      ...(offer && typed === '' ? [] : [typedInput(typed)]),
      ...(offer ? [] : firstInputs(takesFiles)),
    ],
  });
}

function typedInput(typed: string): InputBlock {
  return textInput(DOCUMENT, 'What should the model know?', typed, {
    multiline: true,
    optional: true,
    hint: 'Paste your rules, an FAQ, a price list: up to 3,000 characters.',
  });
}

function firstInputs(takesFiles: boolean): InputBlock[] {
  const file = documentInput(DOCUMENT_FILE, 'Or a document');
  const spend = numberInput(SPEND, 'It may cost at most, in dollars', '', {
    decimal: true,
    optional: true,
    hint: 'Left empty: what the evaluation has left of its budget.',
  });
  return takesFiles ? [file, spend] : [spend];
}

const INTRODUCTION =
  'The failing samples are asked again: as they are, with more thinking, with your document, with examples and with rules. What helps is confirmed by fresh answers. You see the price first.';

function offerText({
  label,
  simulated,
  quote,
  stored,
  limits,
}: NonNullable<WhyQuestion['offer']>): string {
  return [
    `${simulatedPrefix(simulated)}Why does ${label} fail?`,
    stored.join(' '),
    triedWords(quote),
    [costWords(quote), ...limits].join(' '),
  ].join('\n');
}
