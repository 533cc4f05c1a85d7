import type { CatalogModel } from '../catalog/model.ts';
import type { Feed } from '../settings/settings.ts';

/** What somebody else reports of a model's end, matched by its exact id. */
export interface Retirement {
  /** Who reports it: `deprecations.info`. */
  source: string;
  provider: string;
  /** The provider's exact id. */
  id: string;
  /** YYYY-MM-DD, UTC. */
  day: string;
}

/** Our own catalogue among the sources, as installed or as published since. */
const OUR_CATALOGUE = 'our catalogue';

/**
 * The days on which a model is said to end, each with who says so: our catalogue's day where
 * it has one and that feed is on, and every other day that is reported. A day counts as confirmed where
 * our catalogue has it, or two sources name the same.
 */
export function retirementsOf(
  { provider, id, retires }: Pick<CatalogModel, 'provider' | 'id' | 'retires'>,
  reports: readonly Retirement[],
  feeds: readonly Feed[],
): { day: string; sources: string[]; confirmed: boolean }[] {
  const sourcesByDay = new Map<string, string[]>();
  const add = (day: string, source: string) => {
    const sources = sourcesByDay.get(day) ?? [];
    if (!sources.includes(source)) sourcesByDay.set(day, [...sources, source]);
  };
  if (retires !== null && feeds.includes('catalogue')) add(retires, OUR_CATALOGUE);
  for (const report of reports) {
    if (report.provider === provider && report.id === id) add(report.day, report.source);
  }
  return [...sourcesByDay].map(([day, sources]) => ({
    day,
    sources,
    confirmed: sources.includes(OUR_CATALOGUE) || sources.length > 1,
  }));
}
