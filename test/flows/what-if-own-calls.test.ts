import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { whatIfEvaluation } from '../../src/flows/what-if-evaluation.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { always } from '../support/top-up.ts';

it('what more samples cost to ask stays at the standard price at another price level', async () => {
  const flows = memoryFlows(always);
  const bar = { kind: 'absolute', rate: 0.9 } as const;
  const evaluationId = await flows.start(evaluationRequest({ repeats: 1, bar }, 12));
  await flows.drain();
  const deps = {
    evaluations: { ...flows.evaluations, result: flows.result },
    settings: memorySettings({}),
    rates: async () => null,
    catalog: loadCatalog(),
  };
  const ctx = {
    actor: { kind: 'terminal', id: null },
    workspace: 'local',
    now: new Date('2026-11-24T12:00:00Z'),
  } as const;
  const at = async (level: string | null) => {
    const input = { evaluationId, volume: null, bar: null, latency: null, level, currency: null };
    const { result } = await whatIfEvaluation(deps, { ctx, input });
    const [, price] = /To prove it: about .*, (\$[\d.]+)\./.exec(result.reason) ?? [];
    return { price, perCall: result.models.map(({ costPerCall }) => costPerCall) };
  };
  const [standard, batch] = [await at(null), await at('batch')];
  expect(batch.perCall).toEqual(standard.perCall.map((usd) => expect.closeTo(usd / 2, 12)));
  expect(standard.price).toMatch(/^\$0\./);
  expect(batch.price).toBe(standard.price);
});
