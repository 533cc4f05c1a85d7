import type { Picodollars } from '../money.ts';
import { findingsOf } from '../recommendation/findings.ts';
import { endedFigures } from '../result/ended-figures.ts';
import type { PreparedEvaluation } from '../settlement/prepared.ts';
import type { FinalState } from './evaluation-record.ts';
import { type PlannedEvaluation, planInput } from './plan-input.ts';
import { sumTrials, type TrialCells, type TrialSums } from './trial-sums.ts';

/** An evaluation that has ended, with its trials summed up. */
export interface EndedSums {
  state: SummedEvaluation;
  sums: TrialSums;
  /** `latencies`: null where nobody asks for them. */
  cells: Pick<TrialCells, 'scores'> & { latencies: TrialCells['latencies'] | null };
}

/** What of it does not lie in its trials. */
interface SummedEvaluation extends PlannedEvaluation {
  id: string;
  workspace: string;
  simulated: boolean;
  spent: Picodollars;
  estimatedUsd: number;
  fullDesignUsd: number;
  createdAt: Date;
}

/** All trials of an evaluation, summed up. */
export interface SummedTrials {
  sums: TrialSums;
  cells: TrialCells;
}

/** Sums up the trials of an evaluation as its state has them; `mark`: what one must score to count as right. */
export function sumsOf(
  state: FinalState,
  prepared: PreparedEvaluation,
  { at, mark }: { at: Date; mark: number },
): SummedTrials {
  const { samples, catalog, prices } = prepared;
  const input = planInput(state, prepared);
  const figures = endedFigures({ state, samples, passMark: mark, catalog, at });
  return sumTrials(input, { figures, findings: findingsOf(input) }, prices.candidates);
}
