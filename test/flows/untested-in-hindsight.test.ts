import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { Bar, Scorer } from '../../src/core/evaluation.ts';
import { rescoreEvaluation } from '../../src/flows/rescore-evaluation.ts';
import { whatIfEvaluation } from '../../src/flows/what-if-evaluation.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { PLAIN_SCORERS } from '../support/plain-scorers.ts';

const catalog = loadCatalog();
const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };
const ctx = {
  actor: { kind: 'terminal', id: null } as const,
  workspace: 'local',
  now: new Date('2026-11-26'),
};

/** The cheaper of two models is proven, the other one got a pilot alone. */
async function proven() {
  const flows = memoryFlows(async ({ candidate }) => ({
    kind: 'answered',
    answer: { text: 'ok', stop: 'complete', servedModel: candidate.model, latencyMs: 5, usage },
  }));
  const evaluationId = await flows.start(
    evaluationRequest({ design: 'adaptive', pilots: true }, 60),
  );
  await flows.drain();
  const before = (await flows.result(evaluationId))!;
  const piloted = before.models.find(({ verdict }) => verdict === 'not run')!;
  expect(piloted.trials).toBe(1);
  const evaluations = { ...flows.evaluations, result: flows.result };
  return { evaluationId, evaluations, piloted: piloted.model };
}

describe('a model that was piloted alone stays not run', () => {
  it('at a lower, a higher and a relative bar', async () => {
    const { evaluationId, evaluations, piloted } = await proven();
    const rates = async () => ({ day: '2026-11-23', perDollar: {} });
    const deps = { evaluations, settings: memorySettings({}), rates, catalog };
    const unchanged = { evaluationId, volume: null, latency: null, level: null, currency: null };
    const bars: Bar[] = [
      { kind: 'absolute', rate: 0.6 },
      { kind: 'absolute', rate: 0.95 },
      { kind: 'relative', within: 0.05, of: piloted },
    ];
    for (const bar of bars) {
      const { result } = await whatIfEvaluation(deps, { ctx, input: { ...unchanged, bar } });
      expect(result.models.find(({ model }) => model === piloted)).toMatchObject({
        verdict: 'not run',
        reason: 'Which models were tested was decided by the first bar.',
      });
    }
  });

  it('under another scorer', async () => {
    const { evaluationId, evaluations, piloted } = await proven();
    const scorer: Scorer = PLAIN_SCORERS.contains;
    const input = { evaluationId, scorer };
    const { models } = await rescoreEvaluation({ evaluations, catalog }, { ctx, input });
    expect(models.find(({ model }) => model === piloted)).toMatchObject({
      verdict: 'not run',
      reason: 'Which models were tested hung on the first scorer.',
    });
  });
});
