import { describe, expect, it } from 'vitest';
import type { CandidateMemory } from '../../../src/core/plan/plan-memory.ts';
import { result } from '../fixtures/result-fixtures.ts';
import { summedTrials } from '../fixtures/sums-fixtures.ts';
import {
  CALL,
  CENT,
  costing,
  plannedTrials,
  STEP,
  type StoragePlace,
  settlement,
} from './place.ts';

const PLAN = { order: [0, 1], reference: null, candidates: [] };
const NOTHING = { plan: PLAN, launch: [], drop: [], finished: false, question: null, wakeAt: 0 };

/** What every record does with an evaluation that has ended and goes on. */
export function reopeningContract(place: StoragePlace): void {
  const { planned, worker } = plannedTrials(place);

  describe('an evaluation that has ended', () => {
    it('has its trials summed up, anew where it has gone on meanwhile', async () => {
      const { id, evaluations } = await planned({ budget: 0.02 });
      const stored = () => evaluations.sums(id, { latencies: true });
      expect(await stored()).toBeNull();
      await worker('a').stopCandidate(id, 0, { reason: 'budget', message: 'used up' });
      const first = summedTrials();
      const second = { ...first, cells: { scores: [[0, 1]], latencies: [[1, 2]] } };
      expect(await evaluations.finish(id, result(), first)).toBe(true);
      const state = { id, workspace: 'local', simulated: true };
      expect(await stored()).toMatchObject({ state, ...first });
      expect(await evaluations.finish(id, result(), second)).toBe(false);
      expect(await stored()).toMatchObject(first);
      await evaluations.raiseBudget(id, 3, null);
      await evaluations.finish(id, result(), second);
      expect(await stored()).toMatchObject(second);
    });

    it('goes on with samples that are added, once, and lacks no answer', async () => {
      const { id, evaluations } = await planned({});
      const finished = { ...NOTHING, finished: true };
      await evaluations.advance(id, () => finished);
      await evaluations.finish(id, result(), summedTrials());
      const before = await evaluations.load(id);
      const { estimatedUsd } = await evaluations.read(id);
      const after = before.samples.length;
      const rounds = [{ firstSample: after, addedAt: '2026-11-26T12:00:00Z' }];
      const fresh = { columns: { input: 'new' }, expected: 'ok', alternatives: ['OK'], group: 'g' };
      const added = {
        spec: { ...before.spec, budget: 4, rounds },
        samples: [fresh],
        after,
        stops: {},
        expectedUsd: 0.5,
        largestUsd: 3,
        expectedCalls: 5,
        asks: true,
      };
      await evaluations.addSamples(id, added, null);
      const stored = await evaluations.load(id);
      expect(stored).toEqual({ id, spec: added.spec, samples: [...before.samples, fresh] });
      const state = await evaluations.read(id);
      expect(state).toMatchObject({ state: 'running', result: null, asks: true, largestUsd: 3 });
      expect(state).toMatchObject({ sampleCount: after + 1, estimatedUsd: estimatedUsd + 0.5 });
      expect(await evaluations.control(id)).toMatchObject({ budgetUsd: 4 });
      expect((await evaluations.recover()).plans).toContain(id);
      expect(await evaluations.advance(id, () => null)).toBeNull();
      const again = evaluations.addSamples(id, { ...added, after: after + 1 }, null);
      await expect(again).rejects.toMatchObject({ code: 'invalid input' });
      expect((await evaluations.load(id)).samples).toHaveLength(after + 1);
    });

    it('that the budget ended goes on with more: what was dropped is planned again, with its answers', async () => {
      const { id, refs, evaluations, books } = await planned({ budget: 0.02 });
      const store = worker('a');
      await store.claim(refs[0]!, costing(CENT, CENT));
      await store.settle(
        settlement(refs[0]!, {
          state: 'planned',
          step: STEP,
          score: null,
          provider: 'google',
          reserved: 2n * CENT,
          reserveNext: CENT,
        }),
      );
      const ended: CandidateMemory = {
        repeats: 1,
        alpha: 0.05,
        shortcut: false,
        looks: 1,
        decision: 'stopped',
        reason: 'money',
      };
      await store.stopCandidate(id, 0, { reason: 'budget', message: 'used up' });
      await store.stopCandidate(id, 1, { reason: 'provider', message: 'no key' });
      const plan = { ...PLAN, candidates: [ended, ended] };
      await evaluations.advance(id, () => ({ ...NOTHING, plan, finished: true }));
      await evaluations.finish(id, result(), summedTrials());
      expect(await books()).toMatchObject({ dropped: 3, open: 0, reserved: 0 });

      await evaluations.raiseBudget(id, 3, null);
      expect(await evaluations.control(id)).toMatchObject({ state: 'running', budgetUsd: 3 });
      const state = await evaluations.read(id);
      expect(state).toMatchObject({ result: null, spec: { budget: 3 } });
      expect(Object.keys(state.stops)).toEqual(['1']);
      expect(state.plan?.candidates).toEqual([
        { ...ended, decision: null, reason: null, looks: 0 },
        ended,
      ]);
      expect((await evaluations.recover()).plans).toContain(id);

      const launch = refs.map(({ candidate, sample, repeat }) => ({ candidate, sample, repeat }));
      const advanced = await evaluations.advance(id, () => ({ ...NOTHING, launch }));
      const again = advanced!.launched.toSorted((a, b) => a.sample - b.sample);
      expect(again.map(({ provider, answered }) => [provider, answered])).toEqual([
        ['google', 1],
        ['anthropic', 0],
        ['anthropic', 0],
      ]);
      expect(await books()).toMatchObject({ dropped: 0, unfinished: 3, open: 3 });
    });

    it('that a provider ended goes on with the calls that have no answer; one that is proven stays', async () => {
      const { id, refs, evaluations, books } = await planned();
      const store = worker('a');
      for (const [index, score] of [1, null].entries()) {
        await store.claim(refs[index]!, CALL);
        await store.settle(settlement(refs[index]!, { score, note: 'it is overloaded' }));
      }
      await store.stopCandidate(id, 1, { reason: 'provider', message: 'it is away' });
      await evaluations.finish(id, result(), summedTrials());
      expect(await evaluations.retry(id, null)).toBe(false);

      const other = await planned();
      const { claim, settle } = worker('b');
      await claim(other.refs[0]!, CALL);
      await settle(settlement(other.refs[0]!, { score: null }));
      await evaluations.finish(
        other.id,
        { ...result(), ending: 'provider failed', pick: null },
        summedTrials(),
      );
      expect(await evaluations.retry(other.id, null)).toBe(true);
      expect(await evaluations.control(other.id)).toMatchObject({ state: 'running' });
      expect(await other.books()).toMatchObject({ done: 0, dropped: 1 });
      expect((await evaluations.recover()).plans).toContain(other.id);
      expect(await books()).toMatchObject({ done: 2 });
    });
  });
}
