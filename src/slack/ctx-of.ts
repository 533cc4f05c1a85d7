import type { Ctx } from '../flows/ctx.ts';

/** Returns who sent a request from Slack, and from which workspace. */
export function ctxOf(
  { user, team }: { user: { id: string }; team: { id: string } | null },
  now: Date,
): Ctx {
  return { actor: { kind: 'person', id: user.id }, workspace: team?.id ?? '', now };
}
