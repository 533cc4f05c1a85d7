import { describe, expect, it } from 'vitest';
import { admit, needsGrant } from '../../../src/core/settlement/admission.ts';
import { afterLoss } from '../../../src/core/settlement/after-loss.ts';
import { lostCallBill } from '../../../src/core/settlement/lost-call.ts';
import { GIVEN_UP } from '../../../src/core/trial.ts';
import { HAIKU } from '../../support/evaluation-request.ts';
import { step } from './trial-fixtures.ts';

const CALL = { purpose: 'answer', provider: 'anthropic', model: HAIKU, worst: 1_000n } as const;
const lost = { ...CALL, why: 'in flight when its worker died' };

describe('a call whose reply never came', () => {
  it('is estimated from what such calls cost; the budget holds twice the highest', () => {
    const bill = lostCallBill(lost, { typical: 90n, highest: 120n });
    expect(bill).toMatchObject({ state: 'assumed', amount: 90n, margin: 150n, usage: null });
    expect(bill.priceRow).toBe('in flight when its worker died: estimated from its other calls');
  });

  it('is the most it can cost where none was seen, and never more', () => {
    expect(lostCallBill(lost, null)).toMatchObject({ amount: 1_000n, margin: 0n });
    expect(lostCallBill(lost, { typical: 700n, highest: 800n })).toMatchObject({
      amount: 700n,
      margin: 300n,
    });
    expect(lostCallBill(lost, { typical: 2_000n, highest: 3_000n })).toMatchObject({
      amount: 1_000n,
      margin: 0n,
    });
  });
});

describe('a trial whose worker died', () => {
  const trial = { lostAtWork: 0, reserved: 1_500n, steps: [], call: CALL };
  const alive = { isStopped: false, costs: null };

  it('is planned again and gives its money back, but for its lost call', () => {
    expect(afterLoss(trial, alive)).toMatchObject({
      state: 'planned',
      reserveNext: 0n,
      bill: { amount: 1_000n },
    });
  });

  it('keeps what is left for the calls that remain once it has an answer', () => {
    const answered = { ...trial, steps: [step()] };
    expect(afterLoss(answered, alive)).toMatchObject({ state: 'planned', reserveNext: 500n });
    expect(afterLoss({ ...answered, reserved: 900n }, alive)).toMatchObject({ reserveNext: 0n });
  });

  it('is missing after the fifth, and dropped where its candidate was stopped', () => {
    expect(afterLoss({ ...trial, lostAtWork: 4 }, alive)).toMatchObject({
      state: 'done',
      failure: 'given up',
      note: GIVEN_UP,
      bill: { amount: 1_000n },
    });
    const isStopped = { isStopped: true, costs: null };
    expect(afterLoss(trial, isStopped)).toMatchObject({ state: 'dropped', note: null });
  });

  it('that had nothing left to call has lost nothing, and may be what killed it', () => {
    const scored = { ...trial, call: null, steps: [step()], reserved: 0n };
    expect(afterLoss(scored, alive)).toMatchObject({ bill: null, lostAtWork: 1 });
    expect(afterLoss({ ...scored, lostAtWork: 4 }, alive)).toMatchObject({ failure: 'given up' });
  });

  it('that waited for its turn has lost nothing, and is never missing for it', () => {
    const ahead = { ...trial, call: null, lostAtWork: 4 };
    for (const waiting of [ahead, { ...ahead, steps: [step()] }]) {
      const again = { state: 'planned', failure: null, bill: null, lostAtWork: 4 };
      expect(afterLoss(waiting, alive)).toMatchObject(again);
    }
  });
});

describe('a reservation', () => {
  const budget = { budget: 100n, granted: 100n, spent: 40n, margin: 10n, reserved: 20n };

  it('fits to the last of the budget, beside what is spent, kept aside and promised', () => {
    expect(admit(budget, 0n, 30n)).toBe('admitted');
    expect(admit(budget, 0n, 31n)).toBe('wait for budget');
  });

  it('that others hold nothing of, and that does not fit, never will', () => {
    expect(admit({ ...budget, reserved: 0n }, 0n, 51n)).toBe('over budget');
    expect(admit({ ...budget, reserved: 5n }, 5n, 51n)).toBe('over budget');
  });

  it('that its caps have not granted asks for what it lacks, and says whether it is alone', () => {
    expect(admit({ ...budget, granted: 80n }, 0n, 11n)).toBe('needs grant');
    expect(admit({ ...budget, granted: 80n }, 0n, 10n)).toBe('admitted');
    const claim = (reserved: bigint) => needsGrant({ reserved }, 4n, 7n);
    expect(claim(20n)).toEqual({ kind: 'needs grant', more: 3n, isAlone: false });
    expect(claim(4n)).toEqual({ kind: 'needs grant', more: 3n, isAlone: true });
  });

  it('counts what the trial holds already, which is its own', () => {
    expect(admit(budget, 20n, 50n)).toBe('admitted');
    expect(admit({ ...budget, spent: 99n }, 20n, 20n)).toBe('admitted');
  });
});
