import { count, wholeNumber } from '../../core/format.ts';
import { draftedWords } from '../../core/variants/variants-words.ts';
import { modal } from '../parts/modal.ts';
import { button, context, section, warningBlock } from '../parts/plain-blocks.ts';
import { simulatedNote } from '../parts/simulated-note.ts';
import type { Modal } from '../parts/surfaces.ts';
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
  const all = count(samples, 'sample');
  const buttons = [button(VARIANTS_LOOK, 'Look again', form), button(VARIANTS_STOP, 'Stop', form)];
  return modal({
    title: TITLE,
    close: 'Close',
    blocks: [
      ...simulatedNote(simulated),
      section(`Variants are being written: ${wholeNumber(done)} of ${all} done.`),
      context(MEANWHILE),
      { type: 'actions', elements: buttons },
    ],
  });
}

const MEANWHILE =
  'They show up here when they are all there. You can close this: a direct message brings you back to them, and to your form.';

/** Where none was written that can be ticked, and why. */
export function noVariantsModal({ reason, form }: { reason: string; form: string }): Modal {
  const buttons = [
    button(VARIANTS_AGAIN, 'Ask again', form),
    button(VARIANTS_LEAVE, 'Back to the price', form),
  ];
  return modal({
    title: TITLE,
    close: 'Close',
    blocks: [
      warningBlock(draftedWords({ variants: 0, samples: 0 })),
      section(reason),
      { type: 'actions', elements: buttons },
    ],
  });
}
