import { describe, expect, it } from 'vitest';
import type { CostQuestion, Question } from '../../../src/core/record/question.ts';
import { FLASH_LITE, HAIKU } from '../evaluation-request.ts';
import { plannedTrials, type StoragePlace } from './place.ts';

const HOUR_MS = 3_600_000;
const AT = '2026-11-26T10:00:00.000Z';
const BY = { actor: { kind: 'person', id: 'U1' }, at: new Date(AT) } as const;

function question(ageMs: number): CostQuestion {
  return {
    kind: 'most expensive',
    tested: [HAIKU],
    candidates: [{ name: FLASH_LITE, usd: 0.2 }],
    usd: 0.2,
    askedAt: new Date(Date.now() - ageMs).toISOString(),
    answer: null,
  };
}

/** What every record does with what an evaluation asks a person. */
export function questionContract(place: StoragePlace): void {
  const { planned } = plannedTrials(place);
  const plan = { order: [0, 1], reference: null, candidates: [] };
  const nothing = { plan, launch: [], drop: [], finished: false };

  /** An evaluation that waits for an answer alone. */
  async function waiting(asked: Question = question(0)) {
    const { id, refs, evaluations } = await planned();
    const advanced = await evaluations.advance(id, () => ({
      ...nothing,
      drop: refs,
      question: asked,
      wakeAt: null,
    }));
    expect(advanced).toEqual({ launched: [], finished: false, waits: true });
    return { id, evaluations, asked };
  }

  describe('a question', () => {
    it('is shown, and nobody is woken before it is answered', async () => {
      const { id, evaluations, asked } = await waiting();
      expect((await evaluations.progress(id))?.question).toEqual(asked);
      expect((await evaluations.read(id)).questions).toEqual([asked]);
      expect((await evaluations.recover()).plans).not.toContain(id);
    });

    it('is answered once, and the plan is to be asked then', async () => {
      const { id, evaluations, asked } = await waiting();
      expect(await evaluations.answer(id, 'yes', BY)).toBe(true);
      expect(await evaluations.answer(id, 'no', BY)).toBe(false);
      expect(await evaluations.read(id)).toMatchObject({
        questions: [{ ...asked, answer: 'yes', by: { kind: 'person', id: 'U1', at: AT } }],
        stops: {},
      });
      expect((await evaluations.progress(id))?.question).toBeNull();
      expect((await evaluations.recover()).plans).toContain(id);
    });

    it('that is answered with no ends those it was about', async () => {
      const { id, evaluations } = await waiting();
      await evaluations.answer(id, 'no', BY);
      expect((await evaluations.read(id)).stops).toMatchObject({ 1: { reason: 'declined' } });
    });

    it('that waited for a day is answered by the sweep', async () => {
      const { id, evaluations } = await waiting(question(23 * HOUR_MS));
      await evaluations.recover();
      expect((await evaluations.progress(id))?.question).not.toBeNull();
      const old = await waiting(question(25 * HOUR_MS));
      expect((await old.evaluations.recover()).plans).toContain(old.id);
      const { questions, stops } = await old.evaluations.read(old.id);
      expect(questions).toMatchObject([{ answer: 'timed out' }]);
      expect(stops).toMatchObject({ 1: { reason: 'declined' } });
    });

    it('whether it may begin waits on', async () => {
      const approval = { approver: 'U1', aboveUsd: 0.1 };
      const { id, evaluations } = await waiting({
        ...question(25 * HOUR_MS),
        kind: 'approval',
        approval,
      });
      await evaluations.recover();
      expect((await evaluations.progress(id))?.question).not.toBeNull();
    });

    it('that nobody in Slack waits for is not announced', async () => {
      const { id, evaluations } = await waiting();
      expect((await evaluations.recover()).announcements).not.toContain(id);
    });
  });
}
