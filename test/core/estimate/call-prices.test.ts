import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { callPrices } from '../../../src/core/estimate/call-prices.ts';
import type { KnownSizes } from '../../../src/core/estimate/known-sizes.ts';
import type { EvaluationSpec, Recipe } from '../../../src/core/evaluation.ts';
import { toDollars } from '../../../src/core/money.ts';
import { expectedCallCost, worstCaseCost } from '../../../src/core/pricing/call-cost.ts';
import { BYTES_A_TOKEN } from '../../../src/core/pricing/text-tokens.ts';
import { PLAIN } from '../../../src/core/request/recipe-of.ts';
import { candidate, evaluationRequest, HAIKU } from '../../support/evaluation-request.ts';

const catalog = loadCatalog();
const AT = new Date('2026-11-26');
const haiku = catalog.models.find(({ name }) => name === HAIKU)!;

/** Prices of prompts of these lengths in characters, whose answers have 40. */
function pricesOf(spec: Partial<EvaluationSpec>, lengths = [400], known?: KnownSizes) {
  const { samples, ...request } = evaluationRequest(
    { prompt: '{{input}}', candidates: [candidate(HAIKU)], ...spec },
    lengths.length,
  );
  const sized = samples.map((sample, index) => ({
    ...sample,
    columns: { input: 'x'.repeat(lengths[index]!) },
    expected: 'y'.repeat(40),
  }));
  return callPrices({
    spec: request.spec,
    samples: sized,
    catalog,
    at: AT,
    ...(known && { known }),
  });
}

/** Tokens in and out of each call of the first candidate, and the part of answers that take it. */
const callsOf = (...question: Parameters<typeof pricesOf>) =>
  pricesOf(...question).candidates[0]!.calls.map(({ inputTokens, outputTokens, share }) => [
    inputTokens,
    outputTokens,
    share,
  ]);

const low = candidate(`${HAIKU}@low`, 1_000);
const recipe = (parts: Partial<Recipe>) => ({
  candidates: [{ ...low, recipe: { ...PLAIN, ...parts } }],
});

it('a call’s price next month is a multiple of today’s, where one is announced for it', () => {
  const timesOf = (...question: Parameters<typeof pricesOf>) =>
    pricesOf(...question).candidates[0]!.monthTimes;
  expect(timesOf({})).toBe(1);
  // It doubles on 1 December.
  expect(timesOf({ candidates: [candidate('google/gemini-4-argon')] })).toBeCloseTo(2, 12);
});

it('a model that retires before next month is over is told with the day', () => {
  const retiresOf = (model: string) =>
    pricesOf({ candidates: [candidate(model)] }).candidates[0]!.retires;
  expect(retiresOf('google/gemini-2.5-flash')).toBe('2026-12-01');
  expect(retiresOf('google/gemini-3.1-flash-lite')).toBeNull();
  expect(retiresOf(HAIKU)).toBeNull();
});

it('each sample’s call is priced alone: a long one costs more a token, and the short ones don’t', () => {
  const [short, long] = [700, 1_400_000];
  const usdOf = (...lengths: number[]) => pricesOf({}, lengths).candidates[0]!.expectedCallUsd;
  expect(haiku.prices.some(({ above }) => above && above.tokens < long / 4)).toBe(true);
  // Nine short ones and a long one: about 40,000 tokens in the mean, which is below the threshold.
  const mixed = usdOf(...Array.from({ length: 9 }, () => short), long);
  expect(mixed / (0.9 * usdOf(short) + 0.1 * usdOf(long))).toBeCloseTo(1, 2);
});

