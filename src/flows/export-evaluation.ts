import type { ExportFormat } from '../core/export/export-formats.ts';
import type { ExportedEvaluation } from '../core/export/exported-evaluation.ts';
import { litellmPolicy } from '../core/export/litellm-policy.ts';
import { recipeYaml } from '../core/export/recipe-yaml.ts';
import { routerRows } from '../core/export/router-rows.ts';
import type { Ctx } from './ctx.ts';
import type { EndedEvaluations, StoredEvaluations } from './ports/record.ts';
import { type ShowEvaluationDeps, showEvaluation } from './show-evaluation.ts';

export interface ExportEvaluationDeps {
  evaluations: ShowEvaluationDeps['evaluations'] &
    StoredEvaluations &
    Pick<EndedEvaluations, 'read'>;
}

export interface ExportCommand {
  ctx: Ctx;
  input: {
    evaluationId: string;
    format: ExportFormat;
    /** The candidate of a recipe; null: the pick. */
    model: string | null;
  };
}

/**
 * Returns what an evaluation found, as text for other tools. Throws AppError as showEvaluation and the
 * formats do.
 */
export async function exportEvaluation(
  { evaluations }: ExportEvaluationDeps,
  { ctx, input: { evaluationId, format, model } }: ExportCommand,
): Promise<string> {
  const result = await showEvaluation({ evaluations }, { ctx, input: { evaluationId } });
  const { spec, samples } = await evaluations.load(evaluationId);
  const { ended } = await evaluations.read(evaluationId);
  return exported({ result, spec, samples, ended }, format, model);
}

function exported(
  evaluation: ExportedEvaluation,
  format: ExportFormat,
  model: string | null,
): string {
  switch (format) {
    case 'recipe':
      return recipeYaml(evaluation, model);
    case 'notdiamond':
      return routerRows(evaluation);
    case 'litellm-policy':
      return litellmPolicy(evaluation);
  }
}
