import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { modelOf } from '../../../src/core/catalog/find-model.ts';
import type { EvaluationSpec } from '../../../src/core/evaluation.ts';
import { passMark } from '../../../src/core/evidence/pass-mark.ts';
import { fromDollars } from '../../../src/core/money.ts';
import { LIST_PRICE } from '../../../src/core/pricing/chosen-price.ts';
import { findingsOf } from '../../../src/core/recommendation/findings.ts';
import { assembleResult } from '../../../src/core/result/assemble-result.ts';
import { endedFigures } from '../../../src/core/result/ended-figures.ts';
import { resultSchema } from '../../../src/core/result/schema/result.ts';
import type { FinishedTrial } from '../../../src/core/trial.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { planInput } from '../plan/play-plan.ts';
import { trial } from './line-fixtures.ts';

const { spec, samples: alike } = evaluationRequest();
/** No answer is right for enough of them. */
const samples = alike.map((sample, index) =>
  index < 5 ? { ...sample, expected: 'fine' } : sample,
);
const NONE = { calls: 0, usd: 0 };
const EXPECTED = [0.001, 0.003];
/** At the prices of the two models, these cost that much. */
const CALLS = spec.candidates.map((candidate) => ({
  calls: [
    { model: modelOf(loadCatalog(), candidate), share: 1, inputTokens: 10_000, outputTokens: 0 },
  ],
}));

/** A full design of two models, 20 samples, 2 repeats; each answer of the first costs half a cent. */
function resultOf(
  ended: readonly FinishedTrial[],
  judgeUsd: number | null = null,
  spentUsd = 0,
  stops: Parameters<typeof assembleResult>[0]['state']['stops'] = {},
  ledger = { assumed: NONE, uncounted: NONE },
  change: {
    spec?: Partial<EvaluationSpec>;
    byCandidate?: { candidate: number; usd: number }[];
  } = {},
) {
  const bar = change.spec?.bar ?? spec.bar;
  const input = planInput({ samples: 20, repeats: 2, design: 'full', bar }, EXPECTED);
  const candidates = input.candidates.map((one, index) => ({
    ...one,
    finished: ended.filter(({ candidate }) => candidate === index),
  }));
  const at = new Date('2026-11-24T12:00:00Z');
  const state = {
    id: 'id',
    spec: { ...spec, ...change.spec },
    simulated: false,
    stops,
    spent: fromDollars(spentUsd),
    createdAt: at,
    ended,
    estimatedUsd: 0.1,
    fullDesignUsd: 0.16,
    ledger: { byCandidate: change.byCandidate ?? [], judgeUsd, ...ledger },
  };
  const catalog = loadCatalog();
  return assembleResult({
    state,
    figures: endedFigures({ state, samples, passMark: passMark(input), catalog, at }),
    findings: findingsOf({ ...input, candidates }),
    planInput: { ...input, candidates },
    expected: CALLS,
    catalog,
    chosenPrice: LIST_PRICE,
    ownMoney: { discount: 0, currency: { code: 'USD', perDollar: 1, day: null, wanted: null } },
    at,
  });
}

const spendOf = (...question: Parameters<typeof resultOf>) => resultOf(...question).spend;

const answers = (n: number): FinishedTrial[] =>
  Array.from({ length: n }, (_, sample) =>
    trial(sample, { uncachedCost: 0.005, usage: null, servedModel: null }),
  );

it('says what its claims are about and whose the 5% are', () => {
  expect(resultOf([]).evaluation).toMatchObject({
    estimand: 'population',
    strict: false,
    thorough: false,
    bar: 0.8,
  });
});

it('has the keys of the contract in its order', () => {
  const keys = Object.keys(resultOf(answers(1)).models[0]!);
  const contract = ['model', 'verdict', 'trials', 'planned', 'tokens', 'costPerCall'];
  const ordered = [...contract, 'monthlySpend', 'priceMultiple', 'spend'];
  expect(keys.filter((key) => ordered.includes(key))).toEqual(ordered);
});

it('fits the published schema, asked or not', () => {
  for (const ended of [[], answers(1), answers(10)]) {
    expect(resultSchema.strict().parse(resultOf(ended))).toEqual(resultOf(ended));
  }
});

