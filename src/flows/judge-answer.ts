import { priceCall } from '../core/pricing/price-call.ts';
import { parseJudgement } from '../core/scoring/judge.ts';
import { stopFailure } from '../core/scoring/stop-failure.ts';
import type { Answer, CallFailure } from '../core/trial.ts';
import {
  type ClaimedTrial,
  type Conclusion,
  conclude,
  type RunTrialDeps,
  type TrialOutcome,
} from './claimed-trial.ts';
import { judgementPrompt } from './judge-prices.ts';
import type { Settlement } from './ports.ts';
import type { Judge } from './prepare-evaluation.ts';
import { putBack, settleFailure } from './settlements.ts';

/**
 * Has an answer that is already paid for and stored judged. A failing judge is tried again without
 * a second call of the candidate.
 */
export async function judgeAnswer(
  deps: RunTrialDeps,
  claimed: ClaimedTrial,
  answer: Answer,
): Promise<TrialOutcome> {
  const { prepared, trial, prompt: question } = claimed;
  const judge = prepared.judge!;
  const base = putBack(claimed);
  const failed = stopFailure(answer);
  if (failed) {
    const { value, failure, note } = failed;
    const settlement: Settlement = { ...base, state: 'done', score: value, failure, note };
    return conclude(deps, trial, { settlement, outcome: { kind: 'ended' }, stopped: null });
  }
  const outcome = await deps.complete({
    candidate: judge.candidate,
    ...judgementPrompt(judge, prepared, trial.sample, question, answer.text),
    signal: deps.signal,
    timeoutMs: deps.timeoutMs,
  });
  if (outcome.kind === 'failed') {
    return conclude(deps, trial, judgeFailure(claimed, outcome.failure, deps.signal.aborted));
  }
  const settlement = judged(base, judge, outcome.answer, deps.now());
  return conclude(deps, trial, { settlement, outcome: { kind: 'ended' }, stopped: null });
}

function judged(base: Settlement, judge: Judge, judgement: Answer, at: Date): Settlement {
  const { value, failure, note } = parseJudgement(judgement.text);
  const priced = priceCall(judge.model, judgement.usage, at);
  return {
    ...base,
    state: 'done',
    score: value,
    failure,
    note,
    bill: {
      purpose: 'judge',
      state: priced ? 'settled' : 'assumed',
      amount: priced?.cost ?? base.reserved,
      model: judge.candidate.name,
      servedModel: judgement.servedModel,
      usage: judgement.usage,
      priceRow: priced?.priceRow ?? 'no price: assumed at the most it could cost',
    },
  };
}

/** A judge's failure is never the candidate's: too slow is tried again, and stays missing at last. */
function judgeFailure(claimed: ClaimedTrial, failure: CallFailure, stopping: boolean): Conclusion {
  const slow = failure.kind === 'too slow';
  const seen = slow
    ? ({ kind: 'transient', retryAfterMs: null, message: 'the judge was too slow' } as const)
    : failure;
  const conclusion = settleFailure(claimed, seen, stopping);
  const billed = slow || (stopping && failure.kind === 'transient');
  const judge = claimed.prepared.judge!;
  const bill = {
    purpose: 'judge',
    state: 'assumed',
    amount: claimed.reserve,
    model: judge.candidate.name,
    servedModel: null,
    usage: null,
    priceRow: 'no judgement came, so no bill was seen: assumed at its worst',
  } as const;
  return { ...conclusion, settlement: { ...conclusion.settlement, bill: billed ? bill : null } };
}
