import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/actor.ts';
import { deleteEvaluation } from '../../src/flows/delete-evaluation.ts';
import { deleteExpired } from '../../src/flows/delete-expired.ts';
import { memorySettings } from '../support/memory-settings.ts';

const NOW = new Date('2026-11-26T10:00:00Z');
const ANA: Actor = { kind: 'person', id: 'U0ANA' };
const BEN: Actor = { kind: 'person', id: 'U0BEN' };
const CEM: Actor = { kind: 'person', id: 'U0CEM' };

/** Evaluation e1 of U0ANA in T1, where U0BEN is an admin. */
function setUp({ isRunning = false } = {}) {
  const removed: string[] = [];
  const deps = {
    evaluations: {
      control: async (id: string) => ({
        id,
        workspace: 'T1',
        actor: ANA,
        simulated: false,
        state: isRunning ? ('running' as const) : ('finished' as const),
        budgetUsd: 1,
        question: null,
      }),
      remove: async (id: string) => {
        if (!isRunning) removed.push(id);
        return !isRunning;
      },
    },
    settings: memorySettings({ admins: 'U0BEN' }),
  };
  const remove = (actor: Actor) =>
    deleteEvaluation(deps, {
      ctx: { actor, workspace: 'T1', now: NOW },
      input: { evaluationId: 'e1' },
    });
  return { removed, remove };
}

describe('deleting an evaluation', () => {
  it.each([ANA, BEN])('is for who asked and for admins: $id', async (actor) => {
    const { removed, remove } = setUp();
    await remove(actor);
    expect(removed).toEqual(['e1']);
  });

  it('is refused to anybody else', async () => {
    const { removed, remove } = setUp();
    await expect(remove(CEM)).rejects.toMatchObject({ code: 'forbidden' });
    expect(removed).toEqual([]);
  });

  it('is refused while it runs, with the way out', async () => {
    const { remove } = setUp({ isRunning: true });
    await expect(remove(ANA)).rejects.toThrow('still runs: cancel it');
  });
});

describe('deleting what has expired', () => {
  it('goes back as many days as the workspace says, and touches no other workspace', async () => {
    const settings = memorySettings();
    await settings.write('T1', { retentionDays: '30' }, { actor: ANA, at: NOW });
    const removals: [string, Date][] = [];
    const evaluations = {
      workspaces: async () => ['T1', 'T2'],
      removeBefore: async (workspace: string, before: Date) => {
        removals.push([workspace, before]);
        return 3;
      },
    };
    const ctx = { actor: { kind: 'schedule', id: null } as const, workspace: 'local', now: NOW };
    await expect(deleteExpired({ evaluations, settings }, { ctx })).resolves.toBe(3);
    expect(removals).toEqual([['T1', new Date('2026-10-27T10:00:00Z')]]);
  });
});
