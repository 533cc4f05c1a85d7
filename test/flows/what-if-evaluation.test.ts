import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { AppError } from '../../src/core/errors.ts';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { type WhatIfCommand, whatIfEvaluation } from '../../src/flows/what-if-evaluation.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { PLAIN_SCORERS } from '../support/plain-scorers.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const usage = { input: 1_000, cacheRead: 0, cacheWrite: 0, output: 100, reasoning: 0 };
const says = (text: string): CallOutcome => ({
  kind: 'answered',
  answer: { text, stop: 'complete', servedModel: 'm', latencyMs: 5, usage },
});

/** Haiku is right on seven of eight samples, Flash-Lite on all. */
function models(): Complete {
  let calls = 0;
  return async ({ candidate }) => {
    if (candidate.name !== HAIKU) return says('ok');
    calls += 1;
    return says(calls % 8 === 0 ? 'no' : 'ok');
  };
}

async function ended(change: Partial<EvaluationSpec> = {}, settings = {}, complete = models()) {
  const flows = memoryFlows(complete);
  const id = await flows.start(evaluationRequest({ volume: 100_000, ...change }, 100));
  await flows.drain();
  const calls = flows.calls.length;
  const evaluations = { ...flows.evaluations, result: flows.result };
  const before = await flows.result(id);
  let reads = 0;
  const counted = {
    ...evaluations,
    read: (evaluationId: string) => {
      reads += 1;
      return evaluations.read(evaluationId);
    },
  };
  const ask = async (
    input: Partial<WhatIfCommand['input']>,
    { now = NOW, catalog = loadCatalog(), isOld = false } = {},
  ) => {
    const record = isOld ? { ...counted, sums: async () => null } : counted;
    const rates = async () => ({ day: '2026-11-23', perDollar: { EUR: 0.9, GBP: 0.75 } });
    const deps = { evaluations: record, settings: memorySettings(settings), rates, catalog };
    const question = {
      evaluationId: id,
      volume: null,
      bar: null,
      latency: null,
      level: null,
      currency: null,
      ...input,
    };
    const ctx = { actor: { kind: 'terminal', id: null }, workspace: 'local', now } as const;
    const answer = await whatIfEvaluation(deps, { ctx, input: question });
    expect(flows.calls).toHaveLength(calls);
    return answer;
  };
  return { ask, before: before!, reads: () => reads };
}

/** Haiku fails every fifth sample, each time otherwise; a pair of it and Flash-Lite costs less than that. */
function differing(): Complete {
  let calls = 0;
  return async ({ candidate, prompt }) => {
    calls += 1;
    const isRight = candidate.name !== HAIKU || Number(/\d+/.exec(prompt)?.[0]) % 5 > 0;
    return says(isRight ? 'ok' : `no ${calls}`);
  };
}

const monthly = ({ models: all }: { models: readonly { model: string; monthlySpend: number }[] }) =>
  Object.fromEntries(all.map(({ model, monthlySpend }) => [model, monthlySpend]));

describe('what if nothing were other than it was', () => {
  it('is the result as it was, said to be of stored trials', async () => {
    const { ask, before } = await ended();
    const { result, words, levels } = await ask({});
    expect(words).toEqual([
      'Stored trials at the list prices of 24 Nov 2026; no model was called.',
    ]);
    expect(result).toEqual(before);
    expect(levels).toEqual(expect.arrayContaining(['batch', 'flex']));
  });

  it('is that also where the bar that it has is asked for', async () => {
    const bar = { kind: 'absolute', rate: 0.8 } as const;
    const { ask, before } = await ended({ design: 'adaptive', bar });
    const { result, words } = await ask({ bar });
    expect(words).toHaveLength(1);
    expect(result).toEqual(before);
  });
});

