import type { Catalog } from '../catalog/model.ts';
import { AppError } from '../errors.ts';
import type { Candidate, EvaluationSpec, Inquiry, Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import type { FinalState } from '../record/evaluation-record.ts';
import type { ModelResult, Result } from '../result/schema/result.ts';
import type { FinishedTrial } from '../trial.ts';
import { chosenFailures } from '../why/failing-samples.ts';
import { type SortedFailures, sortedFailures } from '../why/failure-kinds.ts';
import { type HoldOutOffer, holdOut } from '../why/hold-out.ts';
import { type StoredTrials, scoredBySample } from '../why/stored-trials.ts';
import { type EndedRecord, storedTrialsOf } from './stored-trials-of.ts';

/** What an inquiry is about, worked out of the record for nothing. */
export interface InquiryQuestion {
  inquiry: Inquiry;
  spec: EvaluationSpec;
  samples: readonly Sample[];
  result: Result;
  stored: StoredTrials;
  /** The failing candidate, and its place in the line-up. */
  candidate: Candidate;
  index: number;
  failures: SortedFailures;
  /** Samples (from 0) that the candidate gave no scored answer to in its evaluation. */
  unasked: readonly number[];
  /** The failing samples (from 0) that the fixes are tried on. */
  failing: readonly number[];
  holdOut: HoldOutOffer;
  /** Rates the document and writes the rules: the most expensive other candidate; null: there is none. */
  helper: Candidate | null;
  /** What would be used otherwise, and what it costs; null: nothing is. */
  incumbent: { candidate: Candidate; measured: ModelResult } | null;
  catalog: Catalog;
  at: Date;
}

/** The bar in numbers where it is relative: what so many samples must be able to show. */
const RELATIVE_BAR = 0.9;

/**
 * Works out what an inquiry is about. An adaptive evaluation stops asking a candidate that fails: `baseline`
 * is the stage that asked it the rest; null: not (yet) asked. Throws AppError('invalid input') where the
 * evaluation has no such candidate.
 */
export function inquiryQuestion(
  { state, result, prepared }: EndedRecord,
  inquiry: Inquiry,
  { baseline, at }: { baseline: FinalState | null; at: Date },
): InquiryQuestion {
  const { spec, samples, catalog } = prepared;
  const index = spec.candidates.findIndex(({ name }) => name === inquiry.candidate);
  const candidate = spec.candidates[index];
  if (!candidate) {
    const names = spec.candidates.map(({ name }) => name).join(', ');
    const message = `That evaluation has no candidate ${inquiry.candidate}. It has ${names}.`;
    throw new AppError('invalid input', message);
  }
  const before = storedTrialsOf({ state, result, prepared });
  const unasked = unaskedSamples(before, index);
  const more = (baseline?.ended ?? []).map((trial) => ({
    ...trial,
    candidate: index,
    sample: itemAt(unasked, trial.sample),
  }));
  const stored = withTrials(before, index, more);
  const failures = sortedFailures(stored, index);
  const groups = samples.map(({ group }) => group);
  return {
    inquiry,
    spec,
    samples,
    result,
    stored,
    candidate,
    index,
    failures,
    unasked,
    failing: chosenFailures(failures.failing, groups, spec.seed),
    holdOut: holdOut(groups, spec.seed, barRate(spec)),
    helper: helperOf(spec, stored, index),
    incumbent: incumbentOf(spec, result, index),
    catalog,
    at,
  };
}

function unaskedSamples({ samples, candidates }: StoredTrials, index: number): number[] {
  const scored = scoredBySample(itemAt(candidates, index));
  return samples.flatMap((_, sample) => (scored.has(sample) ? [] : [sample]));
}

function withTrials(
  stored: StoredTrials,
  index: number,
  more: readonly FinishedTrial[],
): StoredTrials {
  const candidates = stored.candidates.map((tried, at) =>
    at === index ? { ...tried, ended: [...tried.ended, ...more] } : tried,
  );
  return { ...stored, candidates };
}

/** Returns the rate that is good enough. */
export function barRate({ bar }: Pick<EvaluationSpec, 'bar'>): number {
  return bar.kind === 'absolute' ? bar.rate : RELATIVE_BAR;
}

function helperOf(
  { candidates, scorer }: EvaluationSpec,
  { candidates: tried }: StoredTrials,
  index: number,
): Candidate | null {
  const own = itemAt(candidates, index);
  const others = candidates
    .map((candidate, at) => ({ candidate, costPerCall: itemAt(tried, at).costPerCall }))
    .filter(({ candidate }) => candidate.model !== own.model && candidate.recipe === undefined)
    .toSorted((a, b) => b.costPerCall - a.costPerCall);
  const judge =
    scorer.type === 'judge'
      ? others.find(({ candidate }) => candidate.name === scorer.model)
      : null;
  return (judge ?? others[0])?.candidate ?? null;
}

function incumbentOf(
  { candidates, current }: EvaluationSpec,
  { models, pick }: Result,
  index: number,
): InquiryQuestion['incumbent'] {
  const names = [pick?.candidate, current].filter((name) => name != null);
  for (const name of names) {
    const candidate = candidates.find((each) => each.name === name);
    const measured = models.find((model) => model.candidate === name);
    const isOther = candidate && candidate !== candidates[index];
    if (isOther && measured && measured.trials > 0) return { candidate, measured };
  }
  return null;
}
