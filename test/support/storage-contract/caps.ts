import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import type { Caps } from '../../../src/core/caps/caps.ts';
import { evaluationRequest } from '../evaluation-request.ts';
import { result } from '../fixtures/result-fixtures.ts';
import { summedTrials } from '../fixtures/sums-fixtures.ts';
import { newEvaluation } from '../new-evaluation.ts';
import {
  BILL,
  CALL,
  CENT,
  costing,
  plannedTrials,
  type StoragePlace,
  settlement,
} from './place.ts';

const CAPS: Caps = {
  workspaceUsd: 0.05,
  personUsd: 0.03,
  month: '2026-11',
  timeZone: 'UTC',
  start: new Date('2020-01-01'),
};
interface Asked {
  caps: Caps | null;
  budget: number;
  /** null: a schedule asks. */
  who: string | null;
  key: string | null;
}

const ASKED: Asked = { caps: CAPS, budget: 1, who: 'U1', key: null };

/** What every record does: no month's cap is passed. */
export function capContract(place: StoragePlace): void {
  const { impatient, worker } = plannedTrials(place);

  /** Evaluations in a workspace of its own, each with five planned trials of a cent at most. */
  function workspace() {
    const evaluations = impatient();
    const store = worker('w');
    const name = randomUUID();
    const start = async (asked: Partial<Asked> = {}) => {
      const { caps, budget, who, key } = { ...ASKED, ...asked };
      const actor: Actor =
        who === null ? { kind: 'schedule', id: null } : { kind: 'person', id: who };
      const evaluation = newEvaluation({
        ...evaluationRequest({ budget }),
        ...(key !== null && { key }),
        workspace: name,
        actor,
      });
      const id = await evaluations.create(evaluation, caps);
      const trials = [0, 1, 2, 3, 4].map((sample) => ({ candidate: 0, sample, repeat: 0 }));
      const plan = { order: [0, 1], reference: null, candidates: [] };
      await evaluations.advance(id, () => ({
        plan,
        launch: trials,
        drop: [],
        finished: false,
        question: null,
        wakeAt: 0,
      }));
      return { id, trials: trials.map((key) => ({ ...key, evaluationId: id })) };
    };
    const granted = (id: string, more = CENT, caps: Caps | null = CAPS) =>
      store.grant(id, more, caps);
    return { evaluations, store, start, granted };
  }

  describe('a month’s caps', () => {
    it('grant an evaluation its budget in pieces: a claim beyond them asks for more', async () => {
      const { store, start, granted } = workspace();
      const { id, trials } = await start();
      for (const [index, trial] of trials.slice(0, 2).entries()) {
        const needs = { kind: 'needs grant', more: CENT, isAlone: index === 0 };
        expect(await store.claim(trial, CALL)).toEqual(needs);
        expect(await granted(id)).toBeNull();
        expect((await store.claim(trial, CALL)).kind).toBe('claimed');
      }
    });

    it('grant the whole budget where there are none, also when they have gone', async () => {
      const { store, start, granted } = workspace();
      const free = await start({ caps: null });
      expect((await store.claim(free.trials[0]!, costing(CENT * 100n))).kind).toBe('claimed');
      const { id, trials } = await start();
      expect(await granted(id, CENT, null)).toBeNull();
      expect((await store.claim(trials[0]!, costing(CENT * 100n))).kind).toBe('claimed');
    });

    it('are never passed: the person’s, nor the workspace’s by several', async () => {
      const { start, granted } = workspace();
      const first = await start();
      expect(await granted(first.id, CENT * 3n)).toBeNull();
      expect((await granted(first.id, CENT * 3n + 1n))?.words).toMatch(/^The personal cap of \$0/);
      const other = await start({ who: 'U2' });
      expect(await granted(other.id, CENT * 3n)).toBeNull();
      const schedule = await start({ who: null });
      expect(await granted(schedule.id, CENT * 5n)).toBeNull();
      expect((await granted(schedule.id, CENT * 5n + 1n))?.words).toMatch(/^The workspace’s cap/);
    });

    it('take back what another was granted ahead and does not hold', async () => {
      const { store, start, granted } = workspace();
      const first = await start({ who: 'U1' });
      expect(await granted(first.id, CENT * 3n)).toBeNull();
      expect((await store.claim(first.trials[0]!, CALL)).kind).toBe('claimed');
      const other = await start({ who: null });
      expect(await granted(other.id, CENT * 4n)).toBeNull();
      expect((await store.claim(first.trials[1]!, CALL)).kind).toBe('needs grant');
    });

    it('are waited for while others hold money that may come back, and no longer', async () => {
      const { store, start, granted } = workspace();
      const first = await start({ who: null });
      await granted(first.id, CENT * 5n);
      const all = costing(CENT * 5n);
      expect((await store.claim(first.trials[0]!, all)).kind).toBe('claimed');
      const second = await start({ who: 'U2' });
      expect(await granted(second.id)).toMatchObject({ mayWait: true });
      await store.settle(settlement(first.trials[0]!, { reserved: CENT * 5n }));
      expect(await granted(second.id, CENT * 3n)).toBeNull();
      expect(await granted(second.id, CENT * 3n + 1n)).toMatchObject({ mayWait: false });
    });

    it('begin nothing where they are used up, and are not asked twice of one start', async () => {
      const { store, start, granted } = workspace();
      const key = randomUUID();
      const { id, trials } = await start({ key });
      await granted(id, CENT * 3n);
      await store.claim(trials[0]!, costing(CENT * 3n));
      expect((await start()).id).not.toBe(id);
      const bill = { ...BILL, amount: CENT * 3n };
      await store.settle(settlement(trials[0]!, { reserved: CENT * 3n, bill }));
      await expect(start()).rejects.toThrow(
        /^The personal cap of \$0\.03 for 2026-11 \(UTC\) is used up/,
      );
      expect((await start({ key })).id).toBe(id);
    });

    it('are in the way of a higher budget, of going on, and of another try, where they are used up', async () => {
      const { evaluations, store, start, granted } = workspace();
      const { id, trials } = await start();
      const other = await start({ who: 'U2' });
      await granted(id);
      await store.claim(trials[0]!, CALL);
      await store.settle(settlement(trials[0]!));
      await evaluations.pause(id);
      await evaluations.pause(other.id);
      const tight = { ...CAPS, workspaceUsd: 0.005 };
      await expect(evaluations.raiseBudget(other.id, 3, tight)).rejects.toThrow(/workspace’s cap/);
      await expect(evaluations.resume(other.id, tight)).rejects.toThrow(/workspace’s cap/);
      await expect(evaluations.resume(other.id, CAPS)).resolves.toBeUndefined();
      await store.stopCandidate(other.id, 0, { reason: 'cap', message: 'used up' });
      await evaluations.finish(other.id, { ...result(), ending: 'budget ended' }, summedTrials());
      await expect(evaluations.retry(other.id, tight)).rejects.toThrow(/workspace’s cap/);
      expect(await evaluations.retry(other.id, CAPS)).toBe(true);
    });

    it('hold of what has ended no more than was spent', async () => {
      const { evaluations, store, start, granted } = workspace();
      const { id, trials } = await start();
      await granted(id);
      await store.claim(trials[0]!, CALL);
      await store.settle(settlement(trials[0]!));
      await evaluations.finish(
        id,
        { ...result(), ending: 'budget ended', pick: null },
        summedTrials(),
      );
      const next = await start();
      expect(await granted(next.id, CENT * 3n - CENT / 2n)).toBeNull();
      expect(await granted(next.id, CENT * 3n)).not.toBeNull();
      await evaluations.raiseBudget(id, 1, null);
      expect((await store.claim(trials[1]!, CALL)).kind).not.toBe('claimed');
    });

    it('hold when eight evaluations ask at the same time', async () => {
      const { store, start, granted } = workspace();
      const started = await Promise.all(Array.from({ length: 8 }, () => start({ who: null })));
      const claims = started.flatMap(({ id, trials }) =>
        trials.slice(0, 2).map(async (trial) => {
          await granted(id);
          return store.claim(trial, CALL);
        }),
      );
      const claimed = (await Promise.all(claims)).filter(({ kind }) => kind === 'claimed');
      expect(claimed.length).toBeLessThanOrEqual(5);
      expect(claimed.length).toBeGreaterThan(0);
    });
  });
}
