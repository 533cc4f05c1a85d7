import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { modelOf } from '../../../src/core/catalog/find-model.ts';
import type { Sample } from '../../../src/core/evaluation.ts';
import { passMark } from '../../../src/core/evidence/pass-mark.ts';
import { LIST_PRICE } from '../../../src/core/pricing/price-factor.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { candidateFigures } from '../../../src/core/result/candidate-figures.ts';
import { modelResult } from '../../../src/core/result/model-result.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { planInput } from '../plan/play-plan.ts';

const request = evaluationRequest({ volume: 1_000 });
const { spec } = request;
const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 4 };

function trial(sample: number, change: Partial<FinishedTrial> = {}): FinishedTrial {
  return {
    candidate: 0,
    sample,
    repeat: 0,
    score: 1,
    failure: null,
    note: null,
    answer: 'ok',
    uncachedCost: 0.002,
    latencyMs: 100,
    usage,
    servedModel: 'claude-haiku-5-5',
    ...change,
  };
}

function lineOf(
  ended: readonly FinishedTrial[],
  continuous = false,
  stopMessage: string | null = null,
  {
    samples = request.samples,
    ...change
  }: Partial<Parameters<typeof modelResult>[0]> & {
    samples?: readonly Sample[];
  } = {},
) {
  const input = planInput({ samples: 20, repeats: 1 });
  const [candidate] = input.candidates;
  const candidates = [{ ...candidate!, finished: ended }];
  const catalog = loadCatalog();
  const at = new Date('2026-11-24T12:00:00Z');
  const own = spec.candidates[0]!;
  const mark = passMark({ ...input, continuous });
  const trials = { spec, candidate: own, samples, ended, passMark: mark, catalog, at };
  return modelResult({
    spec,
    figures: candidateFigures(trials),
    spend: 0.5,
    expected: [
      {
        model: modelOf(loadCatalog(), spec.candidates[0]!),
        share: 1,
        inputTokens: 100_000,
        outputTokens: 0,
      },
    ],
    stopMessage,
    candidate: own,
    finding: findingsOf({ ...input, candidates, continuous })[0]!,
    simulated: false,
    catalog,
    priceFactor: LIST_PRICE,
    at,
    ...change,
  });
}

