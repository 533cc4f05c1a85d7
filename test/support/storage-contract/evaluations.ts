import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NewEvaluation } from '../../../src/core/record/evaluation-record.ts';
import {
  approvalQuestion,
  type Question,
  questionReplyName,
} from '../../../src/core/record/question.ts';
import { evaluationRequest, FLASH_LITE } from '../evaluation-request.ts';
import {
  BILL,
  CALL,
  CENT,
  costing,
  plannedTrials,
  type StoragePlace,
  settlement,
} from './place.ts';

const PLAN = { order: [0, 1], reference: null, candidates: [] };
const NOTHING = { plan: PLAN, launch: [], drop: [], finished: false, question: null, wakeAt: 0 };

const QUESTION: Question = {
  kind: 'most expensive',
  tested: [],
  candidates: [],
  usd: 1,
  askedAt: new Date().toISOString(),
  answer: null,
};

function newEvaluation(key: string): NewEvaluation {
  return {
    ...evaluationRequest(),
    id: randomUUID(),
    key,
    workspace: 'T1',
    actor: { kind: 'person', id: 'U1' },
    destination: { channel: 'C1' },
    simulated: true,
    estimatedUsd: 0.1,
    fullDesignUsd: 0.2,
    largestUsd: 1,
    asks: false,
    expectedCalls: 7,
    question: null,
  };
}

