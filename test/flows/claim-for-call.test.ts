import { describe, expect, it } from 'vitest';
import type { Claim, Settled } from '../../src/core/settlement/settlement.ts';
import { claimForCall } from '../../src/flows/claim-for-call.ts';
import { systemCtx } from '../../src/runtime/system-ctx.ts';
import { TRIAL } from '../core/settlement/trial-fixtures.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { BEGUN, CALL, CENT } from '../support/storage-contract/place.ts';

const CLAIMED: Claim = {
  kind: 'claimed',
  attempt: 1,
  losses: 0,
  reserved: CENT,
  call: BEGUN,
  steps: [],
};

type Turn = 'free' | 'soon' | 'late' | 'not now';

/** A claim over a record that grants `claims` one after another; keeps what it does, in order. `back`: what becomes of what is put back. */
async function claimed(
  turn: Turn,
  claims: readonly Claim[] = [CLAIMED],
  { lost = null, back = {} }: { lost?: Error | null; back?: Partial<Settled> } = {},
) {
  const steps: string[] = [];
  const granted = [...claims];
  const note = async (what: string) => {
    steps.push(what);
    if (lost && what !== 'ahead') throw lost;
  };
  const claim = claimForCall(
    {
      trials: {
        claim: async (_trial, _price, ahead) => {
          steps.push(ahead ?? 'claim');
          return granted.shift()!;
        },
        begin: () => note('begin'),
        settle: async ({ state, reserved, reserveNext }) => {
          await note(`${state} again, ${reserved - reserveNext} given back`);
          return { held: true, ask: false, refusedSince: null, ...back };
        },
        release: () => void steps.push('release'),
        grant: async () => null,
        stopCandidate: async () => false,
      },
      slot: {
        takeFree: () => turn === 'free',
        take: async () => {
          steps.push('wait');
          return turn as Exclude<Turn, 'free'>;
        },
        passOn: () => {},
      },
      enqueue: { plan: async (id) => void steps.push(`plan ${id}`) },
      evaluations: { control: async () => Promise.reject(new Error('never read')) },
      settings: memorySettings(),
    },
    { ctx: systemCtx(), input: { trial: TRIAL, price: CALL } },
  );
  const outcome = await claim.catch((error: Error) => ({ kind: error.message }));
  return { kind: outcome.kind, steps };
}

const GIVEN_BACK = `planned again, ${CENT} given back`;

describe('a trial that wants a call', () => {
  it('is claimed for it where a slot is free', async () => {
    expect(await claimed('free')).toEqual({ kind: 'claimed', steps: ['claim'] });
  });

  it('is claimed ahead where none is, and says when the call begins', async () => {
    const steps = ['ahead', 'wait', 'begin'];
    expect(await claimed('soon')).toEqual({ kind: 'claimed', steps });
  });

  it('waits for no slot where it can not be claimed, or has all its answers', async () => {
    expect(await claimed('soon', [{ kind: 'gone' }])).toEqual({ kind: 'gone', steps: ['ahead'] });
    const answered = { ...CLAIMED, call: null } as const;
    expect(await claimed('soon', [answered])).toEqual({ kind: 'claimed', steps: ['ahead'] });
  });

  it('is claimed anew where its slot came late: it may not be wanted any more', async () => {
    const steps = ['ahead', 'wait', GIVEN_BACK, 'release', 'claim'];
    expect(await claimed('late', [CLAIMED, { kind: 'gone' }])).toEqual({ kind: 'gone', steps });
  });

  it('is put back with its money where no call may begin now', async () => {
    const steps = ['ahead', 'wait', GIVEN_BACK, 'release'];
    expect(await claimed('not now')).toEqual({ kind: 'put back', steps });
  });

  it.each([
    {
      name: 'it was dropped with its candidate, and was the last it waits for',
      back: { ask: true },
    },
    { name: 'the word on that may have been lost', back: { held: false } },
  ])('has the plan asked where $name', async ({ back }) => {
    const steps = ['ahead', 'wait', GIVEN_BACK, `plan ${TRIAL.evaluationId}`, 'release'];
    expect(await claimed('not now', [CLAIMED], { back })).toEqual({ kind: 'put back', steps });
    const late = await claimed('late', [CLAIMED, { kind: 'gone' }], { back });
    expect(late).toEqual({ kind: 'gone', steps: [...steps, 'claim'] });
  });

  it('is left to its lease where the record is away', async () => {
    const away = new Error('away');
    const steps = ['ahead', 'wait', 'begin', 'release'];
    expect(await claimed('soon', [CLAIMED], { lost: away })).toEqual({ kind: 'away', steps });
  });
});