describe('what if the volume or the price were another', () => {
  it('has the months of that volume; the verdicts stay', async () => {
    const { ask, before } = await ended();
    const { result } = await ask({ volume: 250_000 });
    expect(monthly(result)[HAIKU]).toBeCloseTo(monthly(before)[HAIKU]! * 2.5, 9);
    expect(result.models.map(({ verdict }) => verdict)).toEqual(
      before.models.map(({ verdict }) => verdict),
    );
    expect(result.pick?.model).toBe(before.pick?.model);
    expect(result.evaluation.volume).toBe(250_000);
    expect(result.spend).toEqual(before.spend);
  });

  it('has the prices of a level and of the workspace’s discount, and says both', async () => {
    const { ask, before } = await ended({}, { discount: '20%', currency: 'EUR 0.92' });
    const { result, words, currency, discount } = await ask({ level: 'batch' });
    expect(monthly(result)[HAIKU]).toBeCloseTo(monthly(before)[HAIKU]! * 0.5 * 0.8, 9);
    expect(words[0]).toContain('the batch prices of 24 Nov 2026 less your discount of 20%');
    expect({ currency, discount }).toEqual({
      currency: { code: 'EUR', perDollar: 0.92, day: null, wanted: null },
      discount: 0.2,
    });
  });

  it('names the models that have no such level: they stay at the standard price', async () => {
    const { ask, before } = await ended();
    const { result, words } = await ask({ level: 'flex' });
    expect(monthly(result)[HAIKU]).toBeCloseTo(monthly(before)[HAIKU]!, 9);
    expect(monthly(result)[FLASH_LITE]).toBeCloseTo(monthly(before)[FLASH_LITE]! / 2, 9);
    expect(words[1]).toBe('At the standard price, since none is known for flex: Haiku 5.5.');
  });

  it('reads a level in capitals', async () => {
    const { ask } = await ended();
    const { words } = await ask({ level: 'Batch' });
    expect(words[0]).toContain('the batch prices');
  });

  it.each([0, -5, 1.5, Number.NaN, 1e13])('refuses %j calls a month', async (volume) => {
    const { ask } = await ended();
    await expect(ask({ volume })).rejects.toThrow(/whole number of calls a month, from 1/);
  });

  it('refuses a level that none of its models has, naming those they have', async () => {
    const { ask } = await ended();
    await expect(ask({ level: 'overnight' })).rejects.toThrow(/Choose one of standard, batch/);
    await expect(ask({ level: 'overnight' })).rejects.toThrow(AppError);
  });
});

describe('what if only quick answers would do', () => {
  it('rules out who answered too slowly, and says how many did', async () => {
    const { ask, before } = await ended();
    expect(before.pick).not.toBeNull();
    const { result } = await ask({ latency: { withinMs: 4, share: 0.95 } });
    const picked = result.models.find(({ candidate }) => candidate === before.pick!.candidate)!;
    expect(picked.verdict).toBe('ruled out');
    expect(picked.reason).toMatch(
      /^Right often enough, too slow: 0% of \d+ calls within 4 ms, your bar is 95%\.$/,
    );
    expect(result.pick).toBeNull();
  });

  it('refuses the time to a first token that was not measured, and says what to do', async () => {
    const { ask } = await ended();
    const latency = { withinMs: 800, share: 0.95, firstToken: true } as const;
    await expect(ask({ latency })).rejects.toThrow(/was not measured: run it again with/);
  });

  it('proves no speed that was chosen afterwards, but in the full design', async () => {
    const latency = { withinMs: 5, share: 0.9 };
    const early = await (await ended({ design: 'adaptive' })).ask({ latency });
    expect(early.words[1]).toMatch(/^How quick is quick enough was chosen afterwards/);
    expect(early.result.models.map(({ speed }) => speed?.verdict)).not.toContain('proven');
    const whole = await (await ended({ design: 'full' })).ask({ latency });
    expect(whole.result.models.map(({ speed }) => speed?.verdict)).toContain('proven');
  });
});

