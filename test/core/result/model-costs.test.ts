import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import type { Recipe } from '../../../src/core/evaluation.ts';
import { candidate } from '../../support/evaluation-request.ts';
import { lineOf, spec, trial, usage } from './line-fixtures.ts';

describe('what a candidate’s line says of money', () => {
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

  it('has a call at the price of the day and the month at those of its days, with what comes later', () => {
    // Argon doubles on 1 December: 100 and 10 tokens at $2 and $10 a million, then $4 and $20.
    const argon = candidate('google/gemini-4-argon');
    const line = lineOf([trial(0)], false, null, { candidate: argon });
    expect(line.costPerCall).toBeCloseTo(0.0003, 12);
    expect(line.monthlySpend).toBeCloseTo(0.6, 12);
    expect(line.months[0]!.usd).toBe(line.monthlySpend);
    expect(line.laterSpend).toEqual([
      { from: '2026-12-01T00:00:00.000Z', monthlySpend: expect.closeTo(0.6, 12) },
    ]);
    const [batch] = line.priceDetails!.levels;
    expect(batch!.monthlySpend).toBeCloseTo(0.3, 12);
  });

  it('has the price steps of every model that an answer takes', () => {
    const recipe = {
      context: null,
      examples: [],
      rules: null,
      planner: candidate('google/gemini-4-argon'),
      escalation: null,
    };
    const planned = { ...spec.candidates[0]!, recipe };
    const calls = [
      { model: 'google/gemini-4-argon', usage },
      { model: spec.candidates[0]!.name, usage },
    ];
    const ended = [trial(0, { calls, usage: null })];
    const line = lineOf(ended, false, null, { candidate: planned });
    expect(line.monthlySpend).toBeCloseTo(line.costPerCall * 1_000 + 0.3, 12);
    expect(line.laterSpend.map(({ from }) => from)).toEqual(['2026-12-01T00:00:00.000Z']);
  });

  it('has the measured calls of a model that is free, and what they cost once it is not', () => {
    const listed = loadCatalog();
    const rates = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, cacheWrite1h: 0 };
    const row = { ...rates, from: '2026-01-01', to: '2027-01-01', above: null, source: 'test' };
    const later = { ...row, input: 1e6, from: '2027-01-01', to: null };
    const isOurs = (id: string) => id === spec.candidates[0]!.model;
    const models = listed.models.map((model) =>
      isOurs(model.id) ? { ...model, prices: [row, later] } : model,
    );
    const ended = [trial(0, { uncachedCost: 0 }), trial(1, { uncachedCost: 0, usage: null })];
    const line = lineOf(ended, false, null, { catalog: { ...listed, models } });
    expect(line).toMatchObject({ costPerCall: 0, monthlySpend: 0, costEstimated: false });
    // 100 tokens at $1 a million, a thousand times.
    expect(line.laterSpend[0]!.monthlySpend).toBeCloseTo(0.1, 12);
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

  it('means its cost over the calls that were billed alone', () => {
    const free = trial(1, { uncachedCost: 0, usage: null });
    const billed = trial(0, { uncachedCost: 0.01, usage: null });
    expect(lineOf([billed, free]).costPerCall).toBeCloseTo(0.01, 12);
  });

  it('costs what its price level makes of it, measured or expected, today and later', () => {
    const half = { chosenPrice: { level: 'batch', discount: 0 } };
    const full = lineOf([trial(0), trial(1)]);
    const halved = lineOf([trial(0), trial(1)], false, null, half);
    expect(halved.costPerCall).toBeCloseTo(full.costPerCall / 2, 12);
    expect(halved.costInterval?.[1]).toBeCloseTo(full.costInterval![1] / 2, 12);
    expect(halved.months[5]?.usd).toBeCloseTo(full.months[5]!.usd / 2, 12);
    expect(lineOf([], false, null, half)).toMatchObject({ costPerCall: 0.005, costInterval: null });
  });

  it('has what a person may pay instead once it was billed, where it answers in one call', () => {
    const [haiku, flash] = spec.candidates;
    const plain = {
      context: null,
      examples: [],
      rules: 'Be kind.',
      planner: null,
      escalation: null,
    };
    const detailsOf = (recipe: Recipe) =>
      lineOf([trial(0)], false, null, { candidate: { ...haiku!, recipe } }).priceDetails;
    expect(lineOf([trial(0)]).priceDetails?.levels).toHaveLength(1);
    expect(detailsOf(plain)?.levels).toHaveLength(1);
    expect(detailsOf({ ...plain, planner: flash! })).toBeNull();
    const escalation = { to: flash!, when: 'unreadable', of: 1 } as const;
    expect(detailsOf({ ...plain, escalation })).toBeNull();
    expect(lineOf([]).priceDetails).toBeNull();
    const catalog = { ...loadCatalog(), models: [] };
    expect(lineOf([trial(0)], false, null, { catalog }).priceDetails).toBeNull();
  });

  it('adds the calls of an answer that took several, each by the price of its own model', () => {
    const calls = [
      { model: 'google/gemini-3.5-flash-lite@low', usage },
      { model: spec.candidates[0]!.name, usage: { ...usage, cacheRead: 60 } },
    ];
    const line = lineOf([trial(0, { calls, usage: null })]);
    expect(line.tokens).toEqual({ input: 200, output: 20, cached: 60, reasoning: 8 });
    // 100 in and 10 out: $0.3 and $2.5 a million with Flash-Lite, $0.1 and $0.5 with Haiku 5.5.
    expect(line.costPerCall).toBeCloseTo((100 * 0.3 + 10 * 2.5 + 100 * 0.1 + 10 * 0.5) / 1e6, 12);
    const partly = calls.map((call, index) => (index === 0 ? call : { ...call, usage: null }));
    expect(lineOf([trial(0, { calls: partly })]).tokens).toMatchObject({ input: 100, output: 10 });
    expect(lineOf([trial(0, { usage: null })]).tokens).toBeNull();
  });
});
