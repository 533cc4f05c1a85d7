import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import { fromDollars } from '../../src/core/money.ts';
import { parseFormSamples } from '../../src/core/request/form/form-samples.ts';
import { resultSchema } from '../../src/core/result/result.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import { addSamples } from '../../src/flows/add-samples.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { quoteAddition } from '../../src/flows/quote-addition.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memoryFlows, type Step } from '../support/memory-flows.ts';
import { memorySettings } from '../support/memory-settings.ts';

const saying = (text: string) =>
  ({
    kind: 'answered',
    answer: {
      text,
      stop: 'complete',
      servedModel: 'm',
      latencyMs: 5,
      usage: { input: 100, cacheRead: 0, cacheWrite: 0, output: 20, reasoning: 0 },
    },
  }) as const;

/** Right on all but the samples whose number ends so. */
const wrongOn =
  (digit: string): Complete =>
  async ({ prompt }) =>
    saying(prompt.endsWith(digit) ? 'no' : 'ok');

const always: Complete = async () => saying('ok');

const NOW = new Date('2026-11-26T12:00:00Z');
const TERMINAL = { actor: { kind: 'terminal', id: null }, workspace: 'local', now: NOW } as const;
const ONCE = { design: 'adaptive', repeats: 1, bar: { kind: 'absolute', rate: 0.9 } } as const;

/** Lines for samples `from` up to `to`, which `evaluationRequest` numbers from 0. */
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `Sample ${from + index} => ok`).join('\n');

interface Begun {
  complete: Complete;
  spec?: Partial<EvaluationSpec>;
  samples: number;
  step?: Step;
  chosen?: SettingTexts;
}

/** An evaluation that has its result, and what it takes to add to it. */
async function ended({ complete, spec, samples, step = () => {}, chosen = {} }: Begun) {
  const flows = memoryFlows(complete, step, { chosen, at: NOW });
  const id = await flows.start(evaluationRequest({ ...ONCE, ...spec }, samples));
  await flows.drain();
  const deps = {
    evaluations: flows.evaluations,
    settings: memorySettings(chosen),
    catalog: loadCatalog(),
    simulated: true,
    enqueue: flows.enqueue,
  };
  const input = (text: string, budgetUsd: number | null) => ({
    evaluationId: id,
    table: parseFormSamples(text),
    budgetUsd,
  });
  return {
    flows,
    id,
    quote: (text: string, budgetUsd: number | null = null) =>
      quoteAddition(deps, { ctx: TERMINAL, input: input(text, budgetUsd) }),
    add: async (text: string, { budgetUsd = null, ctx = TERMINAL }: Adding = {}) => {
      const isNew = await addSamples(deps, {
        ctx,
        input: { ...input(text, budgetUsd), asks: false },
      });
      await flows.drain();
      return isNew;
    },
  };
}

interface Adding {
  budgetUsd?: number | null;
  ctx?: Parameters<typeof addSamples>[1]['ctx'];
}

