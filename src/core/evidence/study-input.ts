import type { Bar, Estimand } from '../evaluation.ts';
import type { ScoreTable } from './score-table.ts';

/** One candidate's trials. */
export interface StudyCandidate {
  /** The trials that ended, in any order; score null = missing; ms of those whose call has a time. */
  finished: readonly {
    sample: number;
    repeat: number;
    score: number | null;
    latencyMs?: number | null;
  }[];
  /** The same in place of `finished`, where they are laid out already. */
  laidOut?: LaidOut;
}

/** A candidate's trials by sample and repeat. */
interface LaidOut {
  table: ScoreTable;
  /** In the table's order; null where a call has no time, or has not ended. */
  latencies: readonly (number | null)[];
}

/** What was asked and what came of it. Samples are indexes 0..samples-1. */
export interface StudyInput {
  samples: number;
  /** A group per sample, or null: near-duplicates are one cluster. */
  groups: readonly (string | null)[];
  /** The first sample of each round that was added; left out where none was. */
  rounds?: readonly number[];
  /** Scores may be other than 0 and 1 (judge, json fields). */
  continuous: boolean;
  repeats: number;
  bar: Bar;
  estimand: Estimand;
  seed: number;
  candidates: readonly StudyCandidate[];
}
