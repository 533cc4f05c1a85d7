import type { EvaluationCommand } from './ctx.ts';
import { type LookIntoDeps, lookInto } from './look-into.ts';

export interface CancelInquiryDeps {
  look: LookIntoDeps;
  /** Stops one evaluation; false when it had ended already. Throws AppError. */
  cancel(command: EvaluationCommand): Promise<boolean>;
}

/**
 * Stops the inquiry that an evaluation is a stage of, whichever stage it has come to: calls under way end
 * and count, and no further stage begins. Returns false when it had its answer already. Throws AppError:
 * 'not found', 'forbidden'.
 */
export async function cancelInquiry(
  { look, cancel }: CancelInquiryDeps,
  { ctx, input }: EvaluationCommand,
): Promise<boolean> {
  if (await cancel({ ctx, input })) return true;
  const { actor, workspace } = await look.evaluations.control(input.evaluationId);
  const { inquiry } = (await look.evaluations.load(input.evaluationId)).spec;
  if (!inquiry) return false;
  const asking = { actor, workspace, now: ctx.now };
  const step = await lookInto(look, { ctx: asking, input: { inquiry, again: false } });
  if (step.kind === 'answered') return false;
  return cancel({ ctx, input: { evaluationId: step.evaluationId } });
}
