import { capsOf, fullPurses } from '../core/caps/caps.ts';
import type { Limits } from '../core/estimate/limit-words.ts';
import type { Ctx } from './ctx.ts';
import type { PastQuotes } from './ports/quotes.ts';
import type { SettingStore } from './ports/settings.ts';

export interface ReadLimitsDeps {
  settings: Pick<SettingStore, 'read'>;
  /** null: there is no record to look into. */
  past: Pick<PastQuotes, 'purses'> | null;
}

/** Returns what may hold back who spends in a workspace at a moment. */
export async function readLimits(
  { settings, past }: ReadLimitsDeps,
  { workspace, actor, now }: Ctx,
): Promise<Limits> {
  const chosen = await settings.read(workspace);
  const caps = capsOf(chosen, now);
  const purses =
    past === null || caps === null
      ? fullPurses(actor)
      : await past.purses({ workspace, actor }, caps.start);
  return { chosen, caps, purses };
}
