import { describe, expect, it } from 'vitest';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import { resultColumns, timeWords } from '../../src/core/result/words/result-rows.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';

const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };
const LATENCY = { withinMs: 2_000, share: 0.95 };

/** Everybody is right; each model takes so long for it. */
const taking =
  (times: Readonly<Record<string, number>>): Complete =>
  async ({ candidate }) => ({
    kind: 'answered',
    answer: {
      text: 'ok',
      stop: 'complete',
      servedModel: 'm',
      latencyMs: times[candidate.name]!,
      usage,
    },
  });

async function resultOf(times: Readonly<Record<string, number>>, spec: Partial<EvaluationSpec>) {
  const flows = memoryFlows(taking(times));
  const id = await flows.start(evaluationRequest({ design: 'adaptive', ...spec }, 60));
  await flows.drain();
  return (await flows.result(id))!;
}

describe('an evaluation that asks for speed', () => {
  it('picks the cheapest that is right and quick often enough, and says both', async () => {
    const times = { [FLASH_LITE]: 3_500, [HAIKU]: 600 };
    const result = await resultOf(times, { latency: LATENCY, volume: 1_000 });
    expect(result.evaluation.latency).toEqual(LATENCY);
    expect(result.pick).toMatchObject({ candidate: HAIKU, grade: 'proven' });
    expect(result.reason).toMatch(/ 100% of \d+ calls? within 2 s: 95% sure of at least 9[5-9]%\./);
    const slow = result.models.find(({ candidate }) => candidate === FLASH_LITE)!;
    expect(slow).toMatchObject({ verdict: 'ruled out', speed: { quick: 0 } });
    expect(slow.reason).toMatch(
      /^Right often enough so far, too slow: 0% of \d+ calls? within 2 s/,
    );
  });

  it('streams the answers where the first token counts, and goes by its time', async () => {
    const latency = { ...LATENCY, withinMs: 800, firstToken: true } as const;
    const times = { [FLASH_LITE]: 1_200, [HAIKU]: 5_000 };
    const streamed: (true | undefined)[] = [];
    const complete: Complete = async (request) => {
      streamed.push(request.streamed);
      const outcome = await taking(times)(request);
      if (outcome.kind === 'failed') return outcome;
      const firstTokenMs = request.candidate.name === HAIKU ? 300 : 1_100;
      return { kind: 'answered', answer: { ...outcome.answer, firstTokenMs } };
    };
    const flows = memoryFlows(complete);
    const id = await flows.start(evaluationRequest({ design: 'adaptive', latency }, 60));
    await flows.drain();
    const result = (await flows.result(id))!;
    expect(new Set(streamed)).toEqual(new Set([true]));
    expect(result.pick).toMatchObject({ candidate: HAIKU, grade: 'proven' });
    expect(result.reason).toMatch(/ 100% of \d+ calls within 0.8 s to the first token: 95% sure/);
    const haiku = result.models.find(({ candidate }) => candidate === HAIKU)!;
    expect(haiku).toMatchObject({ latencyMs: { p50: 5_000 }, firstTokenMs: { p50: 300 } });
    expect(timeWords(haiku)).toBe('0.3 s, 100%');
    expect(resultColumns(result.evaluation)[4].heading).toBe(
      'typical time, within 0.8 s to the first token',
    );
  });

  it('picks the cheapest where any speed will do', async () => {
    const result = await resultOf({ [FLASH_LITE]: 3_500, [HAIKU]: 600 }, {});
    expect(result.pick).toMatchObject({ candidate: FLASH_LITE });
    expect(result.models.every(({ speed }) => speed === null)).toBe(true);
  });

  it('names nobody where all are too slow', async () => {
    const result = await resultOf({ [HAIKU]: 3_500, [FLASH_LITE]: 9_000 }, { latency: LATENCY });
    expect(result.pick).toBeNull();
    expect(result.ending).toBe('none good enough');
    expect(result.headline).toMatch(/reaches 80% with 95% of calls within 2 s$/);
  });
});
