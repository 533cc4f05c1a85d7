import { worstCaseCost } from '../core/pricing/worst-case-cost.ts';
import {
  questionText,
  type RenderedPrompt,
  renderPrompt,
  sentText,
} from '../core/request/render-prompt.ts';
import type { PreparedEvaluation } from '../core/settlement/prepared.ts';
import type { WorstCase } from '../core/settlement/settlement.ts';
import type { Stop } from '../core/stop.ts';
import type { TrialRef } from '../core/trial.ts';
import { utf8Bytes } from '../core/utf8-bytes.ts';
import {
  type ClaimedTrial,
  conclude,
  type RunTrialDeps,
  stopCandidate,
  type TrialOutcome,
} from './claimed-trial.ts';
import { judgeAnswer } from './judge-answer.ts';
import { worstJudgement } from './judge-prices.ts';
import { settleAnswer, settleFailure } from './settlements.ts';

/**
 * Puts one sample to one candidate once: claims the trial and reserves its money, calls, scores,
 * prices and settles. `retries` counts the transient failures before. A replay changes nothing.
 */
export async function runTrial(
  deps: RunTrialDeps,
  trial: TrialRef,
  retries: number,
): Promise<TrialOutcome> {
  const prepared = await deps.prepare(trial.evaluationId);
  const task = trialTask(prepared, trial, deps.now());
  if ('stop' in task) return stopped(deps, trial, task.stop);
  const claim = await deps.trials.claim(trial, task.worst);
  if (claim.kind === 'gone' || claim.kind === 'wait for budget') return claim;
  if (claim.kind === 'over budget') return stopped(deps, trial, OVER_BUDGET);
  try {
    return await runClaimed(deps, {
      ...{ ...task, trial, prepared, claim, retries },
      reserve: claim.reserved,
    });
  } finally {
    deps.trials.release(trial, claim.attempt);
  }
}

async function stopped(deps: RunTrialDeps, trial: TrialRef, stop: Stop): Promise<TrialOutcome> {
  await stopCandidate(deps, trial, stop);
  return { kind: 'gone' };
}

const OVER_BUDGET: Stop = {
  reason: 'budget',
  message: 'What is left of the budget does not cover one more call at its worst.',
};

/** What one trial needs, once it is known that it can be priced. */
interface TrialTask extends RenderedPrompt {
  worst: WorstCase;
}

function trialTask(
  prepared: PreparedEvaluation,
  trial: TrialRef,
  at: Date,
): TrialTask | { stop: Stop } {
  const { spec, samples } = prepared;
  const candidate = spec.candidates[trial.candidate]!;
  const model = prepared.models[trial.candidate];
  const rendered = renderPrompt(spec, samples[trial.sample]!);
  const inputBytes = utf8Bytes(sentText(rendered));
  const { maxOutputTokens } = candidate;
  const call = model ? worstCaseCost(model, { inputBytes, maxOutputTokens }, at) : null;
  if (call === null) return { stop: unknownPrice(candidate.name) };
  const question = questionText(rendered);
  const judgement = worstJudgement(prepared, trial.sample, question, maxOutputTokens, at);
  if (judgement === null) return { stop: unknownPrice('the judge') };
  return { ...rendered, worst: { call, judgement } };
}

function unknownPrice(name: string): Stop {
  return {
    reason: 'provider',
    message: `No price is known for ${name} today, so its calls can't be kept within a budget. Add it to catalog/models.yml.`,
  };
}

async function runClaimed(deps: RunTrialDeps, claimed: ClaimedTrial): Promise<TrialOutcome> {
  const { claim, prepared, trial } = claimed;
  const candidate = prepared.spec.candidates[trial.candidate]!;
  if (claim.answered) return judgeAnswer(deps, claimed, claim.answered);
  const outcome = await deps.complete({
    candidate,
    system: claimed.system,
    turns: claimed.turns,
    prompt: claimed.prompt,
    signal: deps.signal,
    timeoutMs: deps.timeoutMs,
  });
  if (outcome.kind === 'failed') {
    const when = { stopping: deps.signal.aborted, at: deps.now() };
    return conclude(deps, trial, settleFailure(claimed, outcome.failure, when));
  }
  const settled = settleAnswer(claimed, outcome.answer, deps.now());
  if (settled.settlement.state === 'done') return conclude(deps, trial, settled);
  const { held } = await deps.trials.settle(settled.settlement);
  if (!held) return { kind: 'gone' };
  return judgeAnswer(deps, { ...claimed, reserve: settled.settlement.reserveNext }, outcome.answer);
}
