import type { Actor, Destination } from '../actor.ts';
import type { CandidateMemory } from '../plan/plan-memory.ts';
import type { Cause, Outcome, Verdict } from '../recommendation/finding.ts';
import type { Question } from './question.ts';

/** One candidate's line while an evaluation runs. */
export interface CandidateProgress {
  name: string;
  /** `not proven`: tested to its end; what its answers come to stands in the result. */
  state: 'waits' | 'running' | 'not proven' | Verdict;
  /** What kept it from being tested to its end; null: nothing did. */
  why: Cause | null;
  done: number;
  planned: number;
  score: number | null;
}

export interface Progress {
  name: string;
  actor: Actor;
  destination: Destination | null;
  done: number;
  planned: number;
  spentUsd: number;
  budgetUsd: number;
  /** Milliseconds it may still take; null where nothing tells. */
  leftMs: number | null;
  simulated: boolean;
  /** Nobody takes its trials until it is resumed. */
  paused: boolean;
  finished: boolean;
  /** What a person is asked meanwhile; null: nothing. */
  question: Question | null;
  /** What it costs at most, as was said before it started; the budget where that was not kept. */
  largestUsd: number;
  candidates: readonly CandidateProgress[];
}

/** So few calls tell no pace. */
const PACE = 10;
/** What takes longer was interrupted, or waits: its pace is none. */
const LONGEST_MS = 2 * 3_600_000;

/** Returns how long the rest takes at the pace so far, in ms; null where there is none yet. */
export function timeLeft(
  { done, planned }: Pick<Progress, 'done' | 'planned'>,
  elapsedMs: number,
): number | null {
  if (done < PACE || planned <= done) return null;
  const remainingMs = (elapsedMs / done) * (planned - done);
  return remainingMs > LONGEST_MS ? null : remainingMs;
}

/** What is stored of one candidate at some moment. */
export interface CandidateRecord {
  name: string;
  /** Trials that ended, those that are wanted (ended ones too), and their mean score; null: none. */
  trials: { done: number; wanted: number; score: number | null } | null;
  memory: CandidateMemory | null;
  isStopped: boolean;
  /** From the result; null before. */
  outcome: Outcome | null;
}

/** Returns a candidate's line: its outcome where there is one, else what the plan decided so far. */
export function candidateProgress(record: CandidateRecord, samples: number): CandidateProgress {
  const { name, trials } = record;
  const { state, why } = record.outcome
    ? { state: record.outcome.verdict, why: record.outcome.why }
    : stateOf(record);
  const isOpen = state === 'running' || state === 'waits';
  const done = trials?.done ?? 0;
  return {
    name,
    state,
    why,
    done,
    planned: isOpen ? Math.max(trials?.wanted ?? 0, samples) : done,
    score: trials?.score ?? null,
  };
}

function stateOf({
  trials,
  memory,
  isStopped,
}: CandidateRecord): Pick<CandidateProgress, 'state' | 'why'> {
  const decision = memory?.decision ?? (isStopped ? 'stopped' : null);
  // A pilot alone tells what a model costs: it waits all the same.
  const isTried = trials !== null && (trials.wanted > 1 || (memory?.repeats ?? null) !== null);
  const isScored = isTried && trials.score !== null;
  const unsettled = isScored ? 'unclear' : 'not run';
  switch (decision) {
    case 'proven':
    case 'ruled out':
      return { state: decision, why: null };
    case 'not needed':
    case 'no proof':
    case 'stopped':
      return { state: unsettled, why: decision };
    case 'exhausted':
    case 'cannot be proven':
      return isScored
        ? { state: 'not proven', why: null }
        : { state: 'not run', why: 'unanswered' };
    default:
      return { state: isTried ? 'running' : 'waits', why: null };
  }
}
