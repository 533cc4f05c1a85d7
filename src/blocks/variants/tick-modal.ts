import type { TickPage } from '../../core/variants/tick-pages.ts';
import { draftedWords } from '../../core/variants/variants-words.ts';
import { modal } from '../parts/modal.ts';
import { button, section } from '../parts/plain-blocks.ts';
import { simulatedNote } from '../parts/simulated-note.ts';
import type { Modal } from '../parts/surfaces.ts';
import { tickBlocks } from './tick-blocks.ts';
import { VARIANTS_CALLBACK, VARIANTS_LEAVE, VARIANTS_PAGE_BACK } from './variants-actions.ts';

/** A page of variants to be read and ticked. */
export interface Ticking {
  page: TickPage;
  /** From 1. */
  number: number;
  pages: number;
  variants: number;
  /** Samples that there are variants of. */
  samples: number;
  /** What is to be known of those that are missing, in sentences; null: nothing. */
  missing: string | null;
  simulated: boolean;
  form: string;
  metadata: string;
}

/** Variants beside their samples: each in full, with a box to tick. */
export function tickModal(ticking: Ticking): Modal {
  const { page, number, pages, missing, form } = ticking;
  const isFirst = number === 1;
  const leave = button(VARIANTS_LEAVE, 'Back to the price', form);
  const back = button(VARIANTS_PAGE_BACK, 'Previous page', form);
  return modal({
    title: pages === 1 ? 'Tick variants' : `Tick variants, ${number} of ${pages}`,
    close: 'Close',
    form: {
      callbackId: VARIANTS_CALLBACK,
      submit: number === pages ? 'Add what is ticked' : 'Next page',
      metadata: ticking.metadata,
    },
    blocks: [
      ...(isFirst ? simulatedNote(ticking.simulated) : []),
      ...(isFirst ? [section(`${draftedWords(ticking)} ${TAKE}`)] : []),
      ...(isFirst && missing !== null ? [section(missing)] : []),
      ...page.flatMap((sample) => tickBlocks(sample)),
      { type: 'divider' },
      { type: 'actions', elements: isFirst ? [leave] : [back, leave] },
    ],
  });
}

const TAKE =
  'Take those that a user might send and whose right answer is still that of the sample.';
