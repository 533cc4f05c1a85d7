import { VARIANTS_CALLBACK, VARIANTS_TICKS } from '../../../blocks/variants/variants-actions.ts';
import { tickedAfter, tickPages } from '../../../core/variants/tick-pages.ts';
import { readVariantsMetadata } from '../../out/variants-metadata.ts';
import type { TypedFields } from '../form-state.ts';
import type { KeptVariants } from './variants-form.ts';

/** A page that somebody leaves, from 1, and what is ticked then on all of them. */
interface LeftPage {
  page: number;
  pages: number;
  ticked: readonly number[];
}

/** Returns which page of its variants a form showed, and what is ticked now; null where it showed none. */
export function leftPage(
  { draft: { variants: drafting }, state }: KeptVariants,
  view: { callback_id: string; private_metadata: string; state: TypedFields },
): LeftPage | null {
  if (view.callback_id !== VARIANTS_CALLBACK || state.kind !== 'ended') return null;
  const metadata = readVariantsMetadata(view.private_metadata);
  if (metadata.kind !== 'page') return null;
  const { pages } = tickPages(drafting, state.variants);
  const shown = pages[metadata.page - 1] ?? [];
  const ticked = tickedAfter(drafting.ticked, shown, ticksIn(view.state));
  return { page: metadata.page, pages: pages.length, ticked };
}

function ticksIn({ values }: TypedFields): number[] {
  return Object.entries(values).flatMap(([block, fields]) =>
    block.startsWith(VARIANTS_TICKS)
      ? Object.values(fields).flatMap(({ selected_options = [] }) =>
          selected_options.map(({ value }) => Number(value)),
        )
      : [],
  );
}