describe('a candidate’s line of the result', () => {
  it('has the mean cost of a call without the cache’s discount, and the month at the volume', () => {
    const unreported = { usage: null, uncachedCost: 0.000035 };
    const { costPerCall, monthlySpend, costEstimated, costInterval, months, spend } = lineOf([
      trial(0, { usage: { ...usage, cacheRead: 90 } }),
      trial(1, unreported),
    ]);
    expect(costPerCall).toBeCloseTo(0.000025, 12);
    expect(monthlySpend).toBeCloseTo(0.025, 12);
    expect(costInterval![1]).toBeGreaterThan(costPerCall);
    expect(months).toHaveLength(12);
    expect(months[0]).toEqual({ month: '2026-12', usd: expect.closeTo(0.025, 12) });
    expect({ costEstimated, spend }).toEqual({ costEstimated: false, spend: 0.5 });
  });

  it('has a guessed cost where nothing was called, and says so', () => {
    expect(lineOf([])).toMatchObject({
      costPerCall: 0.01,
      monthlySpend: 10,
      costEstimated: true,
      score: null,
      interval: null,
      latencyMs: null,
      tokens: null,
      verdict: 'not run',
    });
  });

  it('says what ended it before it was decided; a verdict reached before keeps its own reason', () => {
    const reasonOf = (ended: FinishedTrial[]) => lineOf(ended, false, 'The budget ended.').reason;
    expect(reasonOf([])).toBe('The budget ended.');
    expect(reasonOf([trial(0), trial(1)])).toBe('The budget ended.');
    const wrong = Array.from({ length: 12 }, (_, sample) => trial(sample, { score: 0 }));
    expect(reasonOf(wrong)).toMatch(/^Ruled out on 12 samples/);
  });

  it('has the nearest-rank p50 and p95 of the answers’ latencies', () => {
    const ended = Array.from({ length: 20 }, (_, sample) =>
      trial(sample, { latencyMs: (sample + 1) * 10 }),
    );
    expect(lineOf(ended).latencyMs).toEqual({ p50: 100, p95: 190 });
  });

  it('has the mean tokens of a call', () => {
    const more = { ...usage, input: 300, cacheRead: 50 };
    expect(lineOf([trial(0), trial(1, { usage: more })]).tokens).toEqual({
      input: 200,
      output: 10,
      cached: 25,
      reasoning: 4,
    });
  });

  it('counts failures by their kind, and what got no answer as missing, not as wrong', () => {
    const failed = (failure: FinishedTrial['failure']) => ({ score: 0, failure });
    const line = lineOf([
      trial(0),
      trial(1, failed('wrong')),
      trial(2, failed('refused')),
      trial(3, failed('truncated')),
      trial(4, failed('unparsable')),
      trial(5, failed('too slow')),
      trial(7, failed('empty')),
      trial(8, failed('does not fit')),
      trial(6, { score: null, usage: null, latencyMs: null, uncachedCost: 0 }),
    ]);
    expect(line.failures).toEqual({
      wrong: 1,
      unparsable: 1,
      empty: 1,
      refused: 1,
      truncated: 1,
      doesNotFit: 1,
      tooSlow: 1,
    });
    expect(line).toMatchObject({ trials: 8, passed: 1, failed: 7, missing: 1 });
    expect(line.score).toBeCloseTo(1 / 8, 12);
  });

  it('names samples from 1 that always fail or flip, and shows wrong answers of them', () => {
    const wrong = { score: 0, failure: 'wrong', answer: 'no' } as const;
    const line = lineOf([trial(3, wrong), trial(4), trial(0, { ...wrong, answer: 'never' })]);
    expect(line.alwaysFailing).toEqual([1, 4]);
    expect(line.examples).toContainEqual(
      expect.objectContaining({ sample: 4, expected: 'ok', got: 'no', failure: 'wrong' }),
    );
  });

  it('counts a score between 0 and 1 as right from the bar on', () => {
    const line = lineOf([trial(0, { score: 0.8 }), trial(1, { score: 0.7 })], true);
    expect(line).toMatchObject({ passed: 1, failed: 1 });
    expect(line.score).toBeCloseTo(0.75, 12);
  });

  it('sorts latencies by their length, and leaves out what has none', () => {
    const ended = [1_000, 20, null, 300].map((latencyMs, sample) => trial(sample, { latencyMs }));
    expect(lineOf(ended).latencyMs).toEqual({ p50: 300, p95: 1_000 });
  });

  it('means its cost over the calls that were billed alone', () => {
    const free = trial(1, { uncachedCost: 0, usage: null });
    const billed = trial(0, { uncachedCost: 0.01, usage: null });
    expect(lineOf([billed, free]).costPerCall).toBeCloseTo(0.01, 12);
  });

  it('costs what its price level makes of it, measured or expected, today and later', () => {
    const half = { priceFactor: () => 0.5 };
    const full = lineOf([trial(0), trial(1)]);
    const halved = lineOf([trial(0), trial(1)], false, null, half);
    expect(halved.costPerCall).toBeCloseTo(full.costPerCall / 2, 12);
    expect(halved.costInterval?.[1]).toBeCloseTo(full.costInterval![1] / 2, 12);
    expect(halved.months[5]?.usd).toBeCloseTo(full.months[5]!.usd / 2, 12);
    expect(lineOf([], false, null, half)).toMatchObject({ costPerCall: 0.005, costInterval: null });
  });

  it('names each model that served it once', () => {
    const other = { servedModel: 'claude-haiku-5-5-20261007' };
    const line = lineOf([trial(0), trial(1, other), trial(2), trial(3, { servedModel: null })]);
    expect(line.servedModels).toEqual(['claude-haiku-5-5', 'claude-haiku-5-5-20261007']);
  });

  it('of a model that the catalogue no longer lists has neither months nor a retirement', () => {
    const catalog = { ...loadCatalog(), models: [] };
    expect(lineOf([], false, null, { catalog })).toMatchObject({
      own: false,
      laterSpend: [],
      months: [],
      retirement: null,
    });
  });

  it('is the team’s own where their catalogue describes it', () => {
    const catalog = loadCatalog();
    const models = catalog.models.map((model) => ({ ...model, own: { id: model.id } }));
    expect(lineOf([]).own).toBe(false);
    expect(lineOf([], false, null, { catalog: { ...catalog, models } }).own).toBe(true);
  });

  it('shows three wrong answers of different samples, those that always fail first', () => {
    const wrong = { score: 0, failure: null } as const;
    const mixed = [trial(2, { ...wrong, answer: 'sometimes' }), trial(2, { repeat: 1 })];
    const always = [9, 7, 5].flatMap((sample) => [
      trial(sample, { ...wrong, repeat: 1, answer: 'second' }),
      trial(sample, { ...wrong, repeat: 0, answer: 'first' }),
    ]);
    const unscored = trial(1, { score: null, answer: 'unread' });
    const { examples } = lineOf([unscored, ...mixed, ...always], false, null);
    expect(examples.map(({ sample, got, failure }) => [sample, got, failure])).toEqual([
      [6, 'first', 'wrong'],
      [8, 'first', 'wrong'],
      [10, 'first', 'wrong'],
    ]);
  });

  it('shows the whole of a sample that has no input column, and the note where no answer came', () => {
    const columns = { question: 'Who?', place: 'Here' };
    const [sample] = request.samples;
    const shown = lineOf(
      [trial(0, { score: 0, failure: 'refused', answer: '', note: 'blocked' })],
      false,
      null,
      { samples: [{ ...sample!, columns, alternatives: ['okay'] }] },
    );
    expect(shown.examples).toEqual([
      {
        sample: 1,
        input: 'Who?\nHere',
        expected: 'ok | okay',
        got: 'blocked',
        failure: 'refused',
      },
    ]);
  });
});
