import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { EvaluationRequest } from '../../src/core/evaluation.ts';
import { askedAgain } from '../../src/core/record/asked-again.ts';
import { NO_CHANGES } from '../../src/core/request/request-changes.ts';
import { requirePair } from '../../src/core/result/require-pair.ts';
import { pastRequest } from '../../src/flows/past-request.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { showEvaluation } from '../../src/flows/show-evaluation.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';

const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };

const NOW = new Date('2026-11-26');

/** Haiku, the cheapest, fails every fifth sample, each time with `wrong`; Flash-Lite is right always. */
async function resultWhere(wrong: (call: number) => string) {
  let calls = 0;
  const complete: Complete = async ({ candidate, prompt }) => {
    calls += 1;
    const sample = Number(/\d+/.exec(prompt)?.[0]);
    const isRight = candidate.name === FLASH_LITE || sample % 5 > 0;
    const text = isRight ? 'ok' : wrong(calls);
    return {
      kind: 'answered',
      answer: { text, stop: 'complete', servedModel: candidate.model, latencyMs: 5, usage },
    };
  };
  const flows = memoryFlows(complete);
  const bar = { kind: 'absolute', rate: 0.9 } as const;
  const request = evaluationRequest({ bar }, 100);
  const ran = async (started: EvaluationRequest) => {
    const id = await flows.start(started);
    await flows.drain();
    return id;
  };
  const id = await ran(request);
  const result = await flows.result(id);
  /** Its pair as a candidate, by fresh answers. */
  const tested = async () => {
    const again = { ...NO_CHANGES, pair: requirePair(result!) };
    const pairAlone = askedAgain(request, again, { catalog: loadCatalog(), at: NOW });
    return flows.result(await ran(pairAlone));
  };
  return { flows, id, result, tested };
}

describe('a pair of models', () => {
  it('is shown where the cheap one disagrees with itself when it is wrong, and the pair costs less', async () => {
    const { result, tested } = await resultWhere((call) => `no ${call}`);
    expect(result?.pick).toMatchObject({ candidate: FLASH_LITE, grade: 'proven' });
    expect(result?.cascades[0]).toMatchObject({
      first: HAIKU,
      second: FLASH_LITE,
      when: 'disagree',
      grade: 'proven',
      right: 1,
      escalated: 0.2,
      words: expect.stringContaining('where these disagree (20%)'),
    });
    expect(result).toMatchObject({
      cascadeNote: null,
      pairToTest: { first: HAIKU, to: FLASH_LITE, when: 'disagree', of: 2 },
    });
    const live = await tested();
    expect(live?.pick).toMatchObject({
      candidate: `${HAIKU} x2, else ${FLASH_LITE}`,
      grade: 'proven',
    });
    expect(live!.models[0]!.costPerCall).toBeCloseTo(result!.cascades[0]!.costPerCall, 9);
  });

  it('is not shown where nothing tells when the cheap one is wrong', async () => {
    const { result, tested } = await resultWhere(() => 'no');
    expect(result?.cascades).toEqual([]);
    expect(result?.cascadeNote).toMatch(/^No pair of models is good enough and a tenth cheaper/);
    await expect(async () => tested()).rejects.toThrow('There is no pair of models to test');
  });

  it('is tested by nobody of another workspace: neither its result nor its request is found', async () => {
    const { flows, id, result } = await resultWhere((call) => `no ${call}`);
    const evaluations = { ...flows.evaluations, result: flows.result };
    const deps = { evaluations, catalog: loadCatalog() };
    const press = async (workspace: string) => {
      const ctx = { actor: { kind: 'person', id: 'U1' }, workspace, now: NOW } as const;
      const pair = requirePair(await showEvaluation(deps, { ctx, input: { evaluationId: id } }));
      return pastRequest(deps, { ctx, input: { evaluationId: id, ...NO_CHANGES, pair } });
    };
    const { workspace } = await flows.evaluations.control(id);
    const own = await press(workspace);
    expect(own.spec.candidates[0]?.name).toBe(`${HAIKU} x2, else ${FLASH_LITE}`);
    await expect(press('T0OTHER')).rejects.toThrow('There is no evaluation');
    const ctx = { actor: { kind: 'person', id: 'U1' }, workspace: 'T0OTHER', now: NOW } as const;
    const input = { evaluationId: id, ...NO_CHANGES, pair: requirePair(result!) };
    await expect(pastRequest(deps, { ctx, input })).rejects.toThrow('There is no evaluation');
  });
});
