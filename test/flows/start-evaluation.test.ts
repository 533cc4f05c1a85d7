import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { Destination } from '../../src/core/actor.ts';
import type { Caps } from '../../src/core/caps/caps.ts';
import type { NewEvaluation } from '../../src/core/record/evaluation-record.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import { startEvaluation } from '../../src/flows/start-evaluation.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memoryQueue } from '../support/memory-queue.ts';
import { memorySettings } from '../support/memory-settings.ts';

const ctx = {
  actor: { kind: 'person', id: 'U0ANA' } as const,
  workspace: 'T1',
  now: new Date('2026-11-25T10:00:00Z'),
};

function setUp(settings: SettingTexts = {}) {
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
    enqueue: queue.enqueue,
    notify: { started: async (id: string) => void started.push(id) },
    catalog: loadCatalog(),
    simulated: true,
    newId: () => `e${++ids}`,
  };
  const start = (key: string, destination: Destination | null = { channel: 'C1' }) =>
    startEvaluation(deps, {
      ctx,
      input: { request: evaluationRequest(), destination, asks: false, expectedUsd: null, key },
    });
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

  it('is under the caps that its workspace has chosen for the month', async () => {
    const { capsOfStarts, start } = setUp({ monthlyCap: '50', personalCap: '20' });
    await start('form');
    expect(capsOfStarts).toMatchObject([{ workspaceUsd: 50, personUsd: 20, month: '2026-11' }]);
  });
});
