import { describe, expect, it } from 'vitest';
import type { EvaluationSpec, Recipe } from '../../src/core/evaluation.ts';
import { toDollars } from '../../src/core/money.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { candidate, evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';

const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };
const answered = (text: string): CallOutcome => ({
  kind: 'answered',
  answer: { text, stop: 'complete', servedModel: 'm', latencyMs: 5, usage },
});
/** Says ok; as a judge, that it is. */
const ok: Complete = async ({ system }) =>
  answered(system?.includes('rubric') ? '{"score": 1}' : 'ok');
const JUDGED: Partial<EvaluationSpec> = {
  scorer: { type: 'judge', rubric: 'Is it ok?', model: FLASH_LITE },
};
const TRIALS = 2 * 2 * 2;
const NOTHING = { context: null, examples: [], rules: null, planner: null, escalation: null };
const PLANNER = candidate('anthropic/claude-opus-5-5');
const SONNET = candidate('anthropic/claude-sonnet-5-5');

/** The two models of an evaluation, each by this recipe. */
function byRecipe(recipe: Partial<Recipe>): Partial<EvaluationSpec> {
  const candidates = evaluationRequest().spec.candidates.map((each) => ({
    ...each,
    name: `${each.name} +recipe`,
    recipe: { ...NOTHING, ...recipe },
  }));
  return { candidates };
}

const PLANNED = byRecipe({ planner: PLANNER });
const AGREEING = byRecipe({ escalation: { to: SONNET, when: 'disagree', of: 3 } });

/** Runs an evaluation of 2 samples, 2 models and 2 repeats to its end; it dies at the `death`th step. */
async function run(spec: Partial<EvaluationSpec>, death = Number.POSITIVE_INFINITY, samples = 2) {
  let steps = 0;
  const flows = memoryFlows(ok, () => {
    steps += 1;
    if (steps === death) throw new Error('killed');
  });
  const attempt = async (work: () => Promise<unknown>) => {
    await work().catch((error: Error) => {
      if (error.message !== 'killed') throw error;
      return flows.restart();
    });
  };
  await attempt(() => flows.start(evaluationRequest(spec, samples)));
  await attempt(flows.drain);
  await attempt(flows.restart);
  await flows.drain();
  return { ...flows, steps: () => steps };
}

describe.each([
  { name: 'compared', spec: {}, callsATrial: 1 },
  { name: 'judged', spec: JUDGED, callsATrial: 2 },
  { name: 'planned and judged', spec: { ...JUDGED, ...PLANNED }, callsATrial: 3 },
  { name: 'agreeing', spec: AGREEING, callsATrial: 3 },
])('an evaluation of $name answers', ({ spec, callsATrial }) => {
  it('calls each model as often as asked, once a trial, and bills every call', async () => {
    const { tables, calls, result } = await run(spec);
    const [evaluation] = [...tables.evaluations.values()];
    expect(calls).toHaveLength(TRIALS * callsATrial);
    expect(tables.ledger).toHaveLength(TRIALS * callsATrial);
    expect(evaluation).toMatchObject({ state: 'finished', open: 0, reserved: 0n, margin: 0n });
    const models = (await result(evaluation!.id))?.models ?? [];
    expect(models.map(({ trials, score }) => [trials, score])).toEqual([
      [4, 1],
      [4, 1],
    ]);
  });

  it('ends the same wherever its process dies; a call under way is lost, an answer never', async () => {
    const { steps } = await run(spec);
    const total = steps();
    // The first is the evaluation's creation: before it there is nothing to go on with.
    for (let death = 2; death <= total; death += 1) {
      const { tables, calls } = await run(spec, death);
      const [evaluation] = [...tables.evaluations.values()];
      const ended = { death, ...evaluation };
      expect(ended).toMatchObject({ death, state: 'finished', open: 0, reserved: 0n });
      const trials = [...tables.trials.values()];
      expect(trials.every(({ state, score }) => state === 'done' && score === 1)).toBe(true);
      const settled = tables.ledger.filter(({ bill }) => bill.state === 'settled').length;
      const assumed = tables.ledger.length - settled;
      expect({ death, settled }).toEqual({ death, settled: TRIALS * callsATrial });
      expect(assumed).toBeLessThanOrEqual(1);
      expect(calls.length).toBeLessThanOrEqual(settled + assumed);
      const billed = tables.ledger.reduce((sum, { bill }) => sum + bill.amount, 0n);
      expect(evaluation?.spent).toBe(billed);
    }
  });
});

describe('a recipe of more calls', () => {
  it('escalates where its answers differ, and sums cost, tokens and time over its calls', async () => {
    let calls = 0;
    const flows = memoryFlows(async ({ candidate: { name } }) => {
      if (name === SONNET.name) return answered('ok');
      calls += 1;
      return answered(`answer ${calls % 3}`);
    });
    const id = await flows.start(evaluationRequest({ ...AGREEING, repeats: 1 }, 2));
    await flows.drain();
    const result = await flows.result(id);
    const [first] = result!.models;
    expect(first).toMatchObject({
      candidate: `${HAIKU} +recipe`,
      model: HAIKU,
      score: 1,
      tokens: { input: 400, output: 40 },
      latencyMs: { p50: 10 },
    });
    const purposes = flows.tables.ledger.map(({ bill }) => bill.purpose);
    expect(purposes.filter((purpose) => purpose === 'answer')).toHaveLength(2 * 2 * 3);
    expect(purposes.filter((purpose) => purpose === 'escalation')).toHaveLength(2 * 2);
    const own = flows.tables.ledger.filter(({ trial }) => trial.candidate === 0);
    const billed = own.reduce((sum, { bill }) => sum + toDollars(bill.amount), 0);
    expect(first!.costPerCall).toBeCloseTo(billed / 2, 12);
  });

  it('answers by the plan that another model wrote, and each is billed under its own name', async () => {
    const prompts: string[] = [];
    const flows = memoryFlows(async ({ candidate: { name }, prompt }) => {
      if (name === PLANNER.name) return answered('Say ok.');
      prompts.push(prompt);
      return answered('ok');
    });
    await flows.start(evaluationRequest({ ...PLANNED, repeats: 1 }, 1));
    await flows.drain();
    expect(prompts).toEqual(Array(2).fill('Answer ok. Sample 0\n\nPlan:\nSay ok.'));
    expect(flows.tables.ledger.map(({ bill }) => `${bill.purpose} ${bill.model}`).sort()).toEqual([
      `answer ${HAIKU} +recipe`,
      `answer ${FLASH_LITE} +recipe`,
      `planner ${PLANNER.name}`,
      `planner ${PLANNER.name}`,
    ]);
  });
});

