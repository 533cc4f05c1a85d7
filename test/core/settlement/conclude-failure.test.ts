import { describe, expect, it } from 'vitest';
import { concludeFailure } from '../../../src/core/settlement/conclude-failure.ts';
import type { CallFailure } from '../../../src/core/trial.ts';
import {
  ANSWER,
  ANSWER_COST,
  AT,
  calling,
  JUDGED,
  prepared,
  step,
  WORST,
} from './trial-fixtures.ts';

const conclude = (failure: CallFailure, claimed = calling(), stopping = false) =>
  concludeFailure(claimed, failure, { stopping, at: AT });
const transient = { kind: 'transient', retryAfterMs: 700, message: 'overloaded' } as const;
const limited = { kind: 'rate limited', retryAfterMs: null, message: 'slow down' } as const;
const judging = calling({ of: prepared(JUDGED), steps: [step()] });

describe('a failed call', () => {
  it('that is transient is tried again when the provider says so, unbilled', () => {
    const { settlement, outcome } = conclude(transient);
    expect(outcome).toEqual({ kind: 'retry', afterMs: 700, message: 'overloaded' });
    expect(settlement).toMatchObject({ state: 'planned', bill: null, reserveNext: 0n });
  });

  it('that was billed all the same is tried again, and its bill is kept', () => {
    const { usage, servedModel } = ANSWER;
    const billed = { ...transient, billed: { usage, servedModel } };
    const { settlement, outcome } = conclude(billed);
    expect(outcome).toMatchObject({ kind: 'retry' });
    expect(settlement).toMatchObject({ state: 'planned', step: null, uncachedCost: 0n });
    expect(settlement.bill).toMatchObject({
      purpose: 'answer',
      state: 'settled',
      amount: ANSWER_COST,
      usage,
      servedModel,
    });
    expect(conclude(billed, calling({ retries: 5 })).settlement).toMatchObject({
      state: 'done',
      score: null,
      bill: settlement.bill,
    });
  });

  it('that was the sixth is missing: nobody’s score', () => {
    const { settlement, outcome } = conclude(transient, calling({ retries: 5 }));
    expect(outcome).toEqual({ kind: 'ended' });
    expect(settlement).toMatchObject({ state: 'done', score: null, failure: null, bill: null });
  });

  it('by a rate limit waits as asked, else longer each time up to 30 s', () => {
    const waits = [1, 2, 10].map((attempt) => conclude(limited, calling({ attempt })).outcome);
    expect(waits).toEqual(
      [1_000, 2_000, 30_000].map((afterMs) => ({ kind: 'rate limited', afterMs })),
    );
    const delayed = conclude({ ...limited, retryAfterMs: 4_000 });
    expect(delayed).toMatchObject({
      outcome: { kind: 'rate limited', afterMs: 4_000 },
      refusal: 'slow down',
      settlement: { refused: { provider: 'anthropic', waitMs: 4_000 } },
    });
    const atOnce = conclude({ ...limited, retryAfterMs: 0 }).outcome;
    expect(atOnce).toEqual({ kind: 'rate limited', afterMs: 1_000 });
  });

  it('by a rate limit a thousand times is missing', () => {
    const { settlement } = conclude(limited, calling({ attempt: 1_000 }));
    expect(settlement).toMatchObject({ state: 'done', score: null, note: 'slow down' });
  });

  it('that took too long is the model’s: score 0, counted at the most it can have cost', () => {
    const { settlement, outcome } = conclude({ kind: 'too slow', latencyMs: 120_000 });
    expect(settlement).toMatchObject({ score: 0, failure: 'too slow', note: 'no answer in 120 s' });
    expect(outcome).toEqual({ kind: 'ended' });
    expect(settlement.bill).toMatchObject({ state: 'assumed', amount: WORST });
  });

  it('about this sample scores 0 unbilled, and the candidate goes on', () => {
    const failure = { kind: 'this sample', failure: 'does not fit', message: 'too long' } as const;
    const { settlement, outcome, stopped } = conclude(failure);
    expect(outcome).toEqual({ kind: 'ended' });
    expect(settlement).toMatchObject({ state: 'done', score: 0, failure: 'does not fit' });
    expect(settlement).toMatchObject({ note: 'too long', bill: null });
    expect(stopped).toBeNull();
    expect(conclude(failure, judging).settlement).toMatchObject({
      state: 'done',
      score: null,
      failure: null,
      note: 'the judge: too long',
    });
  });

  it('without a byte is tried again, counted at the most it can have cost', () => {
    const { settlement, outcome } = conclude({ ...transient, sign: 'silent' });
    expect(outcome.kind).toBe('retry');
    expect(settlement.bill).toMatchObject({ state: 'assumed', amount: WORST });
  });

  it('for good stops the candidate with what to do', () => {
    const permanent = { kind: 'permanent', message: 'Set a valid key.' } as const;
    const { settlement, outcome, stopped } = conclude(permanent);
    expect(outcome).toEqual({ kind: 'gone' });
    expect(stopped).toEqual({ reason: 'provider', message: 'Set a valid key.' });
    expect(settlement).toMatchObject({ state: 'planned', bill: null });
  });

  it('that was cut short by a stopping worker is lost: it may be billed, and is made again', () => {
    const { settlement, outcome } = conclude(transient, calling(), true);
    expect(outcome).toMatchObject({ kind: 'retry', afterMs: 0 });
    expect(settlement).toMatchObject({ bill: null, lost: { purpose: 'answer', worst: WORST } });
    expect(settlement.reserveNext).toBe(0n);
  });

  it('that was never sent costs nothing', () => {
    const { settlement, outcome, stopped } = conclude({ kind: 'not sent' });
    expect(outcome).toEqual({ kind: 'retry', afterMs: 0, message: 'the worker is stopping' });
    expect(stopped).toBeNull();
    expect(settlement).toMatchObject({ state: 'planned', bill: null, lost: null });
  });
});

