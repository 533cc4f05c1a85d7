import { type AddedSamples, addedSamples } from '../core/adding/added-samples.ts';
import { type Addition, additionOf } from '../core/adding/addition.ts';
import { labelsOf } from '../core/catalog/labels-of.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { catalogWith } from '../core/catalog/own-models.ts';
import { AppError } from '../core/errors.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import { requireMayChange, requireSameModels } from '../core/may-change.ts';
import { foldFaults } from '../core/request/fold-faults.ts';
import type { Table } from '../core/request/formats/table.ts';
import type { Ctx } from './ctx.ts';
import type { ControlledEvaluations, EndedEvaluations, StoredEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface QuoteAdditionDeps {
  evaluations: Pick<ControlledEvaluations, 'control'> &
    Pick<EndedEvaluations, 'read'> &
    StoredEvaluations;
  settings: Pick<SettingStore, 'read'>;
  catalog: Catalog;
  /** Whether this process's models are simulated. */
  simulated: boolean;
}

/** Samples for an evaluation that has its result; the whole budget from now on in dollars, null: as it was. */
export interface AdditionCommand {
  ctx: Ctx;
  input: { evaluationId: string; table: Table; budgetUsd: number | null };
}

/**
 * Returns what samples would bring to an evaluation and may cost, before anything is stored or spent; null
 * where it has all of them and has not ended: it goes on with them. Throws AppError: 'not found',
 * 'forbidden', and 'invalid input' with what is wrong in the samples, or as `additionOf` does.
 */
export async function quoteAddition(
  { evaluations, settings, catalog, simulated }: QuoteAdditionDeps,
  { ctx, input: { evaluationId, table, budgetUsd } }: AdditionCommand,
): Promise<Addition | null> {
  const evaluation = await evaluations.control(evaluationId);
  const { admins } = await settings.read(evaluation.workspace);
  requireMayChange(ctx, evaluation, admins, 'add samples to');
  requireSameModels(evaluation, simulated);
  const stored = await evaluations.load(evaluationId);
  const added = readAdded(stored, table);
  const isInIt = added.samples.length === 0 && added.present > 0;
  if (evaluation.state !== 'finished' && isInIt) return null;
  const state = await evaluations.read(evaluationId);
  const labelOf = labelsOf(catalogWith(catalog, stored.spec.ownModels));
  return additionOf({ state, stored, added, budgetUsd, catalog, labelOf, at: ctx.now });
}

function readAdded(stored: EvaluationRequest & { id: string }, table: Table): AddedSamples {
  const added = addedSamples(stored, table);
  if (!('faults' in added)) return added;
  throw new AppError(
    'invalid input',
    `These samples can't be added to evaluation ${stored.id} (${stored.spec.name}).`,
    { faults: foldFaults(added.faults) },
  );
}
