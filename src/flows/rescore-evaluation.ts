import type { Catalog } from '../core/catalog/model.ts';
import { AppError } from '../core/errors.ts';
import type { Scorer } from '../core/evaluation.ts';
import { passMark } from '../core/evidence/pass-mark.ts';
import { LIST_PRICE } from '../core/pricing/chosen-price.ts';
import { sumsOf } from '../core/record/ended-sums.ts';
import { planInput } from '../core/record/plan-input.ts';
import { rescored } from '../core/record/rescored.ts';
import { checkAnswers } from '../core/request/check-answers.ts';
import { assembleResult } from '../core/result/assemble-result.ts';
import type { Result } from '../core/result/schema/result.ts';
import type { Ctx } from './ctx.ts';
import type { EndedEvaluations, StoredEvaluations } from './ports/record.ts';
import { type ShowEvaluationDeps, showEvaluation } from './show-evaluation.ts';

export interface RescoreEvaluationDeps extends ShowEvaluationDeps {
  evaluations: ShowEvaluationDeps['evaluations'] &
    StoredEvaluations &
    Pick<EndedEvaluations, 'read'>;
  catalog: Catalog;
}

/** What an evaluation is to be compared by. */
export interface RescoreCommand {
  ctx: Ctx;
  input: { evaluationId: string; scorer: Scorer };
}

/**
 * Returns the result that the stored answers of an evaluation have under another scorer; nothing is
 * called or stored. Throws AppError: 'not found', and 'invalid input' while it has no result, for a
 * judge, and where an expected answer is none for this scorer.
 */
export async function rescoreEvaluation(
  deps: RescoreEvaluationDeps,
  { ctx, input: { evaluationId, scorer } }: RescoreCommand,
): Promise<Result> {
  const { evaluations, catalog } = deps;
  const shown = await showEvaluation(deps, { ctx, input: { evaluationId } });
  if (scorer.type === 'judge') throw new AppError('invalid input', NO_JUDGE);
  const { samples } = await evaluations.load(evaluationId);
  const faults = checkAnswers(samples, scorer);
  if (faults.length > 0) {
    throw new AppError('invalid input', `Evaluation ${evaluationId} can't be rescored.`, {
      faults,
    });
  }
  const before = await evaluations.read(evaluationId);
  const { state, prepared } = rescored(before, samples, { scorer, catalog, at: ctx.now });
  const input = planInput(state, prepared);
  const { figures, findings } = sumsOf(state, prepared, {
    at: ctx.now,
    mark: passMark(input),
  }).sums;
  const result = assembleResult({
    state,
    figures,
    findings,
    planInput: input,
    expected: prepared.prices.candidates,
    catalog,
    chosenPrice: LIST_PRICE,
    ownMoney: shown.evaluation,
    at: ctx.now,
  });
  const isFull = before.spec.design === 'full';
  return {
    ...result,
    models: result.models.map((model) => ({ ...model, reason: reasonOf(model, isFull) })),
    warnings: [rescoredWords(before.spec.scorer, scorer, isFull), ...result.warnings],
  };
}

const NO_JUDGE =
  'A judge is a model and has to be called: rescore compares stored answers. Run the evaluation again with the judge.';

function reasonOf({ verdict, trials, reason }: Result['models'][number], isFull: boolean): string {
  const isOpen = verdict === 'likely' || verdict === 'unclear';
  return isOpen && trials > 0 && !isFull ? UNDECIDED : reason;
}

const UNDECIDED = 'At most likely: which calls were made hung on the first scorer.';

function rescoredWords(before: Scorer, after: Scorer, isFull: boolean): string {
  const base = `Stored answers, scored by ${after.type} (they were scored by ${before.type} when they came); no model was called.`;
  return isFull
    ? base
    : `${base} Nothing is proven by it: for a proof, run again with this scorer.`;
}
