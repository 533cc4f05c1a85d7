import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/actor.ts';
import { AppError } from '../../src/core/errors.ts';
import type { Recovery } from '../../src/core/record/evaluation-record.ts';
import type { SettingTexts } from '../../src/core/settings/settings-of.ts';
import { cancelEvaluation } from '../../src/flows/cancel-evaluation.ts';
import { pauseEvaluation } from '../../src/flows/pause-evaluation.ts';
import type { ControlledEvaluation } from '../../src/flows/ports/record.ts';
import { resumeEvaluation } from '../../src/flows/resume-evaluation.ts';
import { memoryQueue } from '../support/memory-queue.ts';
import { memorySettings } from '../support/memory-settings.ts';

const person = (id: string): Actor => ({ kind: 'person', id });
const ANA = person('U0ANA');
const TERMINAL: Actor = { kind: 'terminal', id: null };
const TRIAL = { evaluationId: 'e1', candidate: 0, sample: 0, repeat: 0 };
const FOUND: Recovery = {
  reclaimed: [],
  trials: [{ ...TRIAL, provider: 'anthropic', losses: 0, answered: 0 }],
  plans: [],
  announcements: [],
};

/** Evaluation e1 of U0ANA in workspace T1, where U0BEN is an admin. */
function setUp(facts: Partial<ControlledEvaluation> = {}, texts: SettingTexts = {}) {
  const evaluation: ControlledEvaluation = {
    id: 'e1',
    workspace: 'T1',
    actor: ANA,
    simulated: false,
    state: 'running',
    budgetUsd: 1,
    question: null,
    ...facts,
  };
  const queue = memoryQueue();
  const deps = {
    evaluations: {
      control: async (id: string) => {
        if (id !== 'e1') throw new AppError('not found', `There is no evaluation ${id}.`);
        return { ...evaluation };
      },
      cancel: async () => {
        const cancelled = evaluation.state !== 'finished';
        if (cancelled) evaluation.state = 'running';
        return cancelled;
      },
      pause: async () => {
        evaluation.state = 'paused';
      },
      resume: async () => {
        evaluation.state = 'running';
      },
      retry: async () => false,
      recover: async () => FOUND,
    },
    settings: memorySettings({ admins: 'U0BEN', ...texts }),
    enqueue: queue.enqueue,
    simulated: false,
  };
  const command = (actor: Actor, workspace: string, evaluationId: string) => ({
    ctx: { actor, workspace, now: new Date('2026-11-25') },
    input: { evaluationId },
  });
  return {
    evaluation,
    queue,
    cancel: (actor: Actor, workspace = 'T1', id = 'e1') =>
      cancelEvaluation(deps, command(actor, workspace, id)),
    pause: (actor: Actor, workspace = 'T1', id = 'e1') =>
      pauseEvaluation(deps, command(actor, workspace, id)),
    resume: (actor: Actor, workspace = 'T1', id = 'e1') =>
      resumeEvaluation(deps, command(actor, workspace, id)),
  };
}

const VERBS = ['cancel', 'pause', 'resume'] as const;

describe.each(VERBS)('%s', (verb) => {
  it.each([
    { name: 'who started it', actor: ANA },
    { name: 'an admin', actor: person('U0BEN') },
    { name: 'the command line', actor: TERMINAL },
    { name: 'llm-pick itself', actor: { kind: 'system', id: null } as Actor },
  ])('is for $name', async ({ actor }) => {
    await expect(setUp()[verb](actor)).resolves.not.toThrow();
  });

  it('is for nobody else, with words, and changes nothing', async () => {
    const state = verb === 'resume' ? 'paused' : 'running';
    const it = setUp({ state });
    await expect(it[verb](person('U0EVE'))).rejects.toMatchObject({
      code: 'forbidden',
      message: `Only the person who started it, or an admin, can ${verb} it. Ask them to.`,
    });
    expect(it.evaluation.state).toBe(state);
    expect(it.queue.plans).toEqual([]);
  });

  it('of what the command line began is for admins alone', async () => {
    const { [verb]: change } = setUp({ actor: TERMINAL });
    await expect(change(ANA)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(change(person('U0BEN'))).resolves.not.toThrow();
  });

  it('finds no evaluation of another workspace, nor one that is not there', async () => {
    const { [verb]: change } = setUp();
    await expect(change(ANA, 'T2')).rejects.toMatchObject({ code: 'not found' });
    await expect(change(person('U0BEN'), 'T2')).rejects.toMatchObject({ code: 'not found' });
    await expect(change(ANA, 'T1', 'e2')).rejects.toMatchObject({ code: 'not found' });
  });
});

describe('what was changed', () => {
  it('a cancelled evaluation has its plan asked; one that has ended says so', async () => {
    const running = setUp();
    await expect(running.cancel(ANA)).resolves.toBe(true);
    expect(running.queue.plans).toEqual(['e1']);
    const ended = setUp({ state: 'finished' });
    await expect(ended.cancel(ANA)).resolves.toBe(false);
    expect(ended.queue.plans).toEqual([]);
  });

  it('a resumed one runs, its lost trials are back in the queue, and its plan is asked', async () => {
    const { resume, evaluation, queue } = setUp({ state: 'paused' });
    await resume(ANA);
    expect(evaluation.state).toBe('running');
    expect(queue.trials).toEqual(FOUND.trials);
    expect(queue.plans).toEqual(['e1']);
  });

  it('one that has ended is not resumed', async () => {
    const { resume, evaluation, queue } = setUp({ state: 'finished' });
    await resume(ANA);
    expect(evaluation.state).toBe('finished');
    expect(queue.plans).toEqual([]);
  });

  it('a simulated one is not resumed by real models: that would mix their answers', async () => {
    const { resume, evaluation } = setUp({ state: 'paused', simulated: true });
    await expect(resume(ANA)).rejects.toMatchObject({
      code: 'invalid input',
      message: expect.stringContaining('set LLM_PICK_SIMULATED=1'),
    });
    expect(evaluation.state).toBe('paused');
  });
});

it('an evaluation is not resumed where a cap of its workspace can not be read any more', async () => {
  const { queue, resume } = setUp({ state: 'paused' }, { personalCap: '$12.345' });
  await expect(resume(ANA)).rejects.toThrow(/^The setting personal-cap is “\$12\.345”, which/);
  expect(queue.plans).toEqual([]);
});
