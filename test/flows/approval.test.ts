import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { Actor } from '../../src/core/actor.ts';
import { AppError } from '../../src/core/errors.ts';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import { answerQuestion } from '../../src/flows/answer-question.ts';
import { cancelEvaluation } from '../../src/flows/cancel-evaluation.ts';
import { raiseBudget } from '../../src/flows/raise-budget.ts';
import { startEvaluation } from '../../src/flows/start-evaluation.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';
import { memorySettings } from '../support/memory-settings.ts';

const ANA: Actor = { kind: 'person', id: 'UANA' };
const BOSS: Actor = { kind: 'person', id: 'UBOSS' };
const ADMIN: Actor = { kind: 'person', id: 'UADMIN' };
const NOW = new Date('2026-11-24T12:00:00Z');
const NAMED = { approvalAbove: '$0.001', approver: 'UBOSS', admins: 'UADMIN' };

const right: CallOutcome = {
  kind: 'answered',
  answer: {
    text: 'ok',
    stop: 'complete',
    servedModel: 'm',
    latencyMs: 5,
    usage: { input: 100, cacheRead: 0, cacheWrite: 0, output: 10, reasoning: 0 },
  },
};

/** An evaluation that somebody starts in a workspace of these settings. */
async function started(
  actor: Actor,
  {
    settings = NAMED,
    destination = { channel: 'C1' },
    change = {},
    asks = true,
  }: {
    settings?: Parameters<typeof memorySettings>[0];
    destination?: { channel: string } | null;
    change?: Partial<EvaluationSpec>;
    asks?: boolean;
  } = {},
) {
  const chosen = memorySettings(settings);
  const flows = memoryFlows(
    async () => right,
    () => {},
    { at: NOW },
  );
  const announced: string[] = [];
  const enqueue = {
    ...flows.enqueue,
    announce: async (id: string) => {
      announced.push(id);
    },
  };
  const ctxOf = (who: Actor) => ({ actor: who, workspace: 'T1', now: NOW });
  const id = await startEvaluation(
    {
      evaluations: flows.evaluations,
      settings: chosen,
      past: { overlap: async () => null, outputTokens: async () => ({}) },
      enqueue,
      notify: { started: async () => {} },
      catalog: loadCatalog(),
      simulated: true,
      newId: () => 'e1',
    },
    {
      ctx: ctxOf(actor),
      input: {
        request: evaluationRequest(change),
        destination,
        asks,
        expectedUsd: null,
        key: 'k',
      },
    },
  );
  await flows.drain();
  const deps = { evaluations: flows.evaluations, settings: chosen, enqueue };
  return {
    ...flows,
    id,
    announced,
    deps,
    ctxOf,
    question: async () => (await flows.evaluations.progress(id))!.question,
    answer: (who: Actor, answer: 'yes' | 'no') =>
      answerQuestion(deps, { ctx: ctxOf(who), input: { evaluationId: id, answer } }),
  };
}

