import type { EvaluationSpec } from '../evaluation.ts';
import type { Picodollars } from '../money.ts';
import type { Stop } from '../stop.ts';
import type { FinishedTrial } from '../trial.ts';

/** The record of an evaluation whose plan has ended. */
export interface EndedEvaluation {
  id: string;
  spec: EvaluationSpec;
  simulated: boolean;
  /** By candidate index: why it could not go on. */
  stops: Readonly<Record<string, Stop>>;
  spent: Picodollars;
  estimatedUsd: number;
  fullDesignUsd: number;
  createdAt: Date;
  ended: readonly FinishedTrial[];
  ledger: LedgerTotals;
}

/** Sums of an evaluation's ledger. */
export interface LedgerTotals {
  /** Dollars by candidate index, judge calls apart. */
  byCandidate: readonly { candidate: number; usd: number }[];
  judgeUsd: number | null;
  /** Calls that were sent and whose reply never came: an estimate. */
  assumed: { calls: number; usd: number };
  /** Replies without a usable count of tokens: an estimate. */
  uncounted: { calls: number; usd: number };
}
