import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import type { NewEvaluation } from '../../src/core/record/evaluation-record.ts';
import type { Result } from '../../src/core/result/schema/result.ts';
import type { WatchedPick } from '../../src/core/watch/watched-pick.ts';
import { testAgain } from '../../src/flows/test-again.ts';
import { pick } from '../core/digest/sample-digest.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { result } from '../support/fixtures/result-fixtures.ts';
import { memoryQueue } from '../support/memory-queue.ts';
import { memorySettings } from '../support/memory-settings.ts';

/** A pick of evaluation-1, which can be tested again; what is started is kept by its key. */
function setUp(
  picks: readonly WatchedPick[],
  finished: Result | null = result(),
  change: Partial<EvaluationSpec> = {},
) {
  const created = new Map<string, NewEvaluation>();
  const catalog = loadCatalog();
  const { spec, samples } = evaluationRequest(change);
  const deps = {
    evaluations: {
      load: async (id: string) => ({ id, spec, samples }),
      finished: async (id: string) => ({
        id,
        workspace: 'T1',
        spec,
        destination: null,
        result: finished,
      }),
    },
    watch: { picks: async () => [...picks] },
    catalog,
    start: {
      evaluations: {
        create: async (evaluation: NewEvaluation) => {
          const first = created.get(evaluation.key) ?? evaluation;
          created.set(evaluation.key, first);
          return first.id;
        },
      },
      settings: memorySettings(),
      past: { overlap: async () => null, outputTokens: async () => ({}) },
      enqueue: memoryQueue().enqueue,
      notify: { started: async () => {} },
      catalog,
      simulated: true,
      newId: () => `again-${created.size + 1}`,
    },
  };
  const again = (day: string) =>
    testAgain(deps, {
      ctx: { actor: { kind: 'person', id: 'U1' }, workspace: 'T1', now: new Date(day) },
      input: { evaluationId: 'evaluation-1', destination: { channel: 'C1' } },
    });
  return { created, again };
}

describe('testing a pick again', () => {
  it('asks the pick and its rivals of today about the stored samples, at the pick’s volume', async () => {
    const { created, again } = setUp([pick()]);
    await again('2026-11-25T10:00:00Z');
    const [started] = [...created.values()];
    expect(started?.samples).toHaveLength(20);
    expect(started?.spec).toMatchObject({ current: 'google/gemini-3.8-flash', volume: 85_333 });
    const names = started!.spec.candidates.map(({ name }) => name);
    expect(names[0]).toBe('google/gemini-3.8-flash');
    expect(names.length).toBeGreaterThan(1);
  });

  it('happens once a day, however often the button is pressed', async () => {
    const { created, again } = setUp([pick()]);
    const first = await again('2026-11-25T10:00:00Z');
    await expect(again('2026-11-25T23:00:00Z')).resolves.toBe(first);
    expect(created.size).toBe(1);
    await expect(again('2026-11-26T10:00:00Z')).resolves.not.toBe(first);
  });

  it('starts an evaluation that stands for itself where the pick was confirmed by an inquiry', async () => {
    const inquiry = { of: 'id', candidate: 'x', document: null, fixes: [], budget: 1 };
    const stage = { ...inquiry, stage: 'confirmation' as const };
    const { created, again } = setUp([pick()], result(), { inquiry: stage });
    await again('2026-11-25T10:00:00Z');
    expect([...created.values()][0]?.spec).not.toHaveProperty('inquiry');
  });

  it('is refused where the pick was withdrawn', async () => {
    const { again } = setUp([]);
    await expect(again('2026-11-25')).rejects.toMatchObject({ code: 'not found' });
  });

  it('is refused while its evaluation has no result', async () => {
    const { again } = setUp([pick()], null);
    await expect(again('2026-11-25')).rejects.toThrow('has not ended yet');
  });
});
