import { AppError } from '../core/errors.ts';
import { itemAt } from '../core/item-at.ts';
import type { PlanQuestion } from '../core/plan/asking.ts';
import { monthCallUsd } from '../core/plan/month-call-usd.ts';
import { nextStep } from '../core/plan/next-step.ts';
import type { PlanInput } from '../core/plan/plan-input.ts';
import type { PlanMemory } from '../core/plan/plan-memory.ts';
import { LIST_PRICE } from '../core/pricing/chosen-price.ts';
import { findingsOf } from '../core/recommendation/findings.ts';
import type { Advanced, PlanChange, PlanState } from '../core/record/evaluation-record.ts';
import { isLookDue, looksAtAnswers } from '../core/record/look-at-answers.ts';
import { planInput } from '../core/record/plan-input.ts';
import { costQuestion, openQuestion } from '../core/record/question.ts';
import { FIRST_LOOK } from '../core/result/answer-check.ts';
import { effortOffers } from '../core/result/words/effort-offers.ts';
import type { PreparedEvaluation } from '../core/settlement/prepared.ts';
import type { EvaluationCommand } from './ctx.ts';
import { doubtAnswers } from './doubt-answers.ts';
import type { Notify } from './ports/messages.ts';
import type { Enqueue } from './ports/queue.ts';
import type { EndedEvaluations, PlannedEvaluations, PrepareEvaluation } from './ports/record.ts';

export interface DecideNextDeps {
  prepare: PrepareEvaluation;
  evaluations: PlannedEvaluations & Pick<EndedEvaluations, 'read'>;
  enqueue: Pick<Enqueue, 'trials' | 'announce'>;
  finish(command: EvaluationCommand): Promise<void>;
  notify: Pick<Notify, 'progress'>;
}

/**
 * Asks the plan what to do next: enqueues the trials it launches, or finishes when all is known. A replay
 * changes nothing.
 */
export async function decideNext(deps: DecideNextDeps, command: EvaluationCommand): Promise<void> {
  const { evaluationId } = command.input;
  const { prepared, advanced, isDoubtful } = await advance(deps, command);
  const { launched, finished, waits } = advanced;
  await deps.enqueue.trials(launched);
  const isAsked =
    waits || (!finished && isDoubtful && (await doubtAnswers(deps, prepared, command.ctx.now)));
  if (finished) await deps.finish(command);
  else if (isAsked) await deps.enqueue.announce(evaluationId);
  else deps.notify.progress(evaluationId);
}

interface PlanStepTaken {
  prepared: PreparedEvaluation;
  advanced: Advanced;
  /** Its answers are to be held against the answer check. */
  isDoubtful: boolean;
}

/** Its plan is asked about all its samples: some may have been added since it was made ready here. */
async function advance(
  { prepare, evaluations }: DecideNextDeps,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<PlanStepTaken> {
  const decide = async (prepared: PreparedEvaluation): Promise<PlanStepTaken | null> => {
    let isDoubtful = false;
    const advanced = await evaluations.advance(evaluationId, (state) => {
      if (prepared.samples.length < state.sampleCount) return null;
      isDoubtful = isLookDue(state);
      return changeOf(state, prepared, ctx.now);
    });
    return advanced && { prepared, advanced, isDoubtful };
  };
  const first = await prepare(evaluationId);
  const taken =
    (await decide(first)) ?? (await decide(await prepare(evaluationId, first.samples.length + 1)));
  if (taken === null) throw new AppError('internal', `Evaluation ${evaluationId} lacks samples.`);
  return taken;
}

function changeOf(state: PlanState, prepared: PreparedEvaluation, at: Date): PlanChange {
  const input = planInput(state, prepared);
  const { memory, launch, finished, question } = nextStep(input);
  const drop = state.open.filter(
    (trial) => trial.state === 'planned' && memory.candidates[trial.candidate]?.decision,
  );
  const open = state.open.length + launch.length - drop.length;
  const isNew = question !== null && openQuestion(state.questions) === null;
  return {
    plan: memory,
    launch,
    drop,
    finished: finished && open === 0,
    question: isNew ? questionIn(state, prepared, { question, input, memory, at }) : null,
    wakeAt: question ? null : finished ? 0 : wakeAt(state, open),
  };
}

/** The question in the names of the line-up, with what would cost less to try. */
function questionIn(
  { spec }: PlanState,
  { prices, catalog }: PreparedEvaluation,
  {
    question,
    input,
    memory,
    at,
  }: { question: PlanQuestion; input: PlanInput; memory: PlanMemory; at: Date },
) {
  const models = input.candidates.map((candidate) => ({
    costPerCall: candidate.costPerCall,
    monthlySpend: monthCallUsd(candidate) * spec.volume,
  }));
  const offers = effortOffers({
    spec,
    samples: input.samples,
    findings: findingsOf({ ...input, memory }),
    models,
    below: Math.min(
      ...question.candidates.map(({ candidate }) => itemAt(models, candidate).monthlySpend),
    ),
    judgeCallUsd: prices.judge?.expectedCallUsd ?? 0,
    catalog,
    chosenPrice: LIST_PRICE,
    at,
  });
  const efforts = offers.map(({ candidate, usd }) => ({ name: candidate, usd }));
  return costQuestion(question, { spec, memory, efforts, at });
}

/**
 * A full design waits for all its trials. An adaptive one looks whenever a trial ends, or after a
 * twentieth of what is open where that is more, so that large blocks don't cost a look a trial. The first
 * answers are looked at soon, by both.
 */
function wakeAt(state: PlanState, open: number): number {
  const isFull = state.spec.design === 'full';
  const next = isFull ? 0 : open - Math.max(1, Math.floor(open / 20));
  return looksAtAnswers(state) ? Math.max(next, open - FIRST_LOOK) : next;
}
