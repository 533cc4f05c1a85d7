import { loadCatalog } from '../../../src/catalog-file.ts';
import { type DigestInput, digestOf } from '../../../src/core/digest/digest.ts';
import type { SpendRow } from '../../../src/core/digest/week-spend.ts';
import { fromDollars } from '../../../src/core/money.ts';
import { NO_NEWS } from '../../../src/core/watch/feeds/feed-news.ts';
import type { WatchedPick } from '../../../src/core/watch/watched-pick.ts';
import { newestDueWeek, weeksUntil } from '../../../src/core/week/closed-weeks.ts';

/** A Monday, 09:00 in Amsterdam. */
const MONDAY = new Date('2026-11-23T08:00:00Z');

const AMSTERDAM = { timeZone: 'Europe/Amsterdam', day: 1, hour: 9 };

/** Spend in one of eight weeks (7 is the digest's). */
export function spend(week: number, usd: number, row: Partial<SpendRow> = {}): SpendRow {
  return {
    week,
    task: 'support tickets',
    person: 'U1',
    model: 'anthropic/claude-haiku-5-5',
    judge: false,
    assumed: false,
    calls: 100,
    amount: fromDollars(usd),
    ...row,
  };
}

/** A pick that costs $96 a month before Gemini 3.8 Flash doubles on 1 Jan 2027: 1,000 + 100 tokens, at $0.75 and $3.75 a million, 85,333 times. */
export function pick(change: Partial<WatchedPick> = {}): WatchedPick {
  const acceptedAt = change.acceptedAt ?? new Date('2026-11-01T10:00:00Z');
  return {
    evaluationId: 'evaluation-1',
    workspace: 'T1',
    name: 'invoice amounts',
    model: 'google/gemini-3.8-flash',
    catalogName: 'google/gemini-3.8-flash',
    owner: { kind: 'person', id: 'U1' },
    destination: { channel: 'C1' },
    simulated: false,
    volume: 85_333,
    acceptedAt,
    testedAt: acceptedAt,
    replaces: null,
    tokens: { input: 1_000, output: 100, cached: 0, reasoning: 0 },
    costPerCall: 0.001125,
    bar: 0.9,
    evaluationUsd: 0.4,
    servedModels: ['gemini-3.8-flash'],
    lineUp: ['google/gemini-3.8-flash', 'anthropic/claude-opus-5-5'],
    ownModels: [],
    ...change,
  };
}

/** The input of a digest in a week in which nothing happened, but for `change`. */
export function digestInput(change: Partial<DigestInput> = {}): DigestInput {
  const week = newestDueWeek(MONDAY, AMSTERDAM);
  return {
    weeks: weeksUntil(week, 8, AMSTERDAM.timeZone),
    rows: [],
    month: { name: '2026-11', days: 30, daysOver: 22, usd: 0, usdOver: 0, capUsd: null },
    picks: [],
    savings: [],
    catalog: loadCatalog(),
    news: NO_NEWS,
    served: new Map(),
    feeds: ['catalogue', 'prices'],
    reconciliation: null,
    simulated: false,
    at: MONDAY,
    ...change,
  };
}

/** A full week: storyboard 7. */
export function fullDigest() {
  return digestOf(
    digestInput({
      rows: [
        ...[2.1, 1.4, 0, 3.05, 2.2, 1.9].map((usd, week) => spend(week, usd)),
        spend(6, 2.47),
        spend(6, 0.35, { task: 'invoice amounts', model: 'google/gemini-3.8-flash' }),
        spend(7, 2.4),
        spend(7, 0.42, { judge: true, model: 'anthropic/claude-opus-5-5', calls: 60 }),
        spend(7, 1.3, { task: 'invoice amounts', model: 'google/gemini-3.8-flash', person: 'U2' }),
      ],
      month: { name: '2026-11', days: 30, daysOver: 22, usd: 11.8, usdOver: 11.8, capUsd: 50 },
      picks: [
        pick(),
        pick({
          evaluationId: 'evaluation-2',
          name: 'support tickets',
          model: 'anthropic/claude-haiku-5-5',
          catalogName: 'anthropic/claude-haiku-5-5',
          volume: 100_000,
          acceptedAt: new Date('2026-08-01T10:00:00Z'),
        }),
      ],
      savings: [{ task: 'support tickets', monthlyUsd: 234, accepted: false }],
      reconciliation: {
        provider: 'Anthropic',
        span: { start: new Date('2026-11-16'), end: new Date('2026-11-23') },
        ledgerUsd: 2.82,
        billedUsd: 2.87,
        problem: null,
        unmatched: [],
      },
    }),
  );
}
