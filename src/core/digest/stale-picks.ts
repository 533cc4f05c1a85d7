import type { Catalog } from '../catalog/model.ts';
import { type PriceStep, passedSteps } from '../watch/coming-changes.ts';
import { reroutes, STALE_DAYS } from '../watch/signals.ts';
import type { WatchedPick } from '../watch/watched-pick.ts';
import { wholeDays } from '../week/whole-days.ts';

/** A pick whose measurement may not hold any more, and why; `isNew`: since the last week or less. */
export type StalePick = { pick: WatchedPick; isNew: boolean } & (
  | { reason: 'age'; days: number }
  | { reason: 'price'; step: PriceStep }
  | { reason: 'model'; served: string }
);

const WEEK = 7;

/**
 * The picks that were not tested for 90 days, or whose price or answering model has changed since they
 * were. `served` are the exact ids that answered in the week, by the catalogue's name of the model.
 */
export function stalePicks(
  picks: readonly WatchedPick[],
  {
    catalog,
    served,
    at,
  }: { catalog: Catalog; served: ReadonlyMap<string, readonly string[]>; at: Date },
): StalePick[] {
  return picks.flatMap((pick): StalePick[] => {
    const step = passedSteps(pick, catalog, at).at(-1);
    const days = wholeDays(pick.testedAt, at);
    return [
      ...(step
        ? [{ pick, reason: 'price' as const, step, isNew: wholeDays(step.at, at) < WEEK }]
        : []),
      ...reroutes(pick, served.get(pick.catalogName) ?? []).map((id) => ({
        pick,
        reason: 'model' as const,
        served: id,
        isNew: false,
      })),
      ...(days >= STALE_DAYS
        ? [{ pick, reason: 'age' as const, days, isNew: days < STALE_DAYS + WEEK }]
        : []),
    ];
  });
}
