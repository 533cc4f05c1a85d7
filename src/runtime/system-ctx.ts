import type { Ctx } from '../flows/ctx.ts';

/** Returns who acts in a job: llm-pick itself, in whatever workspace the evaluation is. */
export function systemCtx(): Ctx {
  return { actor: { kind: 'system', id: null }, workspace: '*', now: new Date() };
}