describe('what a call is expected to take', () => {
  it('is guessed from the mean lengths of prompt and answer, with what its effort thinks', () => {
    // 400 and 40 characters at 3.5 a token, 10 tokens around the prompt, 4 around the answer.
    expect(callsOf({ candidates: [low] })).toEqual([[115 + 10, 12 + 4 + 120, 1]]);
    expect(callsOf({ candidates: [low] }, [400, 800])).toEqual([[172 + 10, 12 + 4 + 120, 1]]);
    const usual = { ...candidate(HAIKU, 1_000), effort: null };
    expect(haiku.defaultEffort).toBe('medium');
    expect(callsOf({ candidates: [usual] })).toEqual([[125, 12 + 4 + 400, 1]]);
  });

  it('is never more than the tokens an answer may have', () => {
    expect(callsOf({ candidates: [candidate(`${HAIKU}@low`, 64)] })).toEqual([[125, 64, 1]]);
  });

  it('is as its provider counts prompts, and as long as its answers were', () => {
    const tokensPerCharacter = { [HAIKU]: 0.5 };
    const sizes = { tokensPerCharacter, outputTokens: { [low.name]: 77 } };
    expect(callsOf({ candidates: [low] }, [400], sizes)).toEqual([[200, 77, 1]]);
  });

  it('is the price of it, at most that of its longest prompt in bytes and its longest answer', () => {
    const [price] = pricesOf({ candidates: [low], prompt: 'é{{input}}' }, [400, 800]).candidates;
    const sizes = { inputTokens: 172 + 10, outputTokens: 136 };
    expect(price!.expectedCallUsd).toBeCloseTo(expectedCallCost(haiku, sizes, AT)!, 15);
    expect(price!.inputUsd).toBeCloseTo(
      expectedCallCost(haiku, { ...sizes, outputTokens: 0 }, AT)!,
      15,
    );
    const most = worstCaseCost(haiku, { inputBytes: 802, maxOutputTokens: 1_000 }, AT)!;
    expect(price!.worstCallUsd).toBeCloseTo(toDollars(most), 15);
    expect(price!.levels).toEqual(haiku.levels);
  });

  it('is nothing where nobody knows the model', () => {
    const [price] = pricesOf({ candidates: [{ ...low, model: 'none' }] }).candidates;
    expect(price).toMatchObject({ expectedCallUsd: 0, inputUsd: 0, worstCallUsd: 0, levels: {} });
  });

  it('of a judge reads prompt, answer, rubric and its own instructions', () => {
    const rubric = 'r'.repeat(100);
    const { judge } = pricesOf({ scorer: { type: 'judge', model: `${HAIKU}@low`, rubric } });
    // 400 + 40 + 100 + 1,000 characters in; a judgement of 80 tokens out.
    expect(judge!.calls).toMatchObject([{ inputTokens: 440 + 10, outputTokens: 92 + 4 + 120 }]);
    expect(judge!.worstCallUsd).toBeGreaterThan(judge!.expectedCallUsd);
    expect(pricesOf({}).judge).toBeNull();
  });
});

describe('an answer that takes several calls', () => {
  it('has a plan first, which its candidate reads', () => {
    const calls = callsOf(recipe({ planner: low }));
    // A plan of 250 tokens is about 1,000 characters.
    expect(calls[0]!.slice(1)).toEqual([286 + 4 + 120, 1]);
    expect(calls[1]![0]! - calls[0]![0]!).toBeCloseTo(1_000 / 3.5, -1);
    expect(calls[1]!.slice(1)).toEqual([136, 1]);
    const [price] = pricesOf(recipe({ planner: low })).candidates;
    const [plain] = pricesOf(recipe({})).candidates;
    const planned = worstCaseCost(
      haiku,
      { inputBytes: 1_000 * BYTES_A_TOKEN, maxOutputTokens: 0 },
      AT,
    )!;
    expect(price!.worstCallUsd - 2 * plain!.worstCallUsd).toBeCloseTo(toDollars(planned), 4);
    expect(price!.levels).toEqual({});
  });

  it.each([
    ['unreadable', 1, [1, 0.1]],
    ['disagree', 3, [1, 1, 1, 0.3]],
  ] as const)('goes to a second model where the first is unsure: %s', (when, of, shares) => {
    const [price] = pricesOf(recipe({ escalation: { to: low, when, of } })).candidates;
    const [once] = pricesOf({ candidates: [low] }).candidates;
    expect(price!.calls.map(({ share }) => share)).toEqual(shares);
    const answers = shares.reduce<number>((sum, share) => sum + share, 0);
    expect(price!.expectedCallUsd / once!.expectedCallUsd).toBeCloseTo(answers, 9);
    expect(price!.inputUsd / once!.inputUsd).toBeCloseTo(answers, 9);
    expect(price!.worstCallUsd / once!.worstCallUsd).toBeCloseTo(shares.length, 9);
  });

  it('reads what a recipe adds; the price of its input alone is that of the sample', () => {
    const rules = 'z'.repeat(700);
    const [[inputTokens]] = callsOf(recipe({ rules })) as [[number]];
    expect(inputTokens).toBeGreaterThanOrEqual(125 + 200);
    const [price] = pricesOf(recipe({ rules })).candidates;
    expect(price!.inputUsd).toBeCloseTo(
      pricesOf({ candidates: [low] }).candidates[0]!.inputUsd,
      15,
    );
  });
});

it('tells each prompt’s length as a multiple of the mean', () => {
  expect(pricesOf({}, [100, 300]).lengths).toEqual([0.5, 1.5]);
  expect(pricesOf({}, [0, 0]).lengths).toEqual([1, 1]);
  expect(pricesOf({}, []).lengths).toEqual([]);
});