/** What every record does: evaluations from their start to their result. */
export function evaluationContract(place: StoragePlace): void {
  const { impatient, planned, worker } = plannedTrials(place);

  describe('an evaluation', () => {
    it('is stored once a key, and says who asked, where the answer goes and what was asked', async () => {
      const evaluations = impatient();
      const key = randomUUID();
      const evaluation = newEvaluation(key);
      const id = await evaluations.create(evaluation, null);
      expect(id).toBe(evaluation.id);
      expect(await evaluations.create(newEvaluation(key), null)).toBe(id);
      const { spec, samples } = evaluation;
      expect(await evaluations.load(id)).toEqual({ id, spec, samples });
      const { actor, destination } = evaluation;
      const nothing = { message: null, result: null };
      expect(await evaluations.telling(id)).toEqual({ actor, destination, ...nothing });
      expect(await evaluations.control(id)).toEqual({
        id,
        workspace: 'T1',
        actor,
        simulated: true,
        state: 'running',
        budgetUsd: 5,
        question: null,
      });
      expect(await evaluations.read(id)).toMatchObject({
        workspace: 'T1',
        actor,
        destination,
        simulated: true,
        estimatedUsd: 0.1,
        ended: [],
      });
    });

    it('that must be confirmed waits as long as it takes, and is not planned before', async () => {
      const evaluations = impatient();
      const at = new Date(Date.now() - 30 * 3_600_000);
      const evaluation = newEvaluation(randomUUID());
      const approval = { approver: 'U9', aboveUsd: 5 };
      const question = approvalQuestion(approval, { spec: evaluation.spec, usd: 12, at });
      const id = await evaluations.create({ ...evaluation, question }, null);
      const launch = [{ candidate: 0, sample: 0, repeat: 0 }];
      const plan = () => evaluations.advance(id, () => ({ ...NOTHING, launch }));
      const { plans, announcements } = await evaluations.recover();
      expect({ plans: plans.includes(id), told: announcements.includes(id) }).toEqual({
        plans: false,
        told: true,
      });
      expect((await evaluations.control(id)).question).toEqual(question);
      expect((await plan())!.launched).toEqual([]);
      await evaluations.answer(id, 'yes', { actor: { kind: 'person', id: 'U9' }, at });
      expect((await evaluations.recover()).plans).toContain(id);
      expect((await plan())!.launched).toHaveLength(1);
    });

    it('that does not exist is not found', async () => {
      const id = randomUUID();
      for (const read of ['load', 'read', 'telling', 'control', 'finished'] as const) {
        await expect(impatient()[read](id)).rejects.toMatchObject({ code: 'not found' });
      }
      expect(await impatient().progress(id)).toBeNull();
      expect(await impatient().cancel(id)).toBe(false);
    });

    it('waits for its plan from the first moment, and again when few enough trials are open', async () => {
      const evaluations = impatient();
      const isDue = async (id: string) => (await evaluations.recover()).plans.includes(id);
      const id = await evaluations.create(newEvaluation(randomUUID()), null);
      expect(await isDue(id)).toBe(true);
      const launch = [0, 1].map((sample) => ({ candidate: 1, sample, repeat: 0 }));
      const advanced = await evaluations.advance(id, () => ({ ...NOTHING, launch }));
      expect(advanced).toEqual({
        launched: launch.map((key) => ({
          ...key,
          evaluationId: id,
          provider: 'google',
          losses: 0,
          answered: 0,
        })),
        finished: false,
        waits: false,
      });
      expect(await isDue(id)).toBe(false);
      await evaluations.advance(id, () => ({ ...NOTHING, wakeAt: 2 }));
      expect(await isDue(id)).toBe(true);
    });

    it('has its question announced in the thread of its message, once', async () => {
      const evaluations = impatient();
      const id = await evaluations.create(newEvaluation(randomUUID()), null);
      const isDue = async () => (await evaluations.recover()).announcements.includes(id);
      expect(await isDue()).toBe(false);
      await evaluations.advance(id, () => ({ ...NOTHING, question: QUESTION, wakeAt: null }));
      expect(await isDue()).toBe(true);
      await evaluations.keepMessage(id, { channel: 'C1', ts: '1', replies: [] });
      expect(await isDue()).toBe(true);
      const replies = [questionReplyName(QUESTION)];
      await evaluations.saveMessage(id, { channel: 'C1', ts: '1', replies });
      expect(await isDue()).toBe(false);
    });

    it('shows its plan what ended, what is open, and what it remembered', async () => {
      const { id, refs, evaluations } = await planned();
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      await store.settle(settlement(refs[0]!, { score: 0.5 }));
      await store.claim(refs[1]!, CALL);
      await evaluations.advance(id, (state) => {
        expect(state).toMatchObject({ plan: PLAN, state: 'running', spent: CENT / 2n });
        expect(state.ended).toMatchObject([{ candidate: 0, sample: 0, repeat: 0, score: 0.5 }]);
        expect(state.ended[0]!.uncachedCost).toBeCloseTo(0.005, 12);
        const open = state.open.toSorted((a, b) => a.sample - b.sample);
        expect(open.map((trial) => trial.state)).toEqual(['running', 'planned']);
        return NOTHING;
      });
    });

    it('drops what its plan no longer wants, with what it held; calls under way go on', async () => {
      const { id, refs, evaluations, books } = await planned();
      const store = worker('a');
      await store.claim(refs[0]!, costing(CENT, CENT));
      const answered = settlement(refs[0]!, {
        state: 'planned',
        reserved: 2n * CENT,
        reserveNext: CENT,
        score: null,
      });
      await store.settle(answered);
      await store.claim(refs[1]!, CALL);
      expect(await books()).toMatchObject({ reserved: Number(2n * CENT), open: 3 });
      await evaluations.advance(id, () => ({ ...NOTHING, drop: refs }));
      expect(await books()).toMatchObject({
        dropped: 2,
        unfinished: 1,
        open: 1,
        reserved: Number(CENT),
      });
    });

    it('that is cancelled ends what has not begun; calls under way end and count', async () => {
      const { id, refs, evaluations, books } = await planned();
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      expect(await evaluations.cancel(id)).toBe(true);
      expect(await books()).toMatchObject({ dropped: 2, unfinished: 1, open: 1 });
      await store.settle(settlement(refs[0]!));
      expect(await books()).toMatchObject({ done: 1, scored: 1, open: 0, reserved: 0 });
      const { stops } = await evaluations.read(id);
      expect(Object.values(stops).map(({ reason }) => reason)).toEqual(['cancelled', 'cancelled']);
    });

    it('that is paused is taken by nobody until it is resumed', async () => {
      const { id, refs, evaluations } = await planned();
      const store = worker('a');
      await evaluations.pause(id);
      await expect(store.claim(refs[0]!, CALL)).resolves.toEqual({ kind: 'gone' });
      const advanced = evaluations.advance(id, () => ({ ...NOTHING, finished: true }));
      await expect(advanced).resolves.toEqual({ launched: [], finished: false, waits: false });
      const isWaiting = async () =>
        (await impatient().recover()).trials.some(({ evaluationId }) => evaluationId === id);
      expect(await isWaiting()).toBe(false);
      await evaluations.resume(id, null);
      expect(await isWaiting()).toBe(true);
      await expect(store.claim(refs[0]!, CALL)).resolves.toMatchObject({ kind: 'claimed' });
    });

    it('counts its progress by candidate', async () => {
      const { id, refs, evaluations } = await planned();
      const store = worker('a');
      await store.claim(refs[0]!, CALL);
      await store.settle(settlement(refs[0]!, { score: 0.5 }));
      const progress = await evaluations.progress(id);
      expect(progress).toMatchObject({ done: 1, planned: 3, paused: false, finished: false });
      expect(progress?.spentUsd).toBeCloseTo(0.005, 12);
      expect(progress?.candidates[0]).toMatchObject({ state: 'running', done: 1, score: 0.5 });
      expect(progress?.candidates[1]).toMatchObject({ state: 'waits', done: 0, score: null });
    });

    it('sums its ledger by candidate, the judge’s and what was assumed apart', async () => {
      const { id, refs, evaluations } = await planned();
      const store = worker('a');
      const bills = [
        BILL,
        { ...BILL, purpose: 'judge', provider: 'google', model: FLASH_LITE, amount: CENT / 4n },
        { ...BILL, state: 'assumed', servedModel: null, amount: CENT / 8n, margin: CENT / 8n },
      ] as const;
      for (const [index, bill] of bills.entries()) {
        await store.claim(refs[index]!, CALL);
        await store.settle(settlement(refs[index]!, { bill }));
      }
      const { ledger, spent } = await evaluations.read(id);
      expect(spent).toBe((CENT * 7n) / 8n);
      expect(ledger.byCandidate).toEqual([{ candidate: 0, usd: 0.00625 }]);
      expect(ledger).toMatchObject({ judgeUsd: 0.0025, assumed: { calls: 1, usd: 0.00125 } });
      expect(ledger.uncounted).toEqual({ calls: 0, usd: 0 });
    });

    it('keeps the first message it is given', async () => {
      const { id, evaluations } = await planned();
      const message = { channel: 'C1', ts: '1', replies: [] };
      expect(await evaluations.keepMessage(id, message)).toEqual(message);
      expect(await evaluations.keepMessage(id, { ...message, ts: '2' })).toEqual(message);
      await evaluations.saveMessage(id, { ...message, replies: ['pick'] });
      const telling = await evaluations.telling(id);
      expect(telling.message).toEqual({ ...message, replies: ['pick'] });
    });
  });
}
