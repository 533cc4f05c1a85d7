import type { Catalog } from '../catalog/model.ts';
import type { Feed } from '../settings/settings.ts';
import { daysLater, wholeDays } from '../week/whole-days.ts';
import type { CanaryAlarm } from './canary.ts';
import { cheaperModels } from './cheaper-models.ts';
import { type ComingChange, comingChanges, type PriceStep, passedSteps } from './coming-changes.ts';
import type { FeedNews } from './feeds/feed-news.ts';
import { pickProjection, type WatchedPick } from './watched-pick.ts';

/**
 * Something about an accepted pick that its owner should hear of, once: `key` names it for ever. Money in
 * dollars a month.
 */
export type Signal = {
  key: string;
  pick: WatchedPick;
  /** What the pick costs; null where that is not known. */
  monthly: number | null;
} & (
  | { kind: 'coming'; change: ComingChange }
  | { kind: 'passed'; step: PriceStep }
  | { kind: 'reroute'; served: string }
  | { kind: 'cheaper'; model: string; cheaper: number }
  | { kind: 'canary'; alarm: CanaryAlarm }
  | { kind: 'stale'; days: number }
);

/** What can be seen of the world at one moment. */
export interface WatchView {
  catalog: Catalog;
  news: Pick<FeedNews, 'retirements'>;
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
  const monthly = pickProjection(pick, view.catalog, view.at)?.monthlySpend ?? null;
  const of = { pick, monthly };
  return [
    ...passed(of, view),
    ...comingSignals(of, view),
    ...reroutes(pick, view.served).map((served) => ({
      ...of,
      kind: 'reroute' as const,
      key: `reroute ${served}`,
      served,
    })),
    ...cheaperNewcomers(of, view),
    ...(view.alarm ? [{ ...of, kind: 'canary' as const, key: 'canary', alarm: view.alarm }] : []),
    ...staleSignal(of, view),
  ];
}

/** The exact ids that answer now and did not when the pick was measured. */
export function reroutes(
  { servedModels }: Pick<WatchedPick, 'servedModels'>,
  served: readonly string[],
): string[] {
  return [...new Set(served)].filter((id) => !servedModels.includes(id));
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

/**
 * The first words of keys that are about the model in use and not about its test: they hold of the same
 * model tested again.
 */
export const OF_MODEL = [LOOKED, 'price', 'retirement', 'cheaper', 'reroute'] as const;

type Of = Pick<Signal, 'pick' | 'monthly'>;

/** A price that began unannounced; one that was announced has its key already. */
function passed(of: Of, { catalog, feeds, at }: WatchView): Signal[] {
  if (!feeds.includes('prices')) return [];
  return passedSteps(of.pick, catalog, at).map((step) => {
    return { ...of, kind: 'passed', key: keyOf(step), step };
  });
}

function comingSignals(of: Of, { catalog, news, feeds, at }: WatchView): Signal[] {
  const changes = comingChanges(of.pick, { catalog, news, feeds, at, days: RETIREMENT_DAYS });
  return changes.flatMap((change) => {
    if (change.kind === 'retirement' && !change.confirmed) return [];
    if (change.kind === 'price' && change.at > daysLater(at, PRICE_DAYS)) return [];
    return [{ ...of, kind: 'coming' as const, key: keyOf(change), change }];
  });
}

function keyOf({ kind, at }: Pick<ComingChange, 'kind' | 'at'>): string {
  return `${kind} ${at.toISOString().slice(0, 10)}`;
}

function cheaperNewcomers(of: Of, { catalog, at }: WatchView): Signal[] {
  return cheaperModels(of.pick, catalog, at).map(({ model, monthly }) => ({
    ...of,
    kind: 'cheaper',
    key: `cheaper ${model.name}`,
    model: model.name,
    cheaper: monthly,
  }));
}

/** Once after each test. */
function staleSignal(of: Of, { at }: WatchView): Signal[] {
  const { testedAt, acceptedAt } = of.pick;
  const days = wholeDays(testedAt, at);
  if (days < STALE_DAYS) return [];
  const again = testedAt > acceptedAt ? ` since ${testedAt.toISOString().slice(0, 10)}` : '';
  return [{ ...of, kind: 'stale', key: `stale${again}`, days }];
}
