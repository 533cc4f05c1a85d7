import { findModel } from '../catalog/find-model.ts';
import type { Catalog } from '../catalog/model.ts';
import { MISSING } from '../evidence/score-table.ts';
import { itemAt } from '../item-at.ts';
import { monthCallUsd } from '../plan/month-call-usd.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import type { ExpectedStep } from '../pricing/expected-steps.ts';
import type { CandidateFinding } from '../recommendation/finding.ts';
import type { EndedFigures } from '../result/ended-figures.ts';
import { type PackedScores, packScores, unpackScores } from './packed-scores.ts';
import type { PlannedTrials } from './plan-input.ts';

/**
 * What a result needs of an evaluation's trials, summed up when it has ended, so that asking it what
 * if reads none of them: plain JSON.
 */
export interface TrialSums {
  figures: EndedFigures;
  /** What was known of each candidate when it ended. */
  findings: readonly CandidateFinding[];
  samples: number;
  /** By sample; null where none has one. */
  groups: readonly (string | null)[] | null;
  /** In the order of the line-up. */
  candidates: readonly {
    /** Dollars in the month after it ended: measured, or expected where nothing was billed. */
    costPerCall: number;
    /** What a call was expected to be before any was made. */
    expected: readonly StoredStep[];
  }[];
}

/** A step with its model's name in place of the model; null where the catalogue had none. */
interface StoredStep extends Omit<ExpectedStep, 'model'> {
  model: string | null;
}

/** What is stored of each trial, by candidate. */
export interface TrialCells {
  scores: readonly PackedScores[];
  /** Milliseconds at `sample * repeats + repeat`; null where a call has no time, or has not ended. */
  latencies: readonly (readonly (number | null)[])[];
}

/**
 * Returns what is stored of an evaluation that has ended: `input` is what its plan knows, `expected` as
 * `prepare` has it.
 */
export function sumTrials(
  input: PlanInput,
  { figures, findings }: Pick<TrialSums, 'figures' | 'findings'>,
  expected: readonly { calls: readonly ExpectedStep[] }[],
): { sums: TrialSums; cells: TrialCells } {
  const { samples, groups, candidates } = input;
  return {
    sums: {
      figures,
      findings,
      samples,
      groups: groups.some((group) => group !== null) ? groups : null,
      candidates: candidates.map((candidate, index) => ({
        costPerCall: monthCallUsd(candidate),
        expected: itemAt(expected, index).calls.map(({ model, ...sizes }) => ({
          ...sizes,
          model: model?.name ?? null,
        })),
      })),
    },
    cells: cellsOf(input),
  };
}

function cellsOf({ samples, repeats, candidates }: PlanInput): TrialCells {
  const blank = () => Array.from({ length: samples * repeats }, (): number | null => null);
  const scores = candidates.map(blank);
  const latencies = candidates.map(blank);
  candidates.forEach(({ finished }, candidate) => {
    for (const { sample, repeat, score, latencyMs } of finished) {
      if (repeat >= repeats) continue;
      itemAt(scores, candidate)[sample * repeats + repeat] = score ?? MISSING;
      itemAt(latencies, candidate)[sample * repeats + repeat] = latencyMs ?? null;
    }
  });
  return { scores: scores.map(packScores), latencies };
}

/** Returns what the plan knew of the trials; `latencies` null where nobody asks for them. */
export function plannedTrials(
  { samples, groups, candidates }: TrialSums,
  {
    scores,
    latencies,
  }: Omit<TrialCells, 'latencies'> & { latencies: TrialCells['latencies'] | null },
  repeats: number,
): PlannedTrials {
  return {
    samples,
    groups: groups ?? new Array<null>(samples).fill(null),
    candidates: candidates.map(({ costPerCall }, index) => ({
      costPerCall,
      monthTimes: 1,
      piloted: false,
      finished: [],
      laidOut: {
        table: { repeats, cells: unpackScores(itemAt(scores, index)) },
        latencies: latencies?.[index] ?? [],
      },
    })),
  };
}

/** Returns the steps that calls were expected to be, with their models as the catalogue has them now. */
export function expectedSteps(
  { candidates }: TrialSums,
  catalog: Catalog,
): { calls: readonly ExpectedStep[] }[] {
  return candidates.map(({ expected }) => ({
    calls: expected.map(({ model, ...sizes }) => ({
      ...sizes,
      model: model === null ? null : findModel(catalog, model),
    })),
  }));
}
