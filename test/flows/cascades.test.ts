import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { EvaluationRequest } from '../../src/core/evaluation.ts';
import { askedAgain } from '../../src/core/record/asked-again.ts';
import { AS_IT_WAS } from '../../src/core/request/otherwise.ts';
import { requirePair } from '../../src/core/result/require-pair.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';

const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };

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
  const resultOf = async (started: EvaluationRequest) => {
    const id = await flows.start(started);
    await flows.drain();
    return flows.result(id);
  };
  const result = await resultOf(request);
  /** Its pair as a candidate, by fresh answers. */
  const tested = () => {
    const again = { ...AS_IT_WAS, pair: requirePair(result!) };
    return resultOf(
      askedAgain(request, again, { catalog: loadCatalog(), at: new Date('2026-11-26') }),
    );
  };
  return { result, tested };
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
});
