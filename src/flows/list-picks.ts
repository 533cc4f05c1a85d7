import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
import type { Ctx } from './ctx.ts';
import type { PickStore } from './ports/picks.ts';

/** Returns the accepted picks of a workspace, the newest first. */
export function listPicks(
  { picks }: { picks: Pick<PickStore, 'list'> },
  { ctx }: { ctx: Ctx },
): Promise<readonly AcceptedPick[]> {
  return picks.list(ctx.workspace);
}
