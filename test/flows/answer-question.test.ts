import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/actor.ts';
import type { CallOutcome } from '../../src/core/trial.ts';
import { answerQuestion } from '../../src/flows/answer-question.ts';
import type { Complete } from '../../src/flows/ports/calls.ts';
import { candidate, evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';
import { memoryFlows } from '../support/memory-flows.ts';
import { memorySettings } from '../support/memory-settings.ts';

const OPUS = 'anthropic/claude-opus-5-5';
const BY = { actor: { kind: 'terminal', id: null }, at: new Date() } as const;
const answered = (text: string, output: number): CallOutcome => ({
  kind: 'answered',
  answer: {
    text,
    stop: 'complete',
    servedModel: 'm',
    latencyMs: 5,
    usage: { input: 100, cacheRead: 0, cacheWrite: 0, output, reasoning: 0 },
  },
});
/** Only the most expensive is right, after long thought. */
const opusAlone: Complete = async ({ candidate: { name } }) =>
  name === OPUS ? answered('ok', 250) : answered('no', 10);

/** An evaluation whose cheap models fail, as far as it goes without an answer. */
async function asked(step: (port: string) => void = () => {}) {
  const flows = memoryFlows(opusAlone, step, { at: new Date() });
  const request = evaluationRequest(
    {
      design: 'adaptive',
      pilots: true,
      repeats: 1,
      candidates: [HAIKU, FLASH_LITE, OPUS].map((name) => candidate(name)),
    },
    20,
  );
  const id = await flows.start(request, { asks: true });
  await flows.drain();
  const answer = (
    say: 'yes' | 'no',
    actor: Actor = { kind: 'terminal', id: null },
    workspace = 'local',
  ) =>
    answerQuestion(
      { evaluations: flows.evaluations, settings: memorySettings(), enqueue: flows.enqueue },
      { ctx: { actor, workspace, now: new Date() }, input: { evaluationId: id, answer: say } },
    );
  return { ...flows, id, answer };
}

const callsOf = (calls: readonly string[]) => calls.filter((name) => name === OPUS).length;

describe('an evaluation that comes to its most expensive model', () => {
  it('asks first, and spends nothing meanwhile', async () => {
    const { evaluations, id, calls, drain, restart, result } = await asked();
    const progress = await evaluations.progress(id);
    expect(progress?.question).toMatchObject({
      kind: 'most expensive',
      tested: [HAIKU, FLASH_LITE],
      ruledOut: [HAIKU, FLASH_LITE],
      candidates: [{ name: OPUS }],
    });
    const before = calls.length;
    await restart();
    await drain();
    expect(calls).toHaveLength(before);
    expect(await result(id)).toBeNull();
    expect(callsOf(calls)).toBe(1);
    expect((await evaluations.read(id)).questions).toHaveLength(1);
  });

  it('goes on after a yes, and pays nothing twice', async () => {
    const { answer, drain, calls, result, id, tables } = await asked();
    expect(await answer('yes')).toBe(true);
    await drain();
    expect((await result(id))?.pick).toMatchObject({ model: OPUS, grade: 'proven' });
    expect(tables.ledger).toHaveLength(calls.length);
    expect(await answer('no')).toBe(false);
  });

  it('ends with what is known after a no: the others are called no more', async () => {
    const { answer, drain, calls, result, id } = await asked();
    const before = calls.length;
    expect(await answer('no')).toBe(true);
    await drain();
    expect(calls).toHaveLength(before);
    const ended = await result(id);
    expect(ended).toMatchObject({ pick: null, ending: 'not enough evidence' });
    expect(ended?.models.find(({ model }) => model === OPUS)).toMatchObject({
      verdict: 'not run',
      reason: expect.stringContaining('a person stopped there'),
    });
  });

  it('ends with what is known when a day has passed without an answer', async () => {
    const { restart, drain, result, id, tables } = await asked();
    const row = tables.evaluations.get(id)!;
    const askedAt = new Date(Date.now() - 25 * 3_600_000).toISOString();
    row.questions = row.questions.map((each) => ({ ...each, askedAt }));
    await restart();
    await drain();
    expect((await result(id))?.models.at(-1)?.reason).toContain('within 24 hours');
  });

  it('lets its asker and admins answer, and nobody else', async () => {
    const { answer } = await asked();
    const stranger = { kind: 'person', id: 'U9' } as const;
    await expect(answer('yes', stranger)).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Only the person who started it, or an admin, can answer it. Ask them to.',
    });
    await expect(answer('yes', stranger, 'T2')).rejects.toMatchObject({ code: 'not found' });
    expect(await answer('yes')).toBe(true);
  });

  it('ends the same wherever its process dies', async () => {
    let steps = 0;
    const whole = await asked(() => {
      steps += 1;
    });
    await whole.answer('yes');
    await whole.drain();
    const total = steps;
    for (let death = 2; death <= total; death += 7) {
      const { tables } = await dying(death);
      const [evaluation] = [...tables.evaluations.values()];
      expect({ death, ...evaluation }).toMatchObject({ death, state: 'finished', reserved: 0n });
      const settled = tables.ledger.filter(({ bill }) => bill.state === 'settled').length;
      expect({ death, settled }).toEqual({ death, settled: whole.calls.length });
      expect(evaluation?.questions).toHaveLength(1);
    }
  });
});

/** The same with a process that dies once, at this step; a person answers yes as soon as asked. */
async function dying(death: number) {
  let steps = 0;
  const flows = memoryFlows(
    opusAlone,
    () => {
      steps += 1;
      if (steps === death) throw new Error('killed');
    },
    { at: new Date() },
  );
  const request = evaluationRequest(
    {
      design: 'adaptive',
      pilots: true,
      repeats: 1,
      candidates: [HAIKU, FLASH_LITE, OPUS].map((name) => candidate(name)),
    },
    20,
  );
  const attempt = (work: () => Promise<unknown>) =>
    work().catch((error: Error) => {
      if (error.message !== 'killed') throw error;
      return flows.restart();
    });
  await attempt(() => flows.start(request, { asks: true }));
  const [id] = [...flows.tables.evaluations.keys()];
  for (let round = 0; round < 3; round++) {
    await attempt(flows.drain);
    await attempt(flows.restart);
    await attempt(() => flows.evaluations.answer(id!, 'yes', BY));
    await attempt(flows.restart);
  }
  await flows.drain();
  return flows;
}
