import type { WatchedPick } from './watched-pick.ts';

/** What somebody else reports of a price, matched by the model's exact id. */
export interface PriceReport {
  /** Who reports it: `LiteLLM`. */
  source: string;
  provider: string;
  /** The provider's exact id. */
  id: string;
  /** The day it was reported: YYYY-MM-DD, UTC. */
  day: string;
  /** The reporter's own words. */
  words: string;
}

/** A report that may concern a pick. */
export interface ReportedPrice {
  pick: WatchedPick;
  report: PriceReport;
}

/** Reports of a span of time on the models of picks, in their order; one that two sources make stands twice. */
export function reportsOn(
  picks: readonly WatchedPick[],
  reports: readonly PriceReport[],
  { start, end }: { start: Date; end: Date },
): ReportedPrice[] {
  const isWithin = ({ day }: PriceReport) => new Date(day) >= start && new Date(day) < end;
  const within = reports.filter(isWithin);
  return picks.flatMap((pick) =>
    within
      .filter(({ provider, id }) => pick.catalogName === `${provider}/${id}`)
      .map((report) => ({ pick, report })),
  );
}