describe('what may cost more than a person may spend alone', () => {
  it('makes no call before the approver has confirmed it, whatever restarts', async () => {
    const it = await started(ANA);
    expect(await it.question()).toMatchObject({
      kind: 'approval',
      approval: { approver: 'UBOSS', aboveUsd: 0.001 },
      answer: null,
    });
    expect(it.announced).toEqual([it.id]);
    await it.restart();
    await it.enqueue.plan(it.id);
    await it.drain();
    expect(it.calls).toEqual([]);

    expect(await it.answer(BOSS, 'yes')).toBe(true);
    await it.drain();
    expect(it.calls.length).toBeGreaterThan(0);
    expect((await it.result(it.id))?.pick).not.toBeNull();
    const [question] = (await it.evaluations.read(it.id)).questions;
    expect(question).toMatchObject({
      answer: 'yes',
      by: { kind: 'person', id: 'UBOSS', at: NOW.toISOString() },
    });
  });

  it('is confirmed by nobody else: not who asked, not an admin', async () => {
    const it = await started(ANA);
    for (const who of [ANA, ADMIN, { kind: 'person', id: 'UEVE' } as const]) {
      await expect(it.answer(who, 'yes')).rejects.toThrow('Only the approver can confirm it');
    }
    expect(await it.question()).toMatchObject({ answer: null });
  });

  it('costs nothing where it is declined, by the approver or by who asked', async () => {
    for (const who of [BOSS, ANA]) {
      const it = await started(ANA);
      await it.answer(who, 'no');
      await it.drain();
      expect(it.calls).toEqual([]);
      const result = await it.result(it.id);
      expect(result).toMatchObject({ ending: 'cancelled', pick: null, spend: { usd: 0 } });
      expect(result!.models[0]!.reason).toMatch(/^It may cost .* was not confirmed/);
    }
    const it = await started(ANA);
    await expect(it.answer({ kind: 'person', id: 'UEVE' }, 'no')).rejects.toThrow(AppError);
  });

  it('ends where it is cancelled while it waits', async () => {
    const it = await started(ANA);
    await cancelEvaluation(
      { ...it.deps, evaluations: it.evaluations },
      { ctx: it.ctxOf(ANA), input: { evaluationId: it.id } },
    );
    await it.drain();
    expect((await it.result(it.id))?.ending).toBe('cancelled');
  });

  it('is confirmed by an admin once no approver is named any more', async () => {
    const it = await started(ANA);
    const deps = { ...it.deps, settings: memorySettings({ admins: 'UADMIN' }) };
    const answer = (who: Actor) =>
      answerQuestion(deps, {
        ctx: it.ctxOf(who),
        input: { evaluationId: it.id, answer: 'yes' },
      });
    await expect(answer(ANA)).rejects.toThrow('only an admin can confirm it');
    expect(await answer(ADMIN)).toBe(true);
  });

  it('is refused where it would go to no channel: nobody could press a button', async () => {
    await expect(started(ANA, { destination: null })).rejects.toThrow(
      /^This may cost \$.*above \$0\.001 the workspace’s approver confirms/,
    );
  });

  it.each(['UANA', 'D0ANA'])(
    'is refused where it would go to one person alone (%s), but for the approver',
    async (channel) => {
      await expect(started(ANA, { destination: { channel } })).rejects.toThrow(
        /who can’t see a direct message of yours\. Have it posted in a channel/,
      );
      const own = await started(BOSS, { destination: { channel } });
      expect(own.calls.length).toBeGreaterThan(0);
    },
  );

  it('counts the whole budget where nobody can be asked again', async () => {
    const settings = { ...NAMED, approvalAbove: '$4' };
    expect(await (await started(ANA, { settings })).question()).toBeNull();
    expect(await (await started(ANA, { settings, asks: false })).question()).not.toBeNull();
  });
});

describe('nobody is asked', () => {
  it.each([
    { name: 'the approver starts it', actor: BOSS, settings: NAMED },
    {
      name: 'the terminal starts it',
      actor: { kind: 'terminal', id: null } as const,
      settings: NAMED,
    },
    { name: 'it costs no more', actor: ANA, settings: { ...NAMED, approvalAbove: '$1000' } },
    { name: 'no amount is set', actor: ANA, settings: { approver: 'UBOSS' } },
  ])('where $name', async ({ actor, settings }) => {
    const it = await started(actor, { settings });
    expect(await it.question()).toBeNull();
    expect(it.calls.length).toBeGreaterThan(0);
  });
});

describe('a higher budget', () => {
  it('above the amount is the approver’s to give, who may give it to anybody’s evaluation', async () => {
    const it = await started(ANA, { settings: { ...NAMED, approvalAbove: '$6' } });
    const raise = (who: Actor, budgetUsd: number) =>
      raiseBudget(it.deps, { ctx: it.ctxOf(who), input: { evaluationId: it.id, budgetUsd } });
    await expect(raise(ANA, 7)).rejects.toThrow('above $6 the workspace’s approver confirms');
    await raise(ANA, 5.5);
    await raise(BOSS, 7);
    expect((await it.evaluations.control(it.id)).budgetUsd).toBe(7);
  });
});
