import { findModel, modelOf } from '../catalog/find-model.ts';
import type { Catalog, CatalogModel } from '../catalog/model.ts';
import type { Candidate, EvaluationSpec, Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { type CallSums, callSums } from '../pricing/call-sums.ts';
import { mean, sum } from '../stats/moments.ts';
import type { FinishedTrial, ModelFailure, Usage } from '../trial.ts';
import { formWarnings } from './answer-forms.ts';
import { cutOffWords } from './own-limit.ts';
import type { ModelResult } from './schema/result.ts';
import { staticShare } from './static-prefix.ts';
import { planNotes } from './words/plan-notes.ts';
import { wrongAnswers } from './wrong-answers.ts';

/** What one candidate's line of the result takes of its trials, whatever its calls will cost: plain JSON. */
export interface CandidateFigures
  extends Pick<
    ModelResult,
    'passed' | 'failures' | 'latencyMs' | 'firstTokenMs' | 'tokens' | 'servedModels' | 'examples'
  > {
  /** What a person must know of the form of its answers. */
  formWarnings: readonly string[];
  /** What the plans of a candidate that another model plans cost. */
  planNotes: readonly string[];
  /** That our limit of answer tokens cut its answers off; null: it didn't. */
  cutOff: string | null;
  /** Its billed calls, of a free model those with a count of tokens; null where there are none. */
  calls: CallSums | null;
  /** The share of the money that the most expensive tenth of the calls took; null where they are few. */
  expensiveTenth: number | null;
  /** The share of each call's beginning that never changes, in [0,1]. */
  staticShare: number;
}

export interface CandidateTrials {
  spec: EvaluationSpec;
  candidate: Candidate;
  samples: readonly Sample[];
  ended: readonly FinishedTrial[];
  /** What a trial must score to count as right. */
  passMark: number;
  catalog: Catalog;
  at: Date;
}

/** Sums up a candidate's trials. */
export function candidateFigures(trials: CandidateTrials): CandidateFigures {
  const { spec, candidate, samples, ended, passMark, catalog, at } = trials;
  const scored = ended.filter(({ score }) => score !== null);
  const paid = ended.filter(({ uncachedCost }) => uncachedCost > 0);
  const billed = paid.length > 0 ? paid : ended.filter(({ usage }) => usage !== null);
  return {
    passed: scored.filter(({ score }) => (score ?? 0) >= passMark).length,
    failures: failureCounts(scored, passMark),
    latencyMs: times(ended.map(({ latencyMs }) => latencyMs ?? [])),
    firstTokenMs: times(ended.map(({ firstTokenMs }) => firstTokenMs ?? [])),
    tokens: tokensPerCall(ended),
    servedModels: [...new Set(ended.flatMap(({ servedModel }) => servedModel ?? []))],
    examples: wrongAnswers(ended, samples, passMark),
    formWarnings: formWarnings({ scorer: spec.scorer, samples, ended, passMark }),
    planNotes: planNotes({ candidate, ended, catalog, at }),
    cutOff: cutOffWords(candidate, ended),
    calls: billed.length > 0 ? callSums(billed, modelNamed(catalog, candidate), at) : null,
    expensiveTenth: expensiveTenth(paid),
    staticShare: staticShare(spec, candidate, samples),
  };
}

/** Finds the models of a candidate's calls, by the names in its steps; null is its own. */
export function modelNamed(catalog: Catalog, candidate: Candidate) {
  return (name: string | null): CatalogModel | null =>
    name === null || name === candidate.name
      ? modelOf(catalog, candidate)
      : findModel(catalog, name.replace(/@.*$/, ''));
}

function failureCounts(
  scored: readonly FinishedTrial[],
  passMark: number,
): ModelResult['failures'] {
  const failing = scored.filter(({ score }) => (score ?? 0) < passMark);
  const number = (kind: ModelFailure) => failing.filter(({ failure }) => failure === kind).length;
  const kinds = {
    unparsable: number('unparsable'),
    empty: number('empty'),
    refused: number('refused'),
    truncated: number('truncated'),
    doesNotFit: number('does not fit'),
    tooSlow: number('too slow'),
  };
  const named = sum(Object.values(kinds));
  return { wrong: failing.length - named, ...kinds };
}

function tokensPerCall(ended: readonly FinishedTrial[]): ModelResult['tokens'] {
  const usages = ended.flatMap(({ usage, calls }) => {
    const all = (calls?.map((call) => call.usage) ?? [usage]).filter((each) => each !== null);
    return all.length > 0 ? [sumOf(all)] : [];
  });
  if (usages.length === 0) return null;
  const average = (of: (usage: Usage) => number) => mean(usages.map(of));
  return {
    input: average(({ input }) => input),
    output: average(({ output }) => output),
    cached: average(({ cacheRead }) => cacheRead),
    reasoning: average(({ reasoning }) => reasoning),
  };
}

/** The tokens of one answer: of all the calls it took. */
function sumOf(usages: readonly Usage[]): Usage {
  const total = (of: (usage: Usage) => number) => sum(usages.map(of));
  return {
    input: total(({ input }) => input),
    cacheRead: total(({ cacheRead }) => cacheRead),
    cacheWrite: total(({ cacheWrite }) => cacheWrite),
    output: total(({ output }) => output),
    reasoning: total(({ reasoning }) => reasoning),
  };
}

function times(measured: readonly (number | [])[]): ModelResult['latencyMs'] {
  const sorted = measured.flat().sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number) => itemAt(sorted, Math.ceil(share * sorted.length) - 1);
  return { p50: at(0.5), p95: at(0.95) };
}

/** Below this a tenth of the calls says nothing. */
const FEWEST_CALLS = 10;

function expensiveTenth(billed: readonly FinishedTrial[]): number | null {
  if (billed.length < FEWEST_CALLS) return null;
  const costs = billed.map(({ uncachedCost }) => uncachedCost).sort((a, b) => b - a);
  const tenth = costs.length / 10;
  const whole = Math.floor(tenth);
  return (sum(costs.slice(0, whole)) + (tenth - whole) * (costs[whole] ?? 0)) / sum(costs);
}