describe('what if the bar were another', () => {
  it('decides a full design anew: a model that missed 95% is proven at 70%', async () => {
    const { ask, before } = await ended({ bar: { kind: 'absolute', rate: 0.95 } });
    expect(before.models.find(({ model }) => model === HAIKU)?.verdict).not.toBe('proven');
    expect(before.pick?.model).toBe(FLASH_LITE);
    const { result } = await ask({ bar: { kind: 'absolute', rate: 0.7 } });
    expect(result.pick).toMatchObject({ model: HAIKU, grade: 'proven' });
    expect(result.evaluation.bar).toBe(0.7);
  });

  it('says at most likely of a plan that stopped early, but for a bar no higher than one proven', async () => {
    const { ask, before } = await ended({
      design: 'adaptive',
      bar: { kind: 'absolute', rate: 0.8 },
    });
    expect(before.pick?.grade).toBe('proven');
    const proven = before.pick!.model;
    const lower = (await ask({ bar: { kind: 'absolute', rate: 0.75 } })).result;
    expect(lower.models.find(({ model }) => model === proven)).toMatchObject({
      verdict: 'proven',
      reason: 'Proven at 80%, which is no lower than this bar.',
    });
    const higher = await ask({ bar: { kind: 'absolute', rate: 0.82 } });
    expect(higher.result.models.map(({ verdict }) => verdict)).not.toContain('proven');
    expect(higher.words[1]).toContain('nothing is proven anew');
  });

  it('refuses a reference that is none of its models', async () => {
    const { ask } = await ended();
    const bar = { kind: 'relative', within: 0.05, of: 'anthropic/claude-opus-9' } as const;
    await expect(ask({ bar })).rejects.toThrow(/not one of its models/);
  });
});

describe('the trials behind a what-if', () => {
  const latency = { withinMs: 5, share: 0.9 };
  const questions: Partial<WhatIfCommand['input']>[] = [
    {},
    { volume: 5_000, level: 'batch' },
    { bar: { kind: 'absolute', rate: 0.7 } },
    { bar: { kind: 'relative', within: 0.05, of: null } },
    { latency },
  ];

  it.each([
    { name: 'a full design', change: {} },
    { name: 'a plan that stopped early', change: { design: 'adaptive' as const } },
    { name: 'one with a latency bar', change: { latency } },
  ])('of $name are not read: their sums say the same', async ({ change }) => {
    const { ask, reads } = await ended(change);
    const answers = [];
    for (const question of questions) answers.push((await ask(question)).result);
    expect(reads()).toBe(0);
    for (const [index, question] of questions.entries()) {
      const { result } = await ask(question, { isOld: true });
      expect(roughly(answers[index])).toEqual(roughly(result));
    }
    expect(reads()).toBe(questions.length);
  });

  it('are read where what counts as right is another: scores between 0 and 1 under another bar', async () => {
    const { ask, reads, before } = await ended({ scorer: PLAIN_SCORERS.json });
    await ask({ volume: 10 });
    expect(reads()).toBe(0);
    const { result } = await ask({ bar: { kind: 'absolute', rate: 0.5 } });
    expect(reads()).toBe(1);
    expect(result.models[0]!.trials).toBe(before.models[0]!.trials);
  });

  it('are read where a price has a new threshold: calls beyond it cost more', async () => {
    const { ask, reads, before } = await ended();
    const catalog = loadCatalog();
    const models = catalog.models.map((model) => ({
      ...model,
      prices: model.prices.map((row) => ({
        ...row,
        above: { ...row, input: row.input * 10, output: row.output * 10, tokens: 500 },
      })),
    }));
    const { result } = await ask({}, { catalog: { ...catalog, models } });
    expect(reads()).toBe(1);
    expect(monthly(result)[HAIKU]).toBeCloseTo(monthly(before)[HAIKU]! * 10, 9);
  });
});

/** Sums of a million small figures differ in their last digits. */
function roughly<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' ? Number(part.toPrecision(9)) : part,
    ),
  ) as T;
}

describe('a pair of models that costs less', () => {
  const bar = { kind: 'absolute', rate: 0.9 } as const;

  it('is told at another volume and price, where the bar is as it was', async () => {
    const { ask, before } = await ended({ bar }, {}, differing());
    const [pair] = before.cascades;
    const { result: same } = await ask({});
    const wordsOf = (all: typeof before.cascades) => all.map(({ words }) => words);
    expect(wordsOf(same.cascades)).toEqual(wordsOf(before.cascades));
    const { result: more } = await ask({ volume: 1_000_000 });
    expect(more.cascades[0]?.monthlySpend).toBeCloseTo(10 * pair!.monthlySpend, 6);
    expect(more.cascades[0]?.words).not.toBe(pair!.words);
    const { result: batched } = await ask({ level: 'batch' });
    expect(batched.cascades[0]?.costPerCall).toBeCloseTo(pair!.costPerCall / 2, 12);
    const { result: lower } = await ask({ bar: { kind: 'absolute', rate: 0.85 } });
    expect(lower.cascades).toEqual([]);
  });
});
