import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { Destination } from '../../src/core/actor.ts';
import type { Overlap } from '../../src/core/adding/overlap-words.ts';
import type { Caps } from '../../src/core/caps/caps.ts';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import type { NewEvaluation } from '../../src/core/record/evaluation-record.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import { prepare } from '../../src/core/settlement/prepared.ts';
import { startEvaluation } from '../../src/flows/start-evaluation.ts';
import { evaluationRequest, HAIKU } from '../support/evaluation-request.ts';
import { memoryQueue } from '../support/memory-queue.ts';
import { memorySettings } from '../support/memory-settings.ts';

const ctx = {
  actor: { kind: 'person', id: 'U0ANA' } as const,
  workspace: 'T1',
  now: new Date('2026-11-25T10:00:00Z'),
};

function setUp(
  settings: SettingTexts = {},
  overlap: Overlap | null = null,
  outputTokens: Record<string, number> = {},
) {
  const created = new Map<string, NewEvaluation>();
  const started: string[] = [];
  const queue = memoryQueue();
  const capsOfStarts: (Caps | null)[] = [];
  let ids = 0;
  const deps = {
    evaluations: {
      create: async (evaluation: NewEvaluation, caps: Caps | null) => {
        capsOfStarts.push(caps);
        const stored = created.get(evaluation.key) ?? evaluation;
        created.set(evaluation.key, stored);
        return stored.id;
      },
    },
    settings: memorySettings(settings),
    past: { overlap: async () => overlap, outputTokens: async () => outputTokens },
    enqueue: queue.enqueue,
    notify: { started: async (id: string) => void started.push(id) },
    catalog: loadCatalog(),
    simulated: true,
    newId: () => `e${++ids}`,
  };
  const start = (
    key: string,
    destination: Destination | null = { channel: 'C1' },
    spec: Partial<EvaluationSpec> = {},
  ) => {
    const request = evaluationRequest(spec);
    const input = { request, destination, asks: false, expectedUsd: null, key };
    return startEvaluation(deps, { ctx, input });
  };
  return { created, started, capsOfStarts, queue, start };
}

describe('a start', () => {
  it('stores who asked, in which workspace, where the answer goes, and what was expected', async () => {
    const { created, start } = setUp();
    await start('form');
    expect(created.get('form')).toMatchObject({
      id: 'e1',
      workspace: 'T1',
      actor: ctx.actor,
      destination: { channel: 'C1' },
      simulated: true,
      expectedCalls: 80,
    });
    expect(created.get('form')?.estimatedUsd).toBeGreaterThan(0);
  });

  it('has the plan asked and says so in the channel', async () => {
    const { started, queue, start } = setUp();
    await expect(start('form')).resolves.toBe('e1');
    expect({ started, plans: queue.plans }).toEqual({ started: ['e1'], plans: ['e1'] });
  });

  it('for the terminal is said to nobody', async () => {
    const { started, start } = setUp();
    await start('run', null);
    expect(started).toEqual([]);
  });

  it('with the same key is the same evaluation, begun once', async () => {
    const { started, queue, start } = setUp();
    const ids = [await start('form'), await start('form'), await start('other')];
    expect(ids).toEqual(['e1', 'e1', 'e3']);
    expect({ started, plans: queue.plans }).toEqual({ started: ['e1', 'e3'], plans: ['e1', 'e3'] });
  });

  it('on samples of an earlier evaluation says with its result what it is', async () => {
    const startedAt = new Date('2026-11-03T09:00:00Z');
    const overlap = { id: 'e0', name: 'tickets', startedAt, shared: 12 };
    const { created, start } = setUp({}, overlap);
    await start('form');
    expect(created.get('form')?.spec.dataNotes).toEqual([
      '12 of these 20 samples were already in “tickets” of 3 Nov 2026: asked again, they are paid again, and a model just short of the bar has another 5% chance to pass by luck. Add the other 8 to that one instead to avoid both: “Add samples” below its result, or “llm-pick run --resume e0 --add FILE”.',
    ]);
  });

  it('of samples that came in rounds begins with all of them in one', async () => {
    const rounds = [{ firstSample: 12, addedAt: '2026-11-24T00:00:00Z' }];
    const { created, start } = setUp();
    await start('form', null, { rounds });
    expect(created.get('form')?.spec.rounds).toBeUndefined();
  });

  it('goes by the answers of past evaluations of its task, and keeps them for its plan and its result', async () => {
    const first = setUp();
    await first.start('form');
    const again = setUp({}, null, { [HAIKU]: 2, 'google/another': 9 });
    await again.start('form', null, { pastOutputTokens: { [HAIKU]: 9 } });
    const [guessed, informed] = [first, again].map(({ created }) => created.get('form')!);
    expect(guessed?.spec.pastOutputTokens).toBeUndefined();
    expect(informed?.spec.pastOutputTokens).toEqual({ [HAIKU]: 2 });
    expect(informed!.estimatedUsd).toBeLessThan(guessed!.estimatedUsd);
    const prices = [guessed!, informed!].map((stored) => {
      const { candidates } = prepare(stored, loadCatalog(), ctx.now).prices;
      return candidates.find(({ name }) => name === HAIKU)!.expectedCallUsd;
    });
    expect(prices[1]).toBeLessThan(prices[0]!);
  });

  it('goes by what providers counted of its prompts before it began, and keeps that', async () => {
    const { created, start } = setUp();
    await start('guess');
    await start('counted', null, { tokensPerCharacter: { [HAIKU]: 4 } });
    const prices = ['guess', 'counted'].map((key) => {
      const { candidates } = prepare(created.get(key)!, loadCatalog(), ctx.now).prices;
      return candidates.map(({ calls: [call] }) => call!.inputTokens);
    });
    const [guessed, counted] = prices as [number[], number[]];
    expect(counted[0]).toBeGreaterThan(guessed[0]! * 4);
    expect(counted[1]).toBe(guessed[1]);
  });

  it('is refused where a cap of its workspace can not be read any more', async () => {
    const { created, start } = setUp({ monthlyCap: '$12.345' });
    await expect(start('form')).rejects.toThrow(/^The setting monthly-cap is “\$12\.345”, which/);
    expect(created.size).toBe(0);
  });

  it('is under the caps that its workspace has chosen for the month', async () => {
    const { capsOfStarts, start } = setUp({ monthlyCap: '50', personalCap: '20' });
    await start('form');
    expect(capsOfStarts).toMatchObject([{ workspaceUsd: 50, personUsd: 20, month: '2026-11' }]);
  });
});