describe('an evaluation with pilots', () => {
  const spec = { design: 'adaptive', pilots: true, repeats: 1 } as const;
  const SAMPLES = 16;

  it('asks each model once, then the one whose calls turned out cheapest, and pays nothing twice', async () => {
    const { tables, calls, result } = await run(spec, Number.POSITIVE_INFINITY, SAMPLES);
    const [evaluation] = [...tables.evaluations.values()];
    expect(calls.slice(0, 2).toSorted()).toEqual([HAIKU, FLASH_LITE].toSorted());
    expect(calls.filter((name) => name === FLASH_LITE)).toHaveLength(1);
    expect(tables.ledger).toHaveLength(calls.length);
    const { models, pick } = (await result(evaluation!.id))!;
    expect(pick).toMatchObject({ model: HAIKU, grade: 'proven' });
    expect(models.find(({ model }) => model === FLASH_LITE)).toMatchObject({
      verdict: 'not run',
      trials: 1,
      costEstimated: false,
    });
  });

  it('ends the same wherever its process dies', async () => {
    const { steps, calls } = await run(spec, Number.POSITIVE_INFINITY, SAMPLES);
    const total = steps();
    for (let death = 2; death <= total; death += 1) {
      const { tables } = await run(spec, death, SAMPLES);
      const [evaluation] = [...tables.evaluations.values()];
      expect({ death, ...evaluation }).toMatchObject({ death, state: 'finished', reserved: 0n });
      const settled = tables.ledger.filter(({ bill }) => bill.state === 'settled').length;
      expect({ death, settled }).toEqual({ death, settled: calls.length });
      expect(tables.ledger.length - settled).toBeLessThanOrEqual(1);
    }
  });
});

describe('a trial', () => {
  it('whose judge fails asks the judge alone again', async () => {
    let judgements = 0;
    const flows = memoryFlows(async (request) => {
      const outcome = await ok(request);
      if (!request.system?.includes('rubric')) return outcome;
      judgements += 1;
      const failure = { kind: 'transient', retryAfterMs: null, message: 'broke off' } as const;
      return judgements % 2 === 1 ? { kind: 'failed', failure } : outcome;
    });
    await flows.start(evaluationRequest({ ...JUDGED, repeats: 1 }, 1));
    await flows.drain();
    expect(flows.calls.filter((name) => name === HAIKU)).toHaveLength(1);
    expect(flows.refused.retry).toBeGreaterThan(0);
    const trials = [...flows.tables.trials.values()];
    expect(trials.map(({ score, losses }) => [score, losses])).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it('waits while its money is promised to others, and is never called beyond the budget', async () => {
    const flows = memoryFlows(ok);
    const spec = { ...JUDGED, budget: 0.01 };
    await flows.start(evaluationRequest(spec, 20));
    await flows.drain();
    const [evaluation] = [...flows.tables.evaluations.values()];
    expect(evaluation).toMatchObject({ state: 'finished', open: 0, reserved: 0n });
    expect(evaluation!.spent).toBeLessThanOrEqual(evaluation!.budget);
    expect(Object.values(evaluation!.stops).map(({ reason }) => reason)).toContain('budget');
    const answers = [...flows.tables.trials.values()].filter(({ steps }) => steps.length > 0);
    // What was answered was judged: the judge's money was there from the first.
    expect(answers.every(({ score }) => score === 1)).toBe(true);
    expect(answers.length).toBeGreaterThan(0);
  });

  it('of a provider that refuses for long ends its candidate with when that began', async () => {
    const refuse: Complete = async () => ({
      kind: 'failed',
      failure: { kind: 'rate limited', retryAfterMs: 1, message: 'Busy.' },
    });
    const flows = memoryFlows(refuse);
    const id = await flows.start(evaluationRequest({ repeats: 1 }, 1));
    const settle = flows.trials.settle;
    flows.trials.settle = async (settlement) => ({
      ...(await settle(settlement)),
      refusedSince: settlement.refused && new Date('2026-11-24T11:00:00Z'),
    });
    await flows.drain();
    const result = await flows.result(id);
    expect(result?.reason).toMatch(/No call was answered since 11:00 UTC.* Busy\. Run again/);
  });

  it('whose model has no price any more is not called', async () => {
    const flows = memoryFlows(ok);
    const request = evaluationRequest({ repeats: 1 }, 1);
    const candidates = request.spec.candidates.map((each) => ({ ...each, model: 'gone' }));
    const id = await flows.start({ ...request, spec: { ...request.spec, candidates } });
    await flows.drain();
    expect(flows.calls).toEqual([]);
    const { stops } = await flows.evaluations.read(id);
    expect(stops[0]?.message).toMatch(/^No price is known for anthropic\/claude-haiku-5-5 today/);
  });
});