const resultWith = (
  ended: readonly FinishedTrial[],
  {
    stops = {},
    ...change
  }: Parameters<typeof resultOf>[5] & { stops?: Parameters<typeof resultOf>[3] },
) => resultOf(ended, null, 0, stops, { assumed: NONE, uncounted: NONE }, change);

describe('the models', () => {
  it('stand by what a call costs, each with its multiple of the cheapest', () => {
    const { models } = resultOf(answers(10));
    expect(models.map(({ costPerCall }) => costPerCall)).toEqual([0.003, 0.005].map(closeTo));
    expect(models.map(({ priceMultiple }) => priceMultiple)).toEqual([1, 5 / 3].map(closeTo));
  });

  it('are a multiple of the cheapest that costs anything; one that is free is 1x', () => {
    const free = answers(10).map((trial) => ({ ...trial, uncachedCost: 0 }));
    const { models } = resultOf(free);
    expect(models.map(({ priceMultiple }) => priceMultiple)).toEqual([1, 3].map(closeTo));
  });

  it('have what the ledger paid for each', () => {
    const byCandidate = [
      { candidate: 1, usd: 0.25 },
      { candidate: 0, usd: 0.5 },
    ];
    const { models } = resultWith(answers(1), { byCandidate });
    expect(models.map(({ model, spend }) => [model, spend])).toEqual([
      ['google/gemini-3.5-flash-lite', 0.25],
      ['anthropic/claude-haiku-5-5', 0.5],
    ]);
  });
});

describe('a model below the bar', () => {
  const half = answers(20).map((trial) => ({
    ...trial,
    score: trial.sample % 2,
    answer: trial.sample % 2 === 1 ? 'ok' : 'no',
  }));

  it('is offered its next effort before any other way on', () => {
    const { reason, efforts } = resultWith(half, {});
    const more = 'anthropic/claude-haiku-5-5@high';
    expect(efforts).toMatchObject([{ candidate: more, effort: 'high' }]);
    expect(reason).toMatch(/^Haiku 5\.5 can think harder: Haiku 5\.5 \(high\) costs about/);
  });

  it('is offered it after what a provider refused', () => {
    const stop = { reason: 'provider', message: 'the key is wrong.' } as const;
    const { ending, reason } = resultWith(half, { stops: { 0: stop, 1: stop } });
    expect(ending).toBe('provider failed');
    expect(reason).toMatch(/^the key is wrong\..* Haiku 5\.5 can think harder: /);
  });

  it('is offered none where the answer check is doubted', () => {
    const none = half.map((trial) => ({ ...trial, score: 0, answer: 'no' }));
    expect(resultWith(none, {}).efforts).toEqual([]);
  });
});

it('the bar of a relative one is the reference by its name', () => {
  const bar = { kind: 'relative', within: 0.05, of: null } as const;
  expect(resultWith([], { spec: { bar } }).evaluation.bar).toEqual({
    within: 0.05,
    of: 'google/gemini-3.5-flash-lite',
  });
});

it('what was understood of the file is told; results from before that say nothing of it', () => {
  expect(
    resultWith([], { spec: { dataNotes: ['3 duplicates count once'] } }).evaluation.dataNotes,
  ).toEqual(['3 duplicates count once']);
});

describe('what ended it early', () => {
  it('is the providers that failed, each said once', () => {
    const stop = { reason: 'provider', message: 'Anthropic: the key is wrong' } as const;
    const { ending, reason, headline } = resultWith([], { stops: { 0: stop, 1: stop } });
    expect(ending).toBe('provider failed');
    expect(`${headline} ${reason}`.split('the key is wrong')).toHaveLength(2);
  });

  it('is the person who cancelled', () => {
    const stop = { reason: 'cancelled', message: 'cancelled' } as const;
    expect(resultWith([], { stops: { 0: stop, 1: stop } }).ending).toBe('cancelled');
  });

  it('is told of the model that it ended', () => {
    const stop = { reason: 'provider', message: 'the key is wrong' } as const;
    const { models } = resultWith(answers(1), { stops: { 1: stop } });
    expect(models.find(({ model }) => model.startsWith('google'))?.reason).toBe('the key is wrong');
  });
});

