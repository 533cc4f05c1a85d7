import { describe, expect, it } from 'vitest';
import { acceptedPick, type PickChoice } from '../../../src/core/picks/choose-pick.ts';
import { evaluationRequest } from '../../support/evaluation-request.ts';
import { FLASH_LITE, HAIKU, result } from '../../support/fixtures/result-fixtures.ts';

const at = new Date('2026-11-25T10:00:00Z');
const by = { kind: 'person', id: 'U0ANA' } as const;
const { spec } = evaluationRequest({ name: 'Ticket triage', volume: 1_000, current: 'openai/old' });
const evaluation = {
  id: 'e1',
  workspace: 'T1',
  spec,
  destination: { channel: 'C1' },
  result: result(),
};
const choose = (choice: Partial<PickChoice> = {}, change: Partial<typeof evaluation> = {}) =>
  acceptedPick({
    evaluation: { ...evaluation, ...change },
    earlier: null,
    tested: null,
    choice: { model: null, volume: null, ...choice },
    by,
    at,
  });

describe('an accepted pick', () => {
  it('is the evaluation’s, at what it said a month costs, unless another is named', () => {
    expect(choose()).toMatchObject({
      evaluationId: 'e1',
      workspace: 'T1',
      name: 'Ticket triage',
      model: HAIKU.model,
      replaces: 'openai/old',
      volume: 1_000,
      owner: by,
      destination: { channel: 'C1' },
      costPerCall: HAIKU.monthlySpend / 1_000,
      tokens: HAIKU.tokens,
      acceptedAt: at,
    });
    expect(choose({ model: FLASH_LITE.model, volume: 5 })).toMatchObject({
      model: FLASH_LITE.model,
      volume: 5,
      costPerCall: FLASH_LITE.monthlySpend / 1_000,
    });
  });

  it('replaces the earlier one’s model, and says so', () => {
    const earlier = choose();
    const later = new Date('2026-12-01');
    const ben = { kind: 'person', id: 'U0BEN' } as const;
    const choice = { model: FLASH_LITE.model, volume: null };
    const next = acceptedPick({ evaluation, earlier, tested: null, choice, by: ben, at: later });
    expect(next).toMatchObject({ replaces: HAIKU.model, owner: ben, acceptedAt: later });
  });

  it('is the evaluation’s own again where nothing is named', () => {
    const earlier = choose({ model: FLASH_LITE.model, volume: 5 });
    const choice = { model: null, volume: null };
    const again = {
      evaluation,
      tested: null,
      choice,
      by: earlier.owner,
      at: new Date('2026-12-01'),
    };
    expect(acceptedPick({ ...again, earlier })).toMatchObject({
      model: HAIKU.model,
      replaces: FLASH_LITE.model,
      volume: 5,
    });
    const own = choose();
    expect(acceptedPick({ ...again, earlier: own })).toEqual(own);
  });

  it('whose volume is corrected keeps its model, owner and day', () => {
    const earlier = choose();
    const choice = { model: null, volume: 77 };
    const ben = { kind: 'person', id: 'U0BEN' } as const;
    const next = acceptedPick({
      evaluation,
      earlier,
      tested: null,
      choice,
      by: ben,
      at: new Date(),
    });
    expect(next).toEqual({ ...earlier, volume: 77 });
  });

  it.each([
    { name: 'a volume of half a call', choice: { volume: 0.5 }, change: {}, words: 'whole number' },
    { name: 'a volume of none', choice: { volume: 0 }, change: {}, words: 'whole number' },
    {
      name: 'an unknown model',
      choice: { model: 'anthropic/claude-haiku-5' },
      change: {},
      words: `Did you mean ${HAIKU.model}?`,
    },
    {
      name: 'an evaluation without a pick',
      choice: {},
      change: { result: { ...result(), pick: null } },
      words: `one of ${HAIKU.model}`,
    },
    {
      name: 'one that still runs',
      choice: {},
      change: { result: null as never },
      words: 'wait until it has ended',
    },
  ])('is refused for $name, with what to do', ({ choice, change, words }) => {
    expect(() => choose(choice, change)).toThrow(
      expect.objectContaining({ code: 'invalid input', message: expect.stringContaining(words) }),
    );
  });
});
