import { parseJudgement } from '../core/scoring/judge-reply.ts';
import { stopFailure } from '../core/scoring/stop-failure.ts';
import type { Settlement } from '../core/settlement/settlement.ts';
import type { Answer, CallFailure } from '../core/trial.ts';
import { assumedBill, type BilledCall, reportedBill } from './bills.ts';
import {
  type ClaimedTrial,
  type Conclusion,
  conclude,
  type RunTrialDeps,
  type TrialOutcome,
} from './claimed-trial.ts';
import { judgementPrompt } from './judge-prices.ts';
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
    const when = { stopping: deps.signal.aborted, at: deps.now() };
    return conclude(deps, trial, judgeFailure(claimed, outcome.failure, when));
  }
  return conclude(deps, trial, judged(claimed, outcome.answer, deps.now()));
}

/** A reply that can't be read is paid for, and the judge is asked once more. */
function judged(claimed: ClaimedTrial, judgement: Answer, at: Date): Conclusion {
  const call = judgeCall(claimed);
  const { value, failure, note } = parseJudgement(judgement.text);
  if (value === null && claimed.retries === 0) {
    const message = note ?? 'no score';
    const unread = { kind: 'transient', retryAfterMs: null, message, billed: judgement } as const;
    return settleFailure(claimed, unread, { stopping: false, at, call });
  }
  const bill = reportedBill(call, judgement, at);
  const base = putBack(claimed);
  const settlement: Settlement = { ...base, state: 'done', score: value, failure, note, bill };
  return { settlement, outcome: { kind: 'ended' }, stopped: null };
}

/** A judge's failure is never the candidate's: too slow is tried again, and stays missing at last. */
function judgeFailure(
  claimed: ClaimedTrial,
  failure: CallFailure,
  when: { stopping: boolean; at: Date },
): Conclusion {
  const call = judgeCall(claimed);
  if (failure.kind !== 'too slow') return settleFailure(claimed, failure, { ...when, call });
  const seen = {
    kind: 'transient',
    retryAfterMs: null,
    message: 'the judge was too slow',
  } as const;
  const conclusion = settleFailure(claimed, seen, { ...when, call });
  const bill = assumedBill(call, 'no judgement came in time: assumed at its worst');
  return { ...conclusion, settlement: { ...conclusion.settlement, bill } };
}

function judgeCall({ prepared, reserve }: ClaimedTrial): BilledCall {
  const { candidate, model } = prepared.judge!;
  return { purpose: 'judge', name: candidate.name, model, reserve };
}
