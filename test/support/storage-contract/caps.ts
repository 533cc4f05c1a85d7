import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import type { Caps } from '../../../src/core/caps/caps.ts';
import type { NewEvaluation } from '../../../src/core/record/evaluation-record.ts';
import { evaluationRequest } from '../evaluation-request.ts';
import { CALL, plannedTrials, type StoragePlace, settlement } from './place.ts';

const CAPS: Caps = {
  workspaceUsd: 10,
  personUsd: 6,
  month: '2026-11',
  start: new Date('2020-01-01'),
};

/** What every record does: no month's cap is passed. */
export function capContract(place: StoragePlace): void {
  const { impatient } = plannedTrials(place);

  /** Starts evaluations in a workspace of its own; returns the id, or what is in the way. */
  function workspace() {
    const evaluations = impatient();
    const name = randomUUID();
    const start = (
      budget: number,
      who: string | null = 'U1',
      { caps = CAPS, key = randomUUID() }: { caps?: Caps | null; key?: string } = {},
    ): Promise<string> => {
      const actor: Actor =
        who === null ? { kind: 'schedule', id: null } : { kind: 'person', id: who };
      const evaluation: NewEvaluation = {
        ...evaluationRequest({ budget }),
        id: randomUUID(),
        key,
        workspace: name,
        actor,
        destination: null,
        simulated: true,
        estimatedUsd: 0,
        fullDesignUsd: 0,
        largestUsd: 1,
        asks: false,
        expectedCalls: 1,
      };
      return evaluations.create(evaluation, caps).catch((error: Error) => error.message);
    };
    return { evaluations, start };
  }

  describe('a month’s caps', () => {
    it('hold the whole budget of what runs: whose is in the way, and what is left of it, is said', async () => {
      const { start } = workspace();
      await start(5);
      expect(await start(2)).toMatch(
        /^Your cap of \$6 for 2026-11 has \$1 left .*\$2 is asked for/,
      );
      expect(await start(1)).toMatch(/^[\w-]{36}$/);
      await start(3, 'U2');
      expect(await start(2, 'U2')).toMatch(/^The workspace’s cap of \$10 .* has \$1 left/);
      expect(await start(1, null)).toMatch(/^[\w-]{36}$/);
      expect(await start(0.01, 'U3')).toMatch(/nothing left/);
    });

    it('are not asked twice of one start, nor of a workspace that has none', async () => {
      const { start } = workspace();
      const id = await start(6, 'U1', { key: `${randomUUID()} once` });
      expect(id).toMatch(/^[\w-]{36}$/);
      const key = randomUUID();
      const first = await start(3, 'U2', { key });
      expect(await start(3, 'U2', { key })).toBe(first);
      expect(await start(100, 'U1', { caps: null })).toMatch(/^[\w-]{36}$/);
    });

    it('hold of what has ended no more than was spent, and of what is interrupted nothing', async () => {
      const { evaluations, start } = workspace();
      const id = await start(6);
      const trial = { evaluationId: id, candidate: 0, sample: 0, repeat: 0 };
      const plan = { order: [0, 1], reference: null, candidates: [] };
      const launch = [{ candidate: 0, sample: 0, repeat: 0 }];
      await evaluations.advance(id, () => ({
        plan,
        launch,
        drop: [],
        finished: false,
        question: null,
        wakeAt: 0,
      }));
      const store = plannedTrials(place).worker('w');
      await store.claim(trial, CALL);
      await store.settle(settlement(trial));
      await evaluations.pause(id);
      expect(await start(6)).toMatch(/Your cap of \$6 .* has \$6 left|has \$5\.9/);
      expect(await start(5.9)).toMatch(/^[\w-]{36}$/);
      await expect(evaluations.resume(id, CAPS)).rejects.toThrow(/^Your cap of \$6/);
      await expect(evaluations.resume(id, null)).resolves.toBeUndefined();
    });

    it('are in the way of a higher budget, too', async () => {
      const { evaluations, start } = workspace();
      const id = await start(4);
      await expect(evaluations.raiseBudget(id, 7, CAPS)).rejects.toThrow(/^Your cap of \$6/);
      await expect(evaluations.raiseBudget(id, 6, CAPS)).resolves.toBeUndefined();
    });

    it('hold when many start at the same time', async () => {
      const { start } = workspace();
      const asked = Array.from({ length: 24 }, (_, index) => start(1, `U${index % 2}`));
      const started = (await Promise.all(asked)).filter((id) => /^[\w-]{36}$/.test(id));
      expect(started).toHaveLength(10);
    });
  });
}