describe('the reason of no pick begins with', () => {
  const wrong = (change: Partial<FinishedTrial>) =>
    answers(20).map((trial) => ({ ...trial, score: 0, ...change }));

  it('the answer check, where that looks wrong', () => {
    const { pick, reason } = resultOf(wrong({ failure: 'wrong', answer: 'It is ok.' }));
    expect(pick).toBeNull();
    expect(reason).toMatch(/^This looks like the answer check, not the models: 15 of 20/);
  });

  it('the limit of tokens that cut a model off, by its name', () => {
    const usage = { input: 10, cacheRead: 0, cacheWrite: 0, output: 256, reasoning: 256 };
    const { reason } = resultOf(wrong({ failure: 'truncated', answer: '', usage }));
    expect(reason).toContain('Haiku 5.5: Its thinking took 256 of 256 tokens, and 20 answers');
  });
});

const closeTo = (value: number) => expect.closeTo(value, 9);

describe('a warning', () => {
  it('tells why trials have no score, the commonest cause first', () => {
    const unread = "the judge's reply could not be read";
    const ended = answers(5).map((trial, index) =>
      index < 3 ? { ...trial, score: null, note: index < 2 ? unread : 'quota exceeded' } : trial,
    );
    expect(resultOf(ended).warnings).toEqual([
      `2 calls without a score: ${unread}`,
      '1 call without a score: quota exceeded',
    ]);
  });

  it('tells of three causes at most, none longer than 200 characters, and none of an answer that has a score', () => {
    const notes = ['c', 'b', 'b', 'a'.repeat(300), 'a'.repeat(300), 'a'.repeat(300), 'd'];
    const ended = answers(10).map((trial, index) => ({
      ...trial,
      score: index < notes.length ? null : 1,
      note: notes[index] ?? 'accepted: dropped a full stop',
    }));
    expect(resultOf(ended).warnings).toEqual([
      `3 calls without a score: ${'a'.repeat(200)}`,
      '2 calls without a score: b',
      '1 call without a score: c',
    ]);
  });

  it('does not repeat the headline where the budget ended it', () => {
    const stops = { 1: { reason: 'budget', message: 'too expensive' } } as const;
    expect(resultOf(answers(2), null, 0, stops)).toMatchObject({
      headline: 'Stopped at $5: 3% of the plan is done and kept',
      warnings: [],
    });
  });

  it('tells what was spent over the budget of $5, and nothing where it was kept', () => {
    expect(resultOf([], null, 5).warnings).toEqual([]);
    expect(resultOf([], null, 5.25).warnings).toEqual([
      '$0.25 more than the budget was spent: a provider billed more for a call than it was thought to cost at its worst.',
    ]);
  });

  it('tells what of the money is an estimate, and to check the base URL where replies had no count', () => {
    const ledger = { assumed: { calls: 2, usd: 0.02 }, uncounted: { calls: 1, usd: 0.01 } };
    expect(resultOf([], null, 0, {}, ledger).warnings).toEqual([
      '2 calls ended without a bill being seen (a timeout or a stopped worker): $0.02 of what was spent is an estimate.',
      '1 reply came without a usable count of tokens: $0.01 of what was spent is estimated from the texts, which leaves out thinking. Check the base URL and any proxy on the way.',
    ]);
  });

  it('tells of trials that cost their workers their life', () => {
    const [first, ...others] = answers(10);
    const lost = { ...first!, score: null, failure: 'given up' as const, note: 'its worker died' };
    expect(resultOf([lost, ...others]).warnings.join()).toMatch(/^1 call was given up: .* memory/);
    const two = [lost, { ...lost, sample: 1 }, ...others.slice(1)];
    expect(resultOf(two).warnings.join()).toMatch(/^2 calls were given up: /);
  });
});

describe('every model on every sample', () => {
  it('is told at what calls turned out to cost, for models not called as expected', () => {
    expect(spendOf(answers(10)).fullDesignUsd).toBeCloseTo(40 * 0.005 + 40 * 0.003, 12);
  });

  it('has the judge in it, at what a judgement turned out to cost', () => {
    expect(spendOf(answers(10), 0.02).fullDesignUsd).toBeCloseTo(
      40 * (0.005 + 0.002) + 40 * (0.003 + 0.002),
      12,
    );
  });

  it('is what was estimated where nothing was answered', () => {
    expect(spendOf([]).fullDesignUsd).toBe(0.16);
  });
});
