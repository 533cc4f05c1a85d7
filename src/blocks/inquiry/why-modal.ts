import { count, dollars } from '../../core/format.ts';
import type { InquiryQuote } from '../../core/inquiry/inquiry-quote.ts';
import { LIMITS } from '../limits.ts';
import { modal } from '../modal.ts';
import { simulatedPrefix } from '../simulated-note.ts';
import type { Modal } from '../surfaces.ts';
import { plainText } from '../text.ts';

export const WHY_CALLBACK = 'why_it_fails';
/** The block of the document, and the one input in it. */
export const DOCUMENT = 'document';

/** What is asked before anything is spent: what the model should know; then what looking into it may cost. */
export interface WhyQuestion {
  metadata: string;
  /** null: not asked yet. */
  offer: {
    label: string;
    simulated: boolean;
    quote: InquiryQuote;
    stored: readonly string[];
  } | null;
}

/** The form of [Why does it fail?]: the same document, without a price and then with it. */
export function whyModal({ metadata, offer }: WhyQuestion): Modal {
  const submit = offer
    ? `Start, at most ${dollars(offer.quote.largestUsd)}`
    : 'What would it cost?';
  return modal({
    close: 'Cancel',
    form: { callbackId: WHY_CALLBACK, submit, metadata },
    blocks: [
      { type: 'section', text: plainText(offer ? offerText(offer) : INTRODUCTION, LIMITS.section) },
      {
        type: 'input',
        block_id: DOCUMENT,
        optional: true,
        label: plainText('What should the model know?', LIMITS.input.label),
        hint: plainText(HINT, LIMITS.input.hint),
        element: {
          type: 'plain_text_input',
          action_id: DOCUMENT,
          multiline: true,
          max_length: 3_000,
        },
      },
    ],
  });
}

const INTRODUCTION =
  'The failing samples are asked again: as they are, with more thinking, with your document, with examples and with rules. What helps is confirmed by fresh answers. You see the price first.';
const HINT =
  'Paste your rules, an FAQ, a price list. A longer document, a PDF or a DOCX: llm-pick why ID --context FILE.';

function offerText({ label, simulated, quote, stored }: NonNullable<WhyQuestion['offer']>): string {
  const tried = quote.tried.join(', ');
  return [
    `${simulatedPrefix(simulated)}Why does ${label} fail?`,
    stored.join(' '),
    `Tried on ${count(quote.failing, 'failing sample')}, beside a plain retry: ${tried}.`,
    `It may cost about ${dollars(quote.expectedUsd)}, at most ${dollars(quote.largestUsd)}.`,
  ].join('\n');
}
