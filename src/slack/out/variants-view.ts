import type { Modal } from '../../blocks/parts/surfaces.ts';
import { draftingModal, noVariantsModal } from '../../blocks/variants/drafting-modal.ts';
import { tickModal } from '../../blocks/variants/tick-modal.ts';
import type { VariantsReady } from '../../blocks/variants/variants-message.ts';
import { count } from '../../core/format.ts';
import { tickPages } from '../../core/variants/tick-pages.ts';
import type { VariantsContent } from '../../flows/ports/messages.ts';
import { writeVariantsMetadata } from './variants-metadata.ts';

/** Returns variants as a form shows them: being written, none, or this page of them, from 1. */
export function variantsView(
  { form, drafting, state, simulated }: Omit<VariantsContent, 'kind' | 'name'>,
  number: number,
): Modal {
  const samples = drafting.samples.length;
  if (state.kind === 'running') {
    return draftingModal({ done: state.done, samples, simulated, form });
  }
  const { variants, short } = state;
  const { pages, tooLong } = tickPages(drafting, variants);
  const missing = [short, tooLongWords(tooLong)].filter((words) => words !== null).join(' ');
  const page = pages[number - 1];
  if (!page) return noVariantsModal({ reason: missing, form });
  return tickModal({
    page,
    number,
    pages: pages.length,
    variants: variants.length - tooLong,
    samples: new Set(variants.map(({ parent }) => parent)).size,
    missing: missing === '' ? null : missing,
    simulated,
    form,
    metadata: writeVariantsMetadata({ kind: 'page', draft: form, page: number }),
  });
}

function tooLongWords(tooLong: number): string | null {
  if (tooLong === 0) return null;
  return `${count(tooLong, 'variant')} too long to be read here: “llm-pick variants” in a terminal writes them into a file.`;
}

/** Returns what is said of variants once they have been written. */
export function readyOf({ name, form, state, simulated }: VariantsContent): VariantsReady {
  const { variants, short } = state.kind === 'ended' ? state : { variants: [], short: null };
  const samples = new Set(variants.map(({ parent }) => parent)).size;
  return { name, variants: variants.length, samples, short, simulated, form };
}
