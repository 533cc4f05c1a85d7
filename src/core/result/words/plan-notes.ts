import { candidateLabel } from '../../catalog/candidate-label.ts';
import { modelOf } from '../../catalog/find-model.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Candidate } from '../../evaluation.ts';
import { mean } from '../../stats/moments.ts';
import type { AnswerCall, FinishedTrial } from '../../trial.ts';
import { planPerCall } from '../../why/cascade/plan-per-call.ts';
import { planWords } from '../../why/words/cascade-words.ts';

/**
 * Returns what the plans of a candidate that another model plans cost beside that model's own answer, by
 * the tokens that they took (recipes.md B5): one sentence. Nothing without a planner, or without answers.
 */
export function planNotes({
  candidate,
  ended,
  catalog,
  at,
}: {
  candidate: Candidate;
  ended: readonly FinishedTrial[];
  catalog: Catalog;
  at: Date;
}): string[] {
  const planner = candidate.recipe?.planner ?? null;
  const model = planner && modelOf(catalog, planner);
  // The plan is the first call of an answer, the candidate's own the second.
  const answered = ended.flatMap(({ calls: [plan, answer] = [] }) =>
    plan && answer ? [{ plan, answer }] : [],
  );
  if (planner === null || model === null || answered.length === 0) return [];
  const plans = answered.map(({ plan }) => plan);
  const answers = answered.map(({ answer }) => answer);
  const tokens = (of: readonly AnswerCall[], kind: 'input' | 'output') =>
    Math.round(mean(of.map(({ usage }) => usage?.[kind] ?? 0)));
  const cost = planPerCall(model, {
    planTokens: tokens(plans, 'output'),
    call: { inputTokens: tokens(plans, 'input'), outputTokens: tokens(answers, 'output') },
    at,
  });
  return cost === null ? [] : [planWords(candidateLabel(model, planner), cost)];
}
