import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { EvaluationSpec, Scorer } from '../../src/core/evaluation.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { rescoreEvaluation } from '../../src/flows/rescore-evaluation.ts';
import { evaluationRequest, HAIKU } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';
import { PLAIN_SCORERS } from '../support/plain-scorers.ts';

const usage = { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 };

/** Haiku says ok alone, the other one says `other`; who judges says `judgement`. */
function models(other: string, judgement: string): Complete {
  return async ({ candidate, system }) => ({
    kind: 'answered',
    answer: {
      text: system?.includes('rubric') ? judgement : candidate.name === HAIKU ? 'ok' : other,
      stop: 'complete',
      servedModel: candidate.model,
      latencyMs: 5,
      usage,
    },
  });
}

/** An evaluation that has ended, and its answers compared anew. */
async function ended(
  spec: Partial<EvaluationSpec> = {},
  other = 'It is all ok with me',
  judgement = '',
  expected = 'ok',
) {
  const flows = memoryFlows(models(other, judgement));
  const request = evaluationRequest(spec);
  const samples = request.samples.map((sample) => ({ ...sample, expected }));
  const evaluationId = await flows.start({ ...request, samples });
  await flows.drain();
  const ctx = {
    actor: { kind: 'terminal', id: null } as const,
    workspace: 'local',
    now: new Date('2026-11-26'),
  };
  const evaluations = { ...flows.evaluations, result: flows.result };
  return {
    calls: flows.calls,
    before: await flows.result(evaluationId),
    rescore: (scorer: Scorer) =>
      rescoreEvaluation(
        { evaluations, catalog: loadCatalog() },
        { ctx, input: { evaluationId, scorer } },
      ),
  };
}

describe('rescoring', () => {
  it('compares the stored answers anew, and calls no model', async () => {
    const { before, calls, rescore } = await ended();
    const called = calls.length;
    expect(before?.models.map(({ score }) => score).sort()).toEqual([0, 1]);
    const after = await rescore(PLAIN_SCORERS.contains);
    expect(after.models.map(({ score }) => score)).toEqual([1, 1]);
    expect(after.warnings[0]).toContain('Stored answers, scored by contains');
    expect(calls).toHaveLength(called);
  });

  it('says that nothing is proven where the calls hung on the first scorer', async () => {
    const { rescore } = await ended({ design: 'adaptive' });
    const { warnings, models } = await rescore(PLAIN_SCORERS.contains);
    expect(warnings[0]).toContain('Nothing is proven by it');
    expect(models.every(({ verdict }) => verdict !== 'proven')).toBe(true);
  });

  it('refuses a judge, who would have to be called', async () => {
    const { rescore } = await ended();
    const judge: Scorer = { type: 'judge', rubric: 'Is it ok?', model: HAIKU };
    await expect(rescore(judge)).rejects.toThrow('A judge is a model and has to be called');
  });

  it('compares answers that a judge scored before', async () => {
    const judge: Scorer = { type: 'judge', rubric: 'Is it ok?', model: HAIKU };
    const { before, rescore } = await ended(
      { scorer: judge },
      'It is all ok with me',
      '{"score": 0.5}',
    );
    expect(before?.models.map(({ score }) => score)).toEqual([0.5, 0.5]);
    const after = await rescore(PLAIN_SCORERS.contains);
    expect(after.models.map(({ score }) => score)).toEqual([1, 1]);
    expect(after.warnings[0]).toContain('scored by contains (they were scored by judge');
  });

  it('says what to add where a judge needed no expected answers', async () => {
    const judge: Scorer = { type: 'judge', rubric: 'Is it ok?', model: HAIKU };
    const { rescore } = await ended({ scorer: judge }, 'fine', '{"score": 1}', '');
    await expect(rescore(PLAIN_SCORERS.contains)).rejects.toMatchObject({
      code: 'invalid input',
      faults: [{ message: expect.stringContaining('Add them to the file and run it again') }],
    });
  });

  it('refuses a scorer that can’t read the expected answers, and says of which samples', async () => {
    const { rescore } = await ended();
    const json: Scorer = PLAIN_SCORERS.json;
    await expect(rescore(json)).rejects.toMatchObject({
      code: 'invalid input',
      faults: expect.arrayContaining([expect.objectContaining({ message: expect.any(String) })]),
    });
  });
});
