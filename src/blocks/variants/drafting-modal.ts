import { count, wholeNumber } from '../../core/format.ts';
import { draftedWords } from '../../core/variants/variants-words.ts';
import { LIMITS } from '../parts/limits.ts';
import { modal } from '../parts/modal.ts';
import { modalButtons } from '../parts/modal-buttons.ts';
import { simulatedNote } from '../parts/simulated-note.ts';
import type { Modal } from '../parts/surfaces.ts';
import { plainText } from '../parts/text.ts';
import {
  VARIANTS_AGAIN,
  VARIANTS_LEAVE,
  VARIANTS_LOOK,
  VARIANTS_STOP,
} from './variants-actions.ts';

const TITLE = 'Draft variants';

/** While variants are being written; it turns into their first page by itself. */
export function draftingModal({
  done,
  samples,
  simulated,
  form,
}: {
  /** Samples that have been written for, and all of them. */
  done: number;
  samples: number;
  simulated: boolean;
  form: string;
}): Modal {
  return modal({
    title: TITLE,
    close: 'Close',
    blocks: [
      ...simulatedNote(simulated),
      {
        type: 'section',
        text: plainText(
          `Variants are being written: ${wholeNumber(done)} of ${count(samples, 'sample')} done.`,
          LIMITS.section,
        ),
      },
      {
        type: 'context',
        elements: [
          plainText(
            'They show up here when they are all there. You can close this: a direct message brings you back to them, and to your form.',
            LIMITS.context.text,
          ),
        ],
      },
      modalButtons('drafting', [
        { action: VARIANTS_LOOK, text: 'Look again', value: form },
        { action: VARIANTS_STOP, text: 'Stop', value: form },
      ]),
    ],
  });
}

/** Where none was written that can be ticked, and why. */
export function noVariantsModal({ reason, form }: { reason: string; form: string }): Modal {
  return modal({
    title: TITLE,
    close: 'Close',
    blocks: [
      {
        type: 'alert',
        level: 'warning',
        text: plainText(draftedWords({ variants: 0, samples: 0 }), LIMITS.alert),
      },
      { type: 'section', text: plainText(reason, LIMITS.section) },
      modalButtons('none', [
        { action: VARIANTS_AGAIN, text: 'Ask again', value: form },
        { action: VARIANTS_LEAVE, text: 'Back to the price', value: form },
      ]),
    ],
  });
}
