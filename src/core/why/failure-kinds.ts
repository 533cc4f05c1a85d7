import { entryOf } from '../entry-of.ts';
import { itemAt } from '../item-at.ts';
import { holdsAnswer } from '../scoring/holds-answer.ts';
import { sameAnswer } from '../scoring/same-answer.ts';
import type { FinishedTrial, ModelFailure } from '../trial.ts';
import { failingSamples } from './failing-samples.ts';
import { isRight, rightShare, type StoredTrials, scoredBySample } from './stored-trials.ts';

/**
 * What stored trials tell of a failing sample, in the order in which it is asked: `nobody` gets it
 * right; right answer in the wrong `form`; a failure of its own name; `consistent`: always the same
 * wrong answer, where a more expensive model is always right; `unsure`: other answers when asked again;
 * else `wrong`.
 */
export type FailureKind = 'nobody' | 'form' | 'consistent' | 'unsure' | ModelFailure;

/** One label that is taken for another in most failures. */
interface Confusion {
  expected: string;
  given: string;
  samples: number;
  of: number;
}

/** A candidate's failures, sorted for nothing. */
export interface SortedFailures {
  /** Samples (from 0) that fail. */
  failing: readonly number[];
  /** The failing samples by kind, the commonest first. */
  kinds: readonly { kind: FailureKind; samples: readonly number[] }[];
  /** One wrong label that takes 60% of the failing samples, and 4 at least: a rule may be missing. */
  confusion: Confusion | null;
}

/** Returns why each of a candidate's failing samples fails, as far as stored trials tell (recipes.md A0). */
export function sortedFailures(stored: StoredTrials, candidate: number): SortedFailures {
  const failing = failingSamples(stored, candidate);
  const kindOf = kindsOf(stored, candidate);
  const bySample = scoredBySample(itemAt(stored.candidates, candidate));
  const byKind = Map.groupBy(failing, (sample) => kindOf(sample, entryOf(bySample, sample)));
  const kinds = [...byKind].map(([kind, samples]) => ({ kind, samples }));
  return {
    failing,
    kinds: kinds.sort((a, b) => b.samples.length - a.samples.length),
    confusion: confusionOf(stored, failing, bySample),
  };
}

type Trials = readonly FinishedTrial[];

function kindsOf(stored: StoredTrials, candidate: number) {
  const { samples, scorer, passMark, candidates } = stored;
  const trials = candidates.map(scoredBySample);
  const prices = candidates.map(({ costPerCall }) => costPerCall);
  const mostExpensive = itemAt(trials, prices.indexOf(Math.max(...prices)));
  const moreExpensive = trials.filter(
    (_, index) => itemAt(prices, index) > itemAt(prices, candidate),
  );
  const holds = holdsAnswer(scorer);
  const same = sameAnswer(scorer) ?? ((one: string, other: string) => one === other);
  // Two candidates or more answered it twice or more, and were never right; the most expensive one too.
  const isNobodys = (sample: number) => {
    const answered = trials
      .map((bySample) => bySample.get(sample))
      .filter((each) => each !== undefined);
    return (
      mostExpensive.has(sample) &&
      answered.length > 1 &&
      answered.every((each) => each.length > 1 && rightShare(each, passMark) === 0)
    );
  };
  const isAlwaysRight = (each: Trials | undefined) =>
    each !== undefined && rightShare(each, passMark) === 1;
  return (sample: number, own: Trials): FailureKind => {
    if (isNobodys(sample)) return 'nobody';
    const wrong = own.filter((trial) => !isRight(trial, passMark));
    const holding = wrong.filter(({ answer }) => holds(answer ?? '', itemAt(samples, sample)));
    if (holding.length * 2 > wrong.length) return 'form';
    const failure = mostOf(wrong.map((trial) => trial.failure));
    if (failure !== null && failure !== 'wrong' && failure !== 'given up') return failure;
    const answers = own.map(({ answer }) => answer ?? '');
    const [first = ''] = answers;
    if (answers.some((answer) => !same(answer, first))) return 'unsure';
    const isSkilled = moreExpensive.some((bySample) => isAlwaysRight(bySample.get(sample)));
    return answers.length > 1 && isSkilled ? 'consistent' : 'wrong';
  };
}

/** What stands in a list more than half of the time; null: nothing does. */
function mostOf<T>(values: readonly T[]): T | null {
  const [commonest = []] = [...Map.groupBy(values, (value) => value).values()].sort(
    (a, b) => b.length - a.length,
  );
  const [value] = commonest;
  return value !== undefined && commonest.length * 2 > values.length ? value : null;
}

const CONFUSED_SHARE = 0.6;
const FEWEST_CONFUSED = 4;
/** Longer answers are no labels. */
const LONGEST_LABEL = 40;

/** Each sample counts once, by the wrong answer it gets most. */
function confusionOf(
  { samples, passMark }: StoredTrials,
  failing: readonly number[],
  bySample: ReadonlyMap<number, Trials>,
): Confusion | null {
  const pairs = failing.flatMap((sample) => {
    const own = bySample.get(sample) ?? [];
    const wrong = own.filter((trial) => !isRight(trial, passMark));
    const wrongLabel = mostOf(wrong.map(({ answer }) => labelOf(answer ?? '')));
    const expected = labelOf(itemAt(samples, sample).expected);
    return wrongLabel && expected ? [{ expected, given: wrongLabel }] : [];
  });
  const [most = []] = [
    ...Map.groupBy(pairs, ({ expected, given }) => `${expected}\n${given}`).values(),
  ].sort((a, b) => b.length - a.length);
  const [pair] = most;
  if (!pair || most.length < FEWEST_CONFUSED) return null;
  if (most.length < CONFUSED_SHARE * failing.length) return null;
  return { ...pair, samples: most.length, of: failing.length };
}

function labelOf(text: string): string | null {
  const label = text
    .trim()
    .toLowerCase()
    .replace(/[.*"'`]+$|^[*"'`]+/g, '');
  return label !== '' && label.length <= LONGEST_LABEL ? label : null;
}
