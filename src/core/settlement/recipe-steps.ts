import { modelOf } from '../catalog/find-model.ts';
import type { CatalogModel } from '../catalog/model.ts';
import type { Candidate, Escalation, ModelSettings, Sample } from '../evaluation.ts';
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

/** A candidate with one of its samples. */
export interface Asked {
  prepared: PreparedEvaluation;
  candidate: Candidate;
  sample: Sample;
}

/**
 * Returns the calls that an answer still takes, in their order, given those that have their answer: the
 * planner's, the candidate's, then the one that it escalates to, which may turn out not to be needed.
 */
export function remainingSteps(asked: Asked, steps: readonly AnsweredStep[]): RecipeStep[] {
  const { candidate } = asked;
  const escalation = candidate.recipe?.escalation ?? null;
  const purpose = candidate.purpose ?? 'answer';
  const answers = steps.filter((step) => step.purpose === purpose);
  const wanted = (escalation?.of ?? 1) - answers.length;
  const isEscalated = steps.some((step) => step.purpose === 'escalation');
  const mayEscalate =
    escalation !== null &&
    !isEscalated &&
    (wanted > 0 || isUnsure(asked, answers, escalation.when));
  return [
    ...planning(asked, steps),
    ...Array.from({ length: Math.max(0, wanted) }, () => answering(asked, steps, purpose)),
    ...(mayEscalate ? [escalating(asked, escalation.to)] : []),
  ];
}

function planning(asked: Asked, steps: readonly AnsweredStep[]): RecipeStep[] {
  const planner = asked.candidate.recipe?.planner ?? null;
  if (planner === null || planOf(steps) !== null) return [];
  const rendered = renderPlanning(questionOf(asked));
  return [stepOf(asked, { purpose: 'planner', candidate: planner, rendered })];
}

function answering(asked: Asked, steps: readonly AnsweredStep[], purpose: Purpose): RecipeStep {
  const { candidate } = asked;
  const planner = candidate.recipe?.planner ?? null;
  const plan = planOf(steps);
  const rendered = plan === null ? questionOf(asked) : withPlan(questionOf(asked), plan);
  const isUnplanned = planner !== null && plan === null;
  return {
    ...stepOf(asked, { purpose, candidate, rendered }),
    unwrittenBytes: isUnplanned ? planner.maxOutputTokens * BYTES_A_TOKEN : 0,
  };
}

function escalating(asked: Asked, to: ModelSettings): RecipeStep {
  return stepOf(asked, { purpose: 'escalation', candidate: to, rendered: questionOf(asked) });
}

function stepOf(
  { prepared }: Asked,
  call: { purpose: Purpose; candidate: ModelSettings; rendered: RenderedPrompt },
): RecipeStep {
  const { purpose, candidate, rendered } = call;
  const model = modelOf(prepared.catalog, candidate);
  return { ...rendered, purpose, candidate, model, unwrittenBytes: 0 };
}

function questionOf({ prepared, candidate, sample }: Asked): RenderedPrompt {
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
  { prepared, sample }: Asked,
  answers: readonly AnsweredStep[],
  when: Escalation['when'],
): boolean {
  const { scoring } = prepared;
  if (answers.some((answer) => stopFailure(answer) !== null)) return true;
  if (scoring.by !== 'comparing') return false;
  const first = answers[0]!;
  if (when === 'disagree') {
    return !answers.every(({ text }) => scoring.isSame?.(text, first.text));
  }
  return scoring.score(first, sample).failure === 'unparsable';
}