describe('a failed judgement', () => {
  it('is tried again with what was reserved for it; the answer is not asked for again', () => {
    const { settlement, outcome } = conclude(transient, judging);
    expect(outcome).toMatchObject({ kind: 'retry' });
    expect(settlement).toMatchObject({ provider: 'google', reserveNext: WORST, step: null });
  });

  it('that took too long is never the candidate’s fault, and is paid for at its worst', () => {
    const { settlement, outcome } = conclude({ kind: 'too slow', latencyMs: 120_000 }, judging);
    expect(outcome).toMatchObject({ kind: 'retry', message: 'the judge was too slow' });
    expect(settlement).toMatchObject({ state: 'planned', failure: null, reserveNext: 0n });
    expect(settlement.bill).toMatchObject({ purpose: 'judge', state: 'assumed', amount: WORST });
  });

  it('is paid from what its trial holds; what is left is kept for the calls that remain', () => {
    const withMore = calling({ of: prepared(JUDGED), steps: [step()], later: 5n });
    const slow = conclude({ kind: 'too slow', latencyMs: 120_000 }, withMore);
    expect(slow.settlement).toMatchObject({ bill: { amount: WORST }, reserveNext: 5n });
    const cut = conclude(transient, withMore, true);
    expect(cut.settlement).toMatchObject({ lost: { purpose: 'judge' }, reserveNext: 5n });
    const usage = { ...ANSWER.usage!, output: 100_000_000 };
    const overspent = { ...transient, billed: { usage, servedModel: ANSWER.servedModel } };
    expect(conclude(overspent, withMore).settlement.reserveNext).toBe(0n);
  });

  it('holds its own provider back, not the candidate’s', () => {
    expect(conclude(limited, judging).settlement.refused).toMatchObject({ provider: 'google' });
  });
});
