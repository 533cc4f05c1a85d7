import { expect, it } from 'vitest';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { evaluationRequest, HAIKU } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';

const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };

it('a pick that is tested again is compared with what it was, where that is still stored', async () => {
  let text = 'ok';
  const complete: Complete = async ({ candidate }) => ({
    kind: 'answered',
    answer: { text, stop: 'complete', servedModel: candidate.model, latencyMs: 5, usage },
  });
  const flows = memoryFlows(complete);
  const run = async (retestOf?: string) => {
    const { spec, samples } = evaluationRequest({ current: HAIKU });
    const id = await flows.start({ spec: retestOf ? { ...spec, retestOf } : spec, samples });
    await flows.drain();
    return { id, result: await flows.result(id) };
  };
  const first = await run();
  expect(first.result?.retest).toBeNull();
  text = 'no';
  const second = await run(first.id);
  expect(second.result?.retest).toMatchObject({ of: first.id, samples: 20, before: 1, after: 0 });
  expect(second.result?.reason).toContain('(0 better, 20 worse): it got worse');
  flows.tables.evaluations.delete(first.id);
  expect((await run(first.id)).result).toMatchObject({ ending: 'none good enough', retest: null });
});

it('a result keeps its workspace’s discount and currency; its amounts are list prices in dollars', async () => {
  const complete: Complete = async ({ candidate }) => ({
    kind: 'answered',
    answer: { text: 'ok', stop: 'complete', servedModel: candidate.model, latencyMs: 5, usage },
  });
  const resultWith = async (chosen: SettingTexts) => {
    const flows = memoryFlows(complete, () => {}, { chosen });
    const id = await flows.start(evaluationRequest());
    await flows.drain();
    return flows.result(id);
  };
  const list = await resultWith({});
  const own = await resultWith({ discount: '20%', currency: 'EUR 0.92' });
  expect(own?.evaluation).toMatchObject({
    discount: 0.2,
    currency: { code: 'EUR', perDollar: 0.92 },
  });
  const months = (of: typeof own) => of?.models.map(({ monthlySpend }) => monthlySpend);
  expect(months(own)).toEqual(months(list));
});
