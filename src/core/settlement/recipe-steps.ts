import { modelOf } from '../catalog/find-model.ts';
import type { CatalogModel } from '../catalog/model.ts';
import type { Candidate, Escalation, ModelSettings, Sample } from '../evaluation.ts';
import { itemAt } from '../item-at.ts';
import { BYTES_A_TOKEN } from '../pricing/text-tokens.ts';
import type { RenderedPrompt } from '../request/render-prompt.ts';
import { renderPlanning, renderRecipe, withPlan } from '../request/render-recipe.ts';
import { stopFailure } from '../scoring/stop-failure.ts';
import type { AnsweredStep, Purpose } from '../trial.ts';
import type { PreparedEvaluation } from './prepared.ts';

/** A call that makes an answer, and whether an earlier one must have its answer before it can be made. */
export interface RecipeStep extends RenderedPrompt {
  purpose: Purpose;
  candidate: ModelSettings;
  /** null when the catalogue no longer knows it. */
  model: CatalogModel | null;
  /** UTF-8 bytes it will read of an answer that is not there yet, at most. */
  unwrittenBytes: number;
}

/** What a trial asks: one sample of one candidate. */
export interface TrialQuestion {
  prepared: PreparedEvaluation;
  candidate: Candidate;
  sample: Sample;
}

/**
 * Returns the calls that an answer still takes, in their order, given those that have their answer: the
 * planner's, the candidate's, then the one that it escalates to, which may turn out not to be needed.
 */
export function remainingSteps(
  question: TrialQuestion,
  steps: readonly AnsweredStep[],
): RecipeStep[] {
  const { candidate } = question;
  const escalation = candidate.recipe?.escalation ?? null;
  const purpose = candidate.purpose ?? 'answer';
  const answers = steps.filter((step) => step.purpose === purpose);
  const wanted = (escalation?.of ?? 1) - answers.length;
  const isEscalated = steps.some((step) => step.purpose === 'escalation');
  const mayEscalate =
    escalation !== null &&
    !isEscalated &&
    (wanted > 0 || isUnsure(question, answers, escalation.when));
  return [
    ...planning(question, steps),
    ...Array.from({ length: Math.max(0, wanted) }, () => answering(question, steps, purpose)),
    ...(mayEscalate ? [escalating(question, escalation.to)] : []),
  ];
}

function planning(question: TrialQuestion, steps: readonly AnsweredStep[]): RecipeStep[] {
  const planner = question.candidate.recipe?.planner ?? null;
  if (planner === null || planOf(steps) !== null) return [];
  const rendered = renderPlanning(questionOf(question));
  return [stepOf(question, { purpose: 'planner', candidate: planner, rendered })];
}

function answering(
  question: TrialQuestion,
  steps: readonly AnsweredStep[],
  purpose: Purpose,
): RecipeStep {
  const { candidate } = question;
  const planner = candidate.recipe?.planner ?? null;
  const plan = planOf(steps);
  const rendered = plan === null ? questionOf(question) : withPlan(questionOf(question), plan);
  const isUnplanned = planner !== null && plan === null;
  return {
    ...stepOf(question, { purpose, candidate, rendered }),
    unwrittenBytes: isUnplanned ? planner.maxOutputTokens * BYTES_A_TOKEN : 0,
  };
}

function escalating(question: TrialQuestion, to: ModelSettings): RecipeStep {
  return stepOf(question, { purpose: 'escalation', candidate: to, rendered: questionOf(question) });
}

function stepOf(
  { prepared }: TrialQuestion,
  call: { purpose: Purpose; candidate: ModelSettings; rendered: RenderedPrompt },
): RecipeStep {
  const { purpose, candidate, rendered } = call;
  const model = modelOf(prepared.catalog, candidate);
  return { ...rendered, purpose, candidate, model, unwrittenBytes: 0 };
}

function questionOf({ prepared, candidate, sample }: TrialQuestion): RenderedPrompt {
  return renderRecipe(prepared.spec, candidate, sample);
}

function planOf(steps: readonly AnsweredStep[]): string | null {
  return steps.findLast(({ purpose }) => purpose === 'planner')?.text ?? null;
}

/**
 * The gate of an escalation, once all its answers are there: what production sees, too, and nothing of
 * what is expected.
 */
function isUnsure(
  { prepared, sample }: TrialQuestion,
  answers: readonly AnsweredStep[],
  when: Escalation['when'],
): boolean {
  const { scoring } = prepared;
  if (answers.some((answer) => stopFailure(answer) !== null)) return true;
  if (scoring.by !== 'comparing') return false;
  const first = itemAt(answers, 0);
  if (when === 'disagree') {
    return !answers.every(({ text }) => scoring.isSame?.(text, first.text));
  }
  return scoring.score(first, sample).failure === 'unparsable';
}
