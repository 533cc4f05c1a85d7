import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/actor.ts';
import { AppError } from '../../src/core/errors.ts';
import type { EvaluationSpec } from '../../src/core/evaluation.ts';
import { acceptPick } from '../../src/flows/accept-pick.ts';
import { correctVolume } from '../../src/flows/correct-volume.ts';
import { withdrawPick } from '../../src/flows/withdraw-pick.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { FLASH_LITE, HAIKU, result } from '../support/fixtures/result-fixtures.ts';
import { memoryPicks } from '../support/memory-picks.ts';
import { memorySettings } from '../support/memory-settings.ts';

const person = (id: string): Actor => ({ kind: 'person', id });
const TERMINAL: Actor = { kind: 'terminal', id: null };
const now = new Date('2026-11-25T10:00:00Z');

/** Evaluation e1 of workspace T1 has ended; U0BEN is an admin there. */
function finished(change: Partial<EvaluationSpec> = {}) {
  const picks = memoryPicks();
  const settings = memorySettings({ admins: 'U0BEN' });
  const evaluations = {
    finished: async (id: string) => {
      if (id !== 'e1') throw new AppError('not found', `There is no evaluation ${id}.`);
      const { spec } = evaluationRequest({ volume: 1_000, ...change });
      return { id, workspace: 'T1', spec, destination: null, result: result() };
    },
  };
  const ctx = (actor: Actor, workspace = 'T1') => ({ actor, workspace, now });
  return {
    picks,
    accept: (actor: Actor, choice = {}, { id = 'e1', workspace = 'T1' } = {}) =>
      acceptPick(
        { evaluations, picks, settings },
        {
          ctx: ctx(actor, workspace),
          input: { evaluationId: id, model: null, volume: null, ...choice },
        },
      ),
    correct: (actor: Actor, volume: number, workspace = 'T1') =>
      correctVolume(
        { picks, settings },
        { ctx: ctx(actor, workspace), input: { evaluationId: 'e1', volume } },
      ),
    withdraw: (actor: Actor, workspace = 'T1') =>
      withdrawPick(
        { picks, settings },
        { ctx: ctx(actor, workspace), input: { evaluationId: 'e1' } },
      ),
  };
}

describe('a pick', () => {
  it('is accepted by anybody of the workspace, who owns it then', async () => {
    const { accept, picks } = finished();
    const accepted = await accept(person('U0ANA'));
    expect(accepted).toMatchObject({ model: HAIKU.model, volume: 1_000, acceptedAt: now });
    expect(await picks.list('T1')).toEqual([accepted]);
  });

  it('is changed by its owner, an admin or whoever runs llm-pick, and nobody else', async () => {
    const { accept, picks } = finished();
    await accept(person('U0ANA'));
    await expect(accept(person('U0EVE'), { volume: 5 })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('is another person’s. Ask them, or an admin'),
    });
    await accept(person('U0ANA'), { volume: 6 });
    await accept(person('U0BEN'), { volume: 7 });
    expect(await picks.find('e1')).toMatchObject({ volume: 7, owner: person('U0ANA') });
    await accept(TERMINAL, { model: FLASH_LITE.model });
    expect(await picks.find('e1')).toMatchObject({ replaces: HAIKU.model, owner: TERMINAL });
  });

  it('of an evaluation that tested another’s pick again takes its place', async () => {
    const { accept, picks } = finished({ retestOf: 'e0', current: HAIKU.model });
    const tested = { ...(await accept(person('U0ANA'))), replaces: 'openai/old', volume: 77 };
    await picks.withdraw('e1');
    await picks.save({ ...tested, evaluationId: 'e0' });
    await expect(accept(person('U0EVE'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(accept(person('U0ANA'))).resolves.toMatchObject({
      evaluationId: 'e1',
      model: HAIKU.model,
      replaces: 'openai/old',
      volume: 77,
    });
    expect(await picks.list('T1')).toHaveLength(1);
    expect(await picks.find('e0')).toBeNull();
  });

  it('that another model wins takes the place of the one that was tested again', async () => {
    const { accept, picks } = finished({ retestOf: 'e0', current: HAIKU.model });
    const tested = await accept(person('U0ANA'));
    await picks.withdraw('e1');
    await picks.save({ ...tested, evaluationId: 'e0' });
    const next = await accept(person('U0ANA'), { model: FLASH_LITE.model });
    expect(next).toMatchObject({ model: FLASH_LITE.model, replaces: HAIKU.model });
    expect(await picks.list('T1')).toEqual([next]);
  });

  it('of another workspace’s evaluation is not found', async () => {
    const { accept } = finished();
    const elsewhere = { workspace: 'T2' };
    await expect(accept(person('U0ANA'), {}, elsewhere)).rejects.toMatchObject({
      code: 'not found',
    });
    await expect(accept(person('U0ANA'), {}, { id: 'e2' })).rejects.toMatchObject({
      code: 'not found',
    });
  });
});

describe('the calls a month of a pick', () => {
  it('are corrected by its owner, an admin or whoever runs llm-pick; all else stays', async () => {
    const { accept, correct, picks } = finished();
    const accepted = await accept(person('U0ANA'));
    await correct(person('U0ANA'), 6);
    await correct(person('U0BEN'), 7);
    await expect(correct(TERMINAL, 8, 'local')).resolves.toEqual({ ...accepted, volume: 8 });
    expect(await picks.find('e1')).toEqual({ ...accepted, volume: 8 });
  });

  it('are no other person’s or workspace’s to correct', async () => {
    const { accept, correct, picks } = finished();
    const accepted = await accept(person('U0ANA'));
    await expect(correct(person('U0EVE'), 5)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/Only who accepted the pick for .*, or an admin, can correct/),
    });
    await expect(correct(person('U0ANA'), 5, 'T2')).rejects.toMatchObject({ code: 'not found' });
    expect(await picks.find('e1')).toEqual(accepted);
  });

  it('bring no withdrawn pick back', async () => {
    const { accept, correct, withdraw, picks } = finished();
    await accept(person('U0ANA'));
    await withdraw(person('U0ANA'));
    await expect(correct(person('U0ANA'), 5)).rejects.toMatchObject({ code: 'not found' });
    expect(await picks.list('T1')).toEqual([]);
  });

  it.each([0, -1, 0.5, Number.NaN, Infinity, 1e12 + 1])('are a count: not %s', async (volume) => {
    const { accept, correct, picks } = finished();
    const accepted = await accept(person('U0ANA'));
    await expect(correct(person('U0ANA'), volume)).rejects.toMatchObject({
      code: 'invalid input',
      message: expect.stringContaining('a whole number of calls a month, from 1'),
    });
    expect(await picks.find('e1')).toEqual(accepted);
  });
});

describe('the watching of a pick', () => {
  it('is ended by its owner or an admin, and can be begun again', async () => {
    const { accept, withdraw, picks } = finished();
    await accept(person('U0ANA'));
    await expect(withdraw(person('U0EVE'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(withdraw(person('U0BEN'), 'T2')).rejects.toMatchObject({ code: 'not found' });
    await expect(withdraw(person('U0BEN'))).resolves.toMatchObject({ model: HAIKU.model });
    expect(await picks.list('T1')).toEqual([]);
    await expect(withdraw(TERMINAL)).rejects.toMatchObject({ code: 'not found' });
    await expect(accept(person('U0EVE'))).resolves.toMatchObject({ owner: person('U0EVE') });
  });
});
