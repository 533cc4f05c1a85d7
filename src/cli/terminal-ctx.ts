import { LOCAL_WORKSPACE } from '../core/actor.ts';
import type { Ctx } from '../flows/ctx.ts';

/** Returns who acts on the command line (whoever may run it there), in its own workspace or in one named. */
export function terminalCtx(now: Date, workspace: string | null = null): Ctx {
  const actor = { kind: 'terminal', id: null } as const;
  return { actor, workspace: workspace ?? LOCAL_WORKSPACE, now };
}
