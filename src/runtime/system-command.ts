import type { EvaluationCommand } from '../flows/ctx.ts';

/** Returns what a job asks of a verb: llm-pick itself acts, in whatever workspace the evaluation is. */
export function systemCommand(evaluationId: string): EvaluationCommand {
  const actor = { kind: 'system', id: null } as const;
  return { ctx: { actor, workspace: '*', now: new Date() }, input: { evaluationId } };
}
