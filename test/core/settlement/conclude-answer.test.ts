import { describe, expect, it } from 'vitest';
import { RIGHT } from '../../../src/core/scoring/scores.ts';
import { concludeAnswer, concludeScore } from '../../../src/core/settlement/conclude-answer.ts';
import { nextCall } from '../../../src/core/settlement/next-call.ts';
import { callToPay } from '../../../src/core/settlement/worst-case.ts';
import { candidate, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';
import {
  ANSWER,
  ANSWER_COST,
  AT,
  calling,
  JUDGED,
  prepared,
  step,
  TRIAL,
  WORST,
} from './trial-fixtures.ts';

const judged = prepared(JUDGED);

describe('an answer', () => {
  it('is scored and billed at its own price: 1,000 tokens in and 100 out of Haiku 5.5', () => {
    const { settlement, outcome, stopped } = concludeAnswer(calling(), ANSWER, AT);
    expect({ outcome, stopped }).toEqual({ outcome: { kind: 'ended' }, stopped: null });
    expect(settlement).toMatchObject({
      state: 'done',
      score: 1,
      reserved: WORST,
      reserveNext: 0n,
      latencyMs: 20,
      uncachedCost: ANSWER_COST,
      step: { purpose: 'answer', model: HAIKU, text: 'ok' },
    });
    expect(settlement.bill).toMatchObject({ state: 'settled', amount: ANSWER_COST, margin: 0n });
  });

  it.each([
    { served: 'models/gemini-3.8-flash', amount: 1_125_000_000n },
    { served: 'us.anthropic.claude-haiku-5-5-20261007-v1:0', amount: ANSWER_COST },
    { served: 'nobody-lists-this', amount: ANSWER_COST },
  ])('by $served is billed at the price of what answered', ({ served, amount }) => {
    const answer = { ...ANSWER, servedModel: served };
    const { settlement } = concludeAnswer(calling(), answer, AT);
    expect(settlement).toMatchObject({ bill: { amount }, uncachedCost: amount });
  });

  it('kept in the United States is billed at 1.1 times its price', () => {
    const answer = { ...ANSWER, usage: { ...ANSWER.usage!, geography: 'us' } };
    const { bill } = concludeAnswer(calling(), answer, AT).settlement;
    expect(bill).toMatchObject({ amount: (ANSWER_COST * 11n) / 10n });
    expect(bill!.priceRow).toContain('x1.1 (us)');
  });

  it('that a judge scores waits in the judge’s queue, and keeps what a judgement may cost', () => {
    const later = 10n ** 12n;
    const { settlement } = concludeAnswer(calling({ of: judged, later }), ANSWER, AT);
    expect(settlement).toMatchObject({ state: 'planned', provider: 'google', score: null });
    expect(settlement.reserveNext).toBeGreaterThan(0n);
    expect(settlement.reserveNext).toBeLessThan(later);
  });

  it('never keeps more than what it had and did not spend', () => {
    const { settlement } = concludeAnswer(calling({ of: judged }), ANSWER, AT);
    expect(settlement.reserveNext).toBe(WORST - ANSWER_COST);
  });

  it('keeps for all calls that may follow, not for the next alone', () => {
    const to = candidate(FLASH_LITE);
    const escalation = { to, when: 'unreadable', of: 1 } as const;
    const recipe = { context: null, examples: [], rules: null, planner: null, escalation };
    const of = prepared({ ...JUDGED, candidates: [{ ...candidate(HAIKU), recipe }] });
    const refused = { ...ANSWER, stop: 'refused' } as const;
    const { settlement } = concludeAnswer(calling({ of, later: 10n ** 12n }), refused, AT);
    const rest = callToPay(nextCall(of, TRIAL, [step({ stop: 'refused' })]), AT);
    if (rest === null || 'unpriced' in rest) throw new Error('A second model is to be asked.');
    expect(settlement.reserveNext).toBe(rest.worst + rest.later);
    expect(rest.later).toBeGreaterThan(0n);
  });

  it('whose cost is estimated leaves its judgement nothing of what is kept aside for it', () => {
    const uncounted = { ...ANSWER, usage: null };
    const { settlement } = concludeAnswer(calling({ of: judged }), uncounted, AT);
    expect(settlement.bill!.margin).toBeGreaterThan(0n);
    expect(settlement.reserveNext).toBe(0n);
  });

  it('keeps nothing for a judgement once it cost all that its trial held', () => {
    const usage = { ...ANSWER.usage!, output: 3_000 };
    const { settlement } = concludeAnswer(calling({ of: judged }), { ...ANSWER, usage }, AT);
    expect(settlement).toMatchObject({ state: 'planned', reserveNext: 0n });
  });

  it('of a model without a price counts the most it could cost', () => {
    const claimed = calling();
    const call = { ...claimed.call, model: null };
    const { settlement } = concludeAnswer({ ...claimed, call }, ANSWER, AT);
    expect(settlement).toMatchObject({ state: 'done', uncachedCost: WORST });
    expect(settlement.bill).toMatchObject({
      state: 'assumed',
      amount: WORST,
      margin: 0n,
      priceRow: 'no price: assumed at the most it could cost',
    });
  });

  it('estimated above the most it could cost keeps nothing more aside', () => {
    const text = 'x'.repeat(70_000);
    const { bill } = concludeAnswer(calling(), { ...ANSWER, text, usage: null }, AT).settlement;
    expect(bill!.amount).toBeGreaterThan(WORST);
    expect(bill!.margin).toBe(0n);
  });

  it('without usage counts: its cost is estimated, the most it may be is kept aside', () => {
    const text = 'x'.repeat(3_500);
    const { settlement, outcome } = concludeAnswer(calling(), { ...ANSWER, text, usage: null }, AT);
    expect(outcome).toEqual({ kind: 'ended' });
    const { bill } = settlement;
    // 6 tokens in, 1,000 out: $0.1 and $0.5 a million.
    expect(bill).toMatchObject({ state: 'assumed', usage: null, amount: 500_600_000n });
    expect(bill!.amount + bill!.margin).toBe(WORST);
    expect(bill!.priceRow).toContain('no usage in the reply: check the base URL and proxy');
    expect(settlement).toMatchObject({ state: 'done', uncachedCost: 500_600_000n });
  });

  it('without a word is billed and asked once more, then counts as empty', () => {
    const empty = { ...ANSWER, text: ' ' };
    const first = concludeAnswer(calling(), empty, AT);
    expect(first).toMatchObject({ outcome: { kind: 'retry' }, settlement: { score: null } });
    expect(first.settlement.bill).toMatchObject({ state: 'settled', amount: ANSWER_COST });
    expect(concludeAnswer(calling({ retries: 1 }), empty, AT).settlement).toMatchObject({
      state: 'done',
      score: 0,
      failure: 'empty',
    });
  });

  it('counted far above the most it can be stops its model at once, and counts', () => {
    const usage = { ...ANSWER.usage!, output: 100_000_000 };
    const { settlement, stopped } = concludeAnswer(calling(), { ...ANSWER, usage }, AT);
    expect(settlement).toMatchObject({ state: 'done', bill: { state: 'settled' } });
    expect(stopped).toMatchObject({ reason: 'provider' });
    expect(stopped?.message).toMatch(
      /^anthropic\/claude-haiku-5-5 reports 100,001,000 tokens for one call, \$50: .* Check the base URL/,
    );
  });

  it('counted a little above it does not, up to twice as much', () => {
    const stopOf = (output: number) =>
      concludeAnswer(calling(), { ...ANSWER, usage: { ...ANSWER.usage!, output } }, AT).stopped;
    // 1,000 in and 3,800 out: $0.002, twice the most it could cost.
    expect([stopOf(3_000), stopOf(3_800)]).toEqual([null, null]);
    expect(stopOf(3_801)).not.toBeNull();
  });

  it('cut off before its first word is not asked once more', () => {
    const cut = { ...ANSWER, text: '', stop: 'truncated' } as const;
    expect(concludeAnswer(calling(), cut, AT)).toMatchObject({
      outcome: { kind: 'ended' },
      settlement: { state: 'done', score: 0 },
    });
  });
});

describe('a judgement', () => {
  it('scores its trial; its cost is no part of what the candidate costs', () => {
    const reply = { ...ANSWER, text: '{"score": 0.4}', latencyMs: 900 };
    const claimed = calling({ of: judged, steps: [step({ latencyMs: 20 })] });
    const { settlement } = concludeAnswer(claimed, reply, AT);
    expect(settlement).toMatchObject({
      state: 'done',
      score: 0.4,
      uncachedCost: 0n,
      latencyMs: 20,
    });
    expect(settlement.bill).toMatchObject({ purpose: 'judge', provider: 'google' });
  });

  it('that can’t be read is paid for and kept, and the judge is asked again', () => {
    const claimed = calling({ of: judged, steps: [step()] });
    const { settlement } = concludeAnswer(claimed, { ...ANSWER, text: 'hm' }, AT);
    expect(settlement).toMatchObject({
      state: 'planned',
      score: null,
      provider: 'google',
      step: { purpose: 'judge' },
    });
    expect(settlement.reserveNext).toBe(WORST - settlement.bill!.amount);
  });
});

it('an empty judgement is a step like others, and the judge is asked again', () => {
  const claimed = calling({ of: judged, steps: [step()] });
  expect(concludeAnswer(claimed, { ...ANSWER, text: ' ' }, AT)).toMatchObject({
    outcome: { kind: 'ended' },
    settlement: { state: 'planned', step: { purpose: 'judge' } },
  });
});

it('a judge that no catalogue lists is a fault of the configuration', () => {
  const scorer = { type: 'judge', rubric: 'Is it ok?', model: 'anthropic/nobody' } as const;
  expect(() => prepared({ scorer })).toThrow('anthropic/nobody');
});

it('a trial that has all its answers ends with its score, for nothing', () => {
  const { settlement, outcome } = concludeScore(calling(), RIGHT);
  expect(outcome).toEqual({ kind: 'ended' });
  expect(settlement).toMatchObject({ state: 'done', score: 1, bill: null, reserveNext: 0n });
});
