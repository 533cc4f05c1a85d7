import { LOCAL_WORKSPACE } from '../core/actor.ts';
import type { Ctx } from '../flows/ctx.ts';

/** Returns who acts on the command line: whoever may run it there. */
export function terminalCtx(now: Date): Ctx {
  return { actor: { kind: 'terminal', id: null }, workspace: LOCAL_WORKSPACE, now };
}
