import { minute } from '../core/format.ts';
import type {
  CallingTrial,
  ClaimedTrial,
  Conclusion,
  TrialOutcome,
} from '../core/settlement/claimed-trial.ts';
import { concludeAnswer, concludeScore } from '../core/settlement/conclude-answer.ts';
import { concludeFailure } from '../core/settlement/conclude-failure.ts';
import { isAnswering } from '../core/settlement/final-answer.ts';
import { nextCall } from '../core/settlement/next-call.ts';
import type { PriceNext } from '../core/settlement/settlement.ts';
import { callToPay } from '../core/settlement/worst-case.ts';
import type { Stop } from '../core/stop.ts';
import type { TrialRef } from '../core/trial.ts';
import { type ClaimForCallDeps, claimForCall } from './claim-for-call.ts';
import type { Ctx } from './ctx.ts';
import type { Complete } from './ports/calls.ts';
import type { Notify } from './ports/messages.ts';
import type { Enqueue } from './ports/queue.ts';
import type { PrepareEvaluation } from './ports/record.ts';

export interface RunTrialDeps extends ClaimForCallDeps {
  prepare: PrepareEvaluation;
  complete: Complete;
  enqueue: Pick<Enqueue, 'plan' | 'trials'>;
  notify: Pick<Notify, 'progress'>;
  /** When a call has ended. */
  now(): Date;
  /** Aborts calls when the process stops. */
  signal: AbortSignal;
  timeoutMs: number;
}

export interface RunTrialCommand {
  ctx: Ctx;
  /** `retries`: the transient failures of this call so far. */
  input: { trial: TrialRef; retries: number };
}

/**
 * Makes the next call of a trial, once: claims the trial and reserves what all its calls can cost,
 * calls, scores and prices what comes back, and settles. A call that remains is a job of its own. A
 * replay changes nothing.
 */
export async function runTrial(
  deps: RunTrialDeps,
  { ctx, input: { trial, retries } }: RunTrialCommand,
): Promise<TrialOutcome> {
  const prepared = await deps.prepare(trial.evaluationId, trial.sample + 1);
  const price: PriceNext = (steps) => callToPay(nextCall(prepared, trial, steps), ctx.now);
  const claim = await claimForCall(deps, { ctx, input: { trial, price } });
  if (claim.kind === 'over budget') return stopCandidate(deps, trial, OVER_BUDGET);
  if (claim.kind === 'over cap') return stopCandidate(deps, trial, overCap(claim.words));
  if (claim.kind === 'unpriced') return stopCandidate(deps, trial, unpriced(claim.model));
  if (claim.kind !== 'claimed') return claim;
  try {
    const next = nextCall(prepared, trial, claim.steps);
    const claimed = { trial, prepared, claim, retries };
    const worst = claim.call?.worst ?? 0n;
    const conclusion =
      next.kind === 'score'
        ? concludeScore(claimed, next.score)
        : await makeCall(deps, { ...claimed, call: { ...next.call, worst } });
    return await settle(deps, claimed, conclusion);
  } finally {
    deps.trials.release(trial, claim.attempt);
  }
}

async function makeCall(deps: RunTrialDeps, claimed: CallingTrial): Promise<Conclusion> {
  const { candidate, system, turns, prompt } = claimed.call;
  const { signal, timeoutMs } = deps;
  const request = { candidate, system, turns, prompt, signal, timeoutMs };
  const isStreamed = claimed.prepared.spec.latency?.firstToken && isAnswering(claimed.call.purpose);
  const outcome = await deps.complete(isStreamed ? { ...request, streamed: true } : request);
  const at = deps.now();
  return outcome.kind === 'answered'
    ? concludeAnswer(claimed, outcome.answer, at)
    : concludeFailure(claimed, outcome.failure, { stopping: signal.aborted, at });
}

/** Writes a conclusion, and enqueues what it leaves to do: the plan's next look, the trial's next call. */
async function settle(
  deps: RunTrialDeps,
  { trial, claim }: ClaimedTrial,
  { settlement, outcome, stopped, refusal }: Conclusion,
): Promise<TrialOutcome> {
  const isNextFree = outcome.kind === 'ended' && !stopped;
  const safe = isNextFree ? () => deps.slot.passOn() : undefined;
  const { held, ask, refusedSince } = await deps.trials.settle(settlement, safe);
  const stop = refusedSince ? unanswered(refusedSince, refusal ?? '') : stopped;
  // What changed nothing may be stored already, by a try whose answer was lost with its word on the plan.
  if (stop) await stopCandidate(deps, trial, stop);
  else if (ask || !held) await deps.enqueue.plan(trial.evaluationId);
  const { state, step, provider } = settlement;
  if (held && step && state === 'planned') {
    const answered = claim.steps.length + 1;
    await deps.enqueue.trials([{ ...trial, provider, losses: claim.losses, answered }]);
  }
  if (state === 'done') deps.notify.progress(trial.evaluationId);
  return outcome;
}

/** Ends a trial's candidate for good. */
async function stopCandidate(
  { trials, enqueue }: RunTrialDeps,
  { evaluationId, candidate }: TrialRef,
  stop: Stop,
): Promise<TrialOutcome> {
  const ask = await trials.stopCandidate(evaluationId, candidate, stop);
  if (ask) await enqueue.plan(evaluationId);
  return { kind: 'gone' };
}

const OVER_BUDGET: Stop = {
  reason: 'budget',
  message: 'What is left of the budget does not cover one more call at its worst.',
};

function overCap(words: string): Stop {
  return { reason: 'cap', message: words };
}

function unpriced(name: string): Stop {
  return {
    reason: 'provider',
    message: `No price is known for ${name} today, so its calls can't be kept within a budget. Add it to catalog/models.yml.`,
  };
}

/** The provider would only be asked for ever. */
function unanswered(since: Date, refusal: string): Stop {
  return {
    reason: 'provider',
    message: `No call was answered since ${minute(since)}. ${refusal} Run again when it is back, or without its models.`,
  };
}
