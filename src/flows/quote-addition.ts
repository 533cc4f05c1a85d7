import { type AddedSamples, addedSamples } from '../core/adding/added-samples.ts';
import { type Addition, additionOf, requireAddable } from '../core/adding/addition.ts';
import { type Approval, approvalFor, requireApproved } from '../core/caps/approval.ts';
import { type LabelOf, labelsOf } from '../core/catalog/labels-of.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { catalogWith } from '../core/catalog/own-models.ts';
import { AppError } from '../core/errors.ts';
import type { EvaluationRequest, EvaluationSpec } from '../core/evaluation.ts';
import { requireMayChange, requireSameModels } from '../core/may-change.ts';
import { toDollars } from '../core/money.ts';
import { checkedBudget } from '../core/request/checked-budget.ts';
import { foldFaults } from '../core/request/fold-faults.ts';
import type { Table } from '../core/request/formats/table.ts';
import type { Ctx, EvaluationCommand } from './ctx.ts';
import type {
  ControlledEvaluation,
  ControlledEvaluations,
  EndedEvaluations,
  StoredEvaluations,
} from './ports/record.ts';
import { type ReadLimitsDeps, readLimits } from './read-limits.ts';

export interface QuoteAdditionDeps extends ReadLimitsDeps {
  evaluations: Pick<ControlledEvaluations, 'control'> &
    Pick<EndedEvaluations, 'read'> &
    StoredEvaluations;
  catalog: Catalog;
  /** Whether this process's models are simulated. */
  simulated: boolean;
}

/** Samples for an evaluation that has its result; the whole budget from now on in dollars, null: as it was. */
export interface AdditionCommand {
  ctx: Ctx;
  input: { evaluationId: string; table: Table; budgetUsd: number | null };
}

/** What samples would bring, and whose word it takes to add them; null: nobody's. */
export type AdditionQuote = Addition & { approval: Approval | null };

/**
 * Returns what samples would bring to an evaluation and may cost, before anything is stored or spent; null
 * where it has all of them and has not ended: it goes on with them. Throws AppError: 'not found',
 * 'forbidden', and 'invalid input' with what is wrong in the samples, or as `additionOf` does.
 */
export async function quoteAddition(
  deps: QuoteAdditionDeps,
  { ctx, input: { evaluationId, table, budgetUsd } }: AdditionCommand,
): Promise<AdditionQuote | null> {
  const { evaluations, catalog } = deps;
  if (budgetUsd !== null) checkedBudget(budgetUsd);
  const evaluation = await requireMayAdd(deps, ctx, evaluationId);
  const { workspace, actor } = evaluation;
  const limits = await readLimits(deps, { workspace, actor, now: ctx.now });
  const stored = await evaluations.load(evaluationId);
  const added = readAdded(stored, table);
  const isInIt = added.samples.length === 0 && added.present > 0;
  if (evaluation.state !== 'finished' && isInIt) return null;
  const state = await evaluations.read(evaluationId);
  const labelOf = labelsFor(catalog, stored.spec);
  const at = ctx.now;
  const question = { state, stored, added, budgetUsd, catalog, labelOf, limits, at };
  const addition = additionOf(question);
  const settings = await deps.settings.read(workspace);
  return { ...addition, approval: approvalFor(settings, ctx.actor, addition.largestUsd) };
}

/**
 * Lets samples be given for an evaluation before there are any. Throws AppError as `quoteAddition` does,
 * whatever the samples, and 'forbidden' where the approver has to add any.
 */
export async function checkAddition(
  deps: Omit<QuoteAdditionDeps, 'past'>,
  { ctx, input: { evaluationId } }: EvaluationCommand,
): Promise<void> {
  const { workspace } = await requireMayAdd(deps, ctx, evaluationId);
  const state = await deps.evaluations.read(evaluationId);
  requireAddable(state, labelsFor(deps.catalog, state.spec));
  requireApproved(await deps.settings.read(workspace), ctx.actor, toDollars(state.spent));
}

/** Of the catalogue's models and the evaluation's own. */
function labelsFor(catalog: Catalog, { ownModels }: EvaluationSpec): LabelOf {
  return labelsOf(catalogWith(catalog, ownModels));
}

async function requireMayAdd(
  { evaluations, settings, simulated }: Omit<QuoteAdditionDeps, 'catalog' | 'past'>,
  ctx: Ctx,
  evaluationId: string,
): Promise<ControlledEvaluation> {
  const evaluation = await evaluations.control(evaluationId);
  const { admins } = await settings.read(evaluation.workspace);
  requireMayChange(ctx, evaluation, admins, 'add samples to');
  requireSameModels(evaluation, simulated);
  return evaluation;
}

function readAdded(stored: EvaluationRequest & { id: string }, table: Table): AddedSamples {
  const added = addedSamples(stored, table);
  if (!('faults' in added)) return added;
  throw new AppError('invalid input', `These samples can't be added to “${stored.spec.name}”.`, {
    faults: foldFaults(added.faults),
  });
}
