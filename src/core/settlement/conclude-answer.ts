import { itemAt } from '../item-at.ts';
import type { Picodollars } from '../money.ts';
import type { Answer, AnsweredStep, Score } from '../trial.ts';
import { beyondWorst, heldBy, replyBill } from './bills.ts';
import {
  type CallingTrial,
  type ClaimedTrial,
  type Conclusion,
  settlementOf,
} from './claimed-trial.ts';
import { concludeFailure } from './conclude-failure.ts';
import { answerLatency } from './final-answer.ts';
import { nextCall } from './next-call.ts';
import type { Settlement } from './settlement.ts';
import { callToPay } from './worst-case.ts';

/** Returns how a trial goes on whose call was answered: billed once, then scored or on to its next call. */
export function concludeAnswer(claimed: CallingTrial, answer: Answer, at: Date): Conclusion {
  const { prepared, trial, claim, call } = claimed;
  if (isEmpty(answer) && call.purpose !== 'judge' && claimed.retries === 0) {
    return concludeEmpty(claimed, answer, at);
  }
  const { bill, uncachedCost } = replyBill(call, answer, { catalog: prepared.catalog, at });
  const step: AnsweredStep = { ...answer, purpose: call.purpose, model: call.candidate.name };
  const steps = [...claim.steps, step];
  const next = nextCall(prepared, trial, steps);
  const answered: Settlement = {
    ...settlementOf(claimed, call.candidate.provider),
    step,
    bill,
    uncachedCost: call.purpose === 'judge' ? 0n : uncachedCost,
    latencyMs: answerLatency(steps),
  };
  const settlement =
    next.kind === 'score'
      ? scored(answered, next.score)
      : {
          ...answered,
          provider: next.call.candidate.provider,
          reserveNext: stillReserved(claim.reserved - heldBy(bill), callToPay(next, at)),
        };
  const stopped = beyondWorst(call, bill);
  return { settlement, outcome: { kind: 'ended' }, stopped, refusal: null };
}

/** Services lose the words of an answer now and then: it is asked once more before it counts. */
function isEmpty({ text, stop }: Answer): boolean {
  return stop === 'complete' && text.trim() === '';
}

function concludeEmpty(claimed: CallingTrial, answer: Answer, at: Date): Conclusion {
  const message = 'a complete reply without a word';
  const failure = { kind: 'transient', retryAfterMs: null, message, billed: answer } as const;
  return concludeFailure(claimed, failure, { stopping: false, at });
}

/** Returns how a trial ends that has all its answers and was claimed for its score alone. */
export function concludeScore(claimed: ClaimedTrial, score: Score): Conclusion {
  const { provider } = itemAt(claimed.prepared.spec.candidates, claimed.trial.candidate);
  return {
    settlement: scored(settlementOf(claimed, provider), score),
    outcome: { kind: 'ended' },
    stopped: null,
    refusal: null,
  };
}

function scored(settlement: Settlement, { value, failure, note }: Score): Settlement {
  return { ...settlement, state: 'done', reserveNext: 0n, score: value, failure, note };
}

/** A trial never holds more than it had; what a later call needs beyond that is for its claim to find. */
function stillReserved(left: Picodollars, needed: ReturnType<typeof callToPay>): Picodollars {
  if (left <= 0n || needed === null || 'unpriced' in needed) return 0n;
  const most = needed.worst + needed.later;
  return most < left ? most : left;
}