describe('samples added to an evaluation', () => {
  it('prove what the first ones could not, and nothing is asked twice', async () => {
    const { flows, id, add } = await ended({ complete: always, samples: 12 });
    const before = (await flows.result(id))!;
    expect(before).toMatchObject({ ending: 'not enough evidence', evaluation: { samples: 12 } });
    const calls = flows.calls.length;
    expect(await add(lines(0, 60))).toBe(true);
    const result = (await flows.result(id))!;
    expect(result).toMatchObject({
      ending: 'picked',
      pick: { grade: 'proven' },
      evaluation: {
        samples: 60,
        rounds: [{ samples: 12 }, { samples: 48, at: NOW.toISOString() }],
      },
    });
    expect(resultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    const proven = result.models.find(({ verdict }) => verdict === 'proven')!;
    expect(proven).toMatchObject({ test: 'adding up', failed: 0 });
    expect(flows.calls.length).toBeGreaterThan(calls);
    expect(flows.tables.ledger).toHaveLength(flows.calls.length);
    expect(flows.tables.trials.size).toBe(flows.calls.length);
  });

  it('may come round after round', async () => {
    const { flows, id, add } = await ended({ complete: wrongOn('7'), samples: 15 });
    for (const most of [30, 45, 60]) await add(lines(0, most));
    const result = (await flows.result(id))!;
    expect(result.evaluation.rounds.map(({ samples }) => samples)).toEqual([15, 15, 15, 15]);
    expect(result.ending).not.toBe('picked');
    expect(flows.tables.ledger).toHaveLength(flows.calls.length);
  });

  it.each(['full', 'adaptive'] as const)(
    'are taken by a %s design against a reference, too',
    async (design) => {
      const spec = {
        design,
        repeats: 2,
        bar: { kind: 'relative', within: 0.1, of: null },
      } as const;
      const { flows, id, add } = await ended({ complete: wrongOn('7'), spec, samples: 16 });
      await add(lines(0, 60), { budgetUsd: 9 });
      const result = (await flows.result(id))!;
      expect(result.evaluation).toMatchObject({ samples: 60, budget: 9 });
      const most = Math.max(...result.models.map(({ trials }) => trials));
      expect(most).toBe(design === 'full' ? 120 : 76);
    },
  );

  it('leave out what it has, and say so', async () => {
    const { quote } = await ended({ complete: always, samples: 12 });
    const addition = await quote(`${lines(5, 40)}\nSample 39 => ok\nSample 3 => nok`);
    expect(addition).toMatchObject({ samples: { length: 28 } });
    expect(addition?.read).toEqual([
      '28 samples are new: with the 12 that it has, 40.',
      '8 samples were in it already, and are not asked again.',
      '1 sample of these has another expected answer here: the one it had stands.',
      '1 sample stands there twice, and counts once.',
    ]);
  });

  it('are quoted before: who goes on, how many may be wrong, at what price', async () => {
    const { quote, flows, id } = await ended({ complete: always, samples: 12 });
    const addition = (await quote(lines(12, 72)))!;
    expect(addition.shows).toEqual([
      'Haiku 5.5 and Gemini 3.5 Flash-Lite go on; the answers they have stay, and each is asked what is new.',
      expect.stringMatching(
        /^With 72 samples in all, .* is proven at 90% where at most 1 is wrong; so far none is\.$/,
      ),
    ]);
    const { expectedUsd, largestUsd, leftUsd, calls } = addition.costs;
    expect(expectedUsd).toBeGreaterThan(0);
    expect(largestUsd).toBeGreaterThan(expectedUsd);
    expect(leftUsd).toBeGreaterThan(largestUsd);
    expect(calls).toBeGreaterThan(60);
    expect(await flows.result(id)).toMatchObject({ evaluation: { samples: 12 } });
  });

  it('go on within its budget, and under a cap', async () => {
    const chosen = { monthlyCap: '0.002' };
    const { flows, id, add } = await ended({ complete: always, samples: 12, chosen });
    await add(lines(12, 200));
    const [row] = [...flows.tables.evaluations.values()];
    expect(row!.spent).toBeLessThanOrEqual(fromDollars(0.002));
    expect(await flows.result(id)).toMatchObject({
      ending: 'budget ended',
      cap: expect.any(String),
    });
  });

  it('that a killed process left are asked for once by the next', async () => {
    let ports = 0;
    let dies = Number.POSITIVE_INFINITY;
    const step = () => {
      ports += 1;
      if (ports > dies) throw new Error('killed');
    };
    const { flows, id, add } = await ended({ complete: always, samples: 12, step });
    const whole = await ended({ complete: always, samples: 12 });
    await whole.add(lines(0, 60));
    for (const after of [3, 40, 95]) {
      dies = ports + after;
      await add(lines(0, 60)).catch(() => {});
      await flows.drain().catch(() => {});
      dies = Number.POSITIVE_INFINITY;
      await flows.restart();
    }
    await flows.drain();
    expect(await add(lines(0, 60)).catch(({ message }: Error) => message)).toContain(
      'Nothing is new',
    );
    const result = (await flows.result(id))!;
    const expected = (await whole.flows.result(whole.id))!;
    expect(result.pick).toEqual(expected.pick);
    const answered = flows.tables.ledger.filter(({ bill }) => bill.state === 'settled');
    const keys = answered.map(({ trial }) => `${trial.candidate} ${trial.sample} ${trial.repeat}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('samples that can not be added', () => {
  it.each([
    {
      name: 'all are in it',
      text: lines(0, 12),
      says: /^Nothing is new: 12 samples were in it already/,
    },
    {
      name: 'it can not pay for a call',
      text: lines(12, 20),
      budgetUsd: 0.0001,
      says: /^Of its budget of \$0\.0001, .* is spent, and one call may cost .*--budget/,
    },
  ])('are refused where $name', async ({ text, budgetUsd = null, says }) => {
    const { add } = await ended({ complete: always, samples: 12 });
    await expect(add(text, { budgetUsd })).rejects.toMatchObject({
      code: 'invalid input',
      message: expect.stringMatching(says),
    });
  });

  it('have faults that say where and what to do', async () => {
    const { add } = await ended({ complete: always, samples: 12 });
    await expect(add('ticket,answer\nBroken,ok\n,ok')).rejects.toMatchObject({
      code: 'invalid input',
      message: expect.stringMatching(/^These samples can't be added to evaluation .* \(test\)\.$/),
      faults: [{ line: 3, message: expect.stringContaining('has no input: fill it in.') }],
    });
    await expect(add('text,title,answer\nBroken,A,ok')).rejects.toMatchObject({
      faults: [
        {
          message: expect.stringContaining("prompt uses {{input}}, which the samples don't have."),
        },
      ],
    });
    const many = Array.from({ length: 4_995 }, (_, index) => `Other ${index} => ok`).join('\n');
    await expect(add(many)).rejects.toMatchObject({
      faults: [
        {
          message: expect.stringContaining('at most 5,000 are taken in all. Leave out 7 of them.'),
        },
      ],
    });
  });

  it('are refused by an evaluation that is about exactly its own, and by one that was cancelled', async () => {
    const these = await ended({
      complete: always,
      samples: 12,
      spec: { estimand: 'these-samples' },
    });
    await expect(these.add(lines(12, 20))).rejects.toThrow(/is about exactly its samples/);
    const flows = memoryFlows(always);
    const id = await flows.start(evaluationRequest(ONCE, 12));
    await flows.evaluations.cancel(id);
    await flows.drain();
    const deps = {
      evaluations: flows.evaluations,
      settings: memorySettings(),
      catalog: loadCatalog(),
      simulated: true,
    };
    const input = { evaluationId: id, table: parseFormSamples(lines(12, 20)), budgetUsd: null };
    await expect(quoteAddition(deps, { ctx: TERMINAL, input })).rejects.toThrow(/was cancelled/);
    await expect(
      quoteAddition({ ...deps, simulated: false }, { ctx: TERMINAL, input }),
    ).rejects.toThrow(/begun with simulated models/);
  });

  it('change nothing where a model is proven and no cheaper one is left', async () => {
    const { add } = await ended({ complete: always, samples: 60 });
    await expect(add(lines(60, 80))).rejects.toThrow(
      /^More samples would change nothing: .* is proven, and no cheaper model is left that could be\.$/,
    );
  });

  it('come from its owner or an admin alone', async () => {
    const { add } = await ended({ complete: always, samples: 12 });
    const stranger = { actor: { kind: 'person', id: 'U2' }, workspace: 'local', now: NOW } as const;
    await expect(add(lines(12, 20), { ctx: stranger })).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Only the person who started it, or an admin, can add samples to it. Ask them to.',
    });
  });

  it('wait for the result of one that runs; those it has already go on', async () => {
    const { flows, id, add } = await ended({ complete: always, samples: 12 });
    flows.tables.evaluations.get(id)!.state = 'paused';
    flows.tables.evaluations.get(id)!.result = null;
    await expect(add(lines(12, 20))).rejects.toThrow(/has no result yet: add samples once it has/);
    expect(await add(lines(3, 9))).toBe(false);
  });
});
