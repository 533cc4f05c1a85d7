import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { findModel } from '../../src/core/catalog/find-model.ts';
import type { Answer, CallFailure } from '../../src/core/trial.ts';
import type { ClaimedTrial } from '../../src/flows/claimed-trial.ts';
import { settleAnswer, settleFailure } from '../../src/flows/settlements.ts';
import { evaluationRequest, FLASH_LITE, HAIKU } from '../support/evaluation-request.ts';

const RESERVE = 1_000_000n;
const AT = new Date('2026-11-24T12:00:00Z');
const { spec, samples } = evaluationRequest();

function claimed({ attempt = 1, retries = 0 } = {}): ClaimedTrial {
  const catalog = loadCatalog();
  return {
    trial: { evaluationId: 'id', candidate: 0, sample: 0, repeat: 0 },
    claim: { kind: 'claimed', attempt, reserved: RESERVE, answered: null },
    ...{ system: null, turns: [], prompt: 'p', reserve: RESERVE, retries },
    prepared: {
      ...{ id: 'id', spec, samples, continuous: false, judge: null },
      models: [HAIKU, FLASH_LITE].map((name) => findModel(catalog, name)),
      score: () => ({ value: 1, failure: null, note: null }),
      prices: { candidates: [], judge: null },
    },
  };
}

const ANSWER: Answer = {
  ...{ text: 'ok', servedModel: 'claude-haiku-5-5', stop: 'complete', latencyMs: 20 },
  usage: { input: 1_000, cacheRead: 0, cacheWrite: 0, output: 100, reasoning: 0 },
};

describe('an answer', () => {
  it('is scored and billed at its own price: 1,000 tokens in and 100 out of Haiku 5.5', () => {
    const { settlement, outcome } = settleAnswer(claimed(), ANSWER, AT);
    expect(outcome).toEqual({ kind: 'ended' });
    expect(settlement).toMatchObject({ state: 'done', score: 1, reserved: RESERVE });
    // $0.10 and $0.50 a million tokens, in picodollars.
    expect(settlement.bill).toMatchObject({ state: 'settled', amount: 150_000_000n });
  });
});

describe('a failed call', () => {
  const settle = (failure: CallFailure, made = claimed(), stopping = false) =>
    settleFailure(made, failure, { stopping, at: AT });
  const transient = { kind: 'transient', retryAfterMs: 700, message: 'overloaded' } as const;
  const limited = { kind: 'rate limited', retryAfterMs: null, message: 'slow down' } as const;

  it('that is transient is tried again when the provider says so, unbilled', () => {
    const { settlement, outcome } = settle(transient);
    expect(outcome).toEqual({ kind: 'retry', afterMs: 700, message: 'overloaded' });
    expect(settlement).toMatchObject({ state: 'planned', bill: null, reserveNext: 0n });
  });

  it('that was billed all the same is tried again, and its bill is kept', () => {
    const { usage, servedModel } = ANSWER;
    const billed = { ...transient, billed: { usage, servedModel } };
    const { settlement, outcome } = settle(billed);
    expect(outcome).toMatchObject({ kind: 'retry' });
    expect(settlement).toMatchObject({ state: 'planned', answer: null, uncachedCost: 0n });
    expect(settlement.bill).toMatchObject({
      ...{ purpose: 'answer', state: 'settled', amount: 150_000_000n, usage, servedModel },
    });
    expect(settle(billed, claimed({ retries: 5 })).settlement).toMatchObject({
      ...{ state: 'done', score: null, bill: settlement.bill },
    });
  });

  it('that was the sixth is missing: nobody’s score', () => {
    const { settlement, outcome } = settle(transient, claimed({ retries: 5 }));
    expect(outcome).toEqual({ kind: 'ended' });
    expect(settlement).toMatchObject({ state: 'done', score: null, failure: null, bill: null });
  });

  it('by a rate limit waits as asked, else longer each time up to 30 s', () => {
    const waits = [1, 2, 10].map((attempt) => settle(limited, claimed({ attempt })).outcome);
    expect(waits).toEqual(
      [1_000, 2_000, 30_000].map((afterMs) => ({ kind: 'rate limited', afterMs })),
    );
    const asked = settle({ ...limited, retryAfterMs: 4_000 }).outcome;
    expect(asked).toEqual({ kind: 'rate limited', afterMs: 4_000 });
    const atOnce = settle({ ...limited, retryAfterMs: 0 }).outcome;
    expect(atOnce).toEqual({ kind: 'rate limited', afterMs: 1_000 });
  });

  it('that took too long is the model’s: score 0, counted at the most it can have cost', () => {
    const { settlement } = settle({ kind: 'too slow', latencyMs: 120_000 });
    expect(settlement).toMatchObject({ score: 0, failure: 'too slow', note: 'no answer in 120 s' });
    expect(settlement.bill).toMatchObject({ state: 'assumed', amount: RESERVE });
  });

  it('for good stops the candidate with what to do', () => {
    const { settlement, stopped } = settle({ kind: 'permanent', message: 'Set a valid key.' });
    expect(stopped).toEqual({ reason: 'provider', message: 'Set a valid key.' });
    expect(settlement).toMatchObject({ state: 'planned', bill: null });
  });

  it('that was cut short by a stopping worker may be billed, and is made again', () => {
    const { settlement, outcome } = settle(transient, claimed(), true);
    expect(outcome).toMatchObject({ kind: 'retry', afterMs: 0 });
    expect(settlement.bill).toMatchObject({ state: 'assumed', amount: RESERVE });
  });

  it('that was never sent costs nothing', () => {
    expect(settle({ kind: 'not sent' }).settlement).toMatchObject({ state: 'planned', bill: null });
  });
});
