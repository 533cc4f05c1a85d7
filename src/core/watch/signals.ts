import type { Catalog } from '../catalog/model.ts';
import type { Feed } from '../settings/settings.ts';
import { daysLater, wholeDays } from '../week/whole-days.ts';
import type { CanaryAlarm } from './canary.ts';
import { cheaperModels } from './cheaper-models.ts';
import { type ComingChange, comingChanges } from './coming-changes.ts';
import type { Retirement } from './retirements.ts';
import type { WatchedPick } from './watched-pick.ts';

/** Something about an accepted pick that its owner should hear of, once: `key` names it for ever. Money in dollars a month. */
export type Signal = { key: string; pick: WatchedPick } & (
  | { kind: 'coming'; change: ComingChange }
  | { kind: 'reroute'; served: string }
  | { kind: 'cheaper'; model: string; monthly: number; before: number }
  | { kind: 'canary'; alarm: CanaryAlarm }
  | { kind: 'stale'; days: number }
);

/** What can be seen of the world at one moment. */
export interface WatchView {
  catalog: Catalog;
  retirements: readonly Retirement[];
  feeds: readonly Feed[];
  /** The exact ids that answered lately where this pick's model was called. */
  served: readonly string[];
  /** Of the pick's canary; null without one, or where it has not alarmed. */
  alarm: CanaryAlarm | null;
  at: Date;
}

const PRICE_DAYS = 60;
const RETIREMENT_DAYS = 90;
export const STALE_DAYS = 90;

/** Everything that holds of a pick now and is sure enough to alert; what has been announced before, too. */
export function signalsOf(pick: WatchedPick, view: WatchView): Signal[] {
  return [
    ...coming(pick, view),
    ...reroutes(pick, view),
    ...cheaperNewcomers(pick, view),
    ...(view.alarm ? [{ kind: 'canary' as const, key: 'canary', pick, alarm: view.alarm }] : []),
    ...stale(pick, view),
  ];
}

/**
 * The edges among the signals: which to announce, and which keys to record for good. At the first look
 * at a pick, models that were cheaper all along are no newcomers: they are recorded in silence.
 */
export function newSignals(
  signals: readonly Signal[],
  recorded: ReadonlySet<string>,
): { announce: Signal[]; record: string[] } {
  const isFirstLook = !recorded.has(LOOKED);
  const fresh = signals.filter(({ key }) => !recorded.has(key));
  return {
    announce: fresh.filter(({ kind }) => !(isFirstLook && kind === 'cheaper')),
    record: [...(isFirstLook ? [LOOKED] : []), ...fresh.map(({ key }) => key)],
  };
}

/** The key that says that a pick has been looked at. */
const LOOKED = 'looked';

function coming(pick: WatchedPick, { catalog, retirements, feeds, at }: WatchView): Signal[] {
  const changes = comingChanges(pick, { catalog, retirements, feeds, at, days: RETIREMENT_DAYS });
  return changes.flatMap((change) => {
    if (change.kind === 'retirement' && !change.confirmed) return [];
    if (change.kind === 'price' && change.at > daysLater(at, PRICE_DAYS)) return [];
    const key = `${change.kind} ${change.at.toISOString().slice(0, 10)}`;
    return [{ kind: 'coming' as const, key, pick, change }];
  });
}

function reroutes(pick: WatchedPick, { served }: WatchView): Signal[] {
  return [...new Set(served)]
    .filter((id) => !pick.servedModels.includes(id))
    .map((id) => ({ kind: 'reroute' as const, key: `reroute ${id}`, pick, served: id }));
}

function cheaperNewcomers(pick: WatchedPick, { catalog, at }: WatchView): Signal[] {
  return cheaperModels(pick, catalog, at).map(({ model, monthly, before }) => ({
    kind: 'cheaper',
    key: `cheaper ${model.name}`,
    pick,
    model: model.name,
    monthly,
    before,
  }));
}

function stale(pick: WatchedPick, { at }: WatchView): Signal[] {
  const days = wholeDays(pick.acceptedAt, at);
  return days < STALE_DAYS ? [] : [{ kind: 'stale', key: 'stale', pick, days }];
}
