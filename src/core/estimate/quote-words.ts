import { count, listed } from '../format.ts';

/** How a quote was found. */
export interface QuoteBasis {
  /** Providers, as people call them, that counted the input; exactly, or about. */
  counted: readonly string[];
  countedAbout: readonly string[];
  /** Those that gave no count (no key, no answer in time): their input is estimated. */
  uncounted: readonly string[];
  /** Candidates, and those of them whose answers to the same task are known. */
  candidates: number;
  known: number;
  /** One call to each model will tell. */
  pilots: boolean;
}

/** Returns how a quote was found, in sentences. */
export function basisWords(basis: QuoteBasis): string[] {
  const { counted, countedAbout, uncounted, candidates, known, pilots } = basis;
  const counting = [...counted, ...countedAbout.map((name) => `${name} (about)`)];
  return [
    ...(counting.length > 0 ? [`Input as counted by ${listed(counting)}.`] : []),
    ...(uncounted.length > 0
      ? [`${listed(uncounted)} gave no count: input there is estimated from the texts’ lengths.`]
      : []),
    ...(known > 0
      ? [
          `Answers as in past evaluations of this task${known < candidates ? `, for ${count(known, 'model')} of ${candidates}` : ''}.`,
        ]
      : []),
    ...(known < candidates
      ? [
          `${known > 0 ? 'Others’ answers' : 'Answers'} are guessed${pilots ? ' until one call to each model has shown them' : ''}.`,
        ]
      : []),
  ];
}

/** A past evaluation that ran to its end: what it was said to cost, and did; dollars. */
export interface PastQuote {
  expectedUsd: number;
  spentUsd: number;
}

const FURTHEST = 10;
const FACTORS = [1.1, 1.3, 1.5, 2, 3, 5, FURTHEST];
/** Fewer quotes say nothing. */
const FEWEST = 5;
const MOST_OF_THEM = 0.9;

/**
 * Returns how good past quotes were: `Past quotes were within 1.3x of the cost in 9 of 10.`, at the
 * least factor that holds for nine in ten, else how many were further off than the largest; null where there
 * are too few.
 */
export function quoteRecordWords(quotes: readonly PastQuote[]): string | null {
  if (quotes.length < FEWEST) return null;
  const apart = quotes.map(({ expectedUsd, spentUsd }) =>
    expectedUsd === spentUsd ? 1 : Math.max(expectedUsd / spentUsd, spentUsd / expectedUsd),
  );
  const within = (factor: number) => apart.filter((each) => each <= factor).length;
  const factor = FACTORS.find((each) => within(each) >= MOST_OF_THEM * apart.length);
  if (factor !== undefined)
    return `Past quotes were within ${factor}x of the cost in ${within(factor)} of ${apart.length}.`;
  const off = apart.length - within(FURTHEST);
  return `Past quotes were more than ${FURTHEST}x off in ${off} of ${apart.length}.`;
}
