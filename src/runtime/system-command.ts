import type { EvaluationCommand } from '../flows/ctx.ts';
import { systemCtx } from './system-ctx.ts';

/** Returns what a job asks of a verb about one evaluation. */
export function systemCommand(evaluationId: string): EvaluationCommand {
  return { ctx: systemCtx(), input: { evaluationId } };
}
