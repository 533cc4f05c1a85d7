import type { SlashCommand } from '@slack/bolt';
import type { Ctx } from '../flows/ctx.ts';

/** Returns who sent a request from Slack, and from which workspace: theirs, where an organization names none. */
export function ctxOf(
  { user, team }: { user: { id: string; team_id?: string }; team: { id: string } | null },
  now: Date,
): Ctx {
  const workspace = team?.id ?? user.team_id ?? '';
  return { actor: { kind: 'person', id: user.id }, workspace, now };
}

/** Returns who typed a command, and in which workspace. */
export function ctxOfCommand(
  { user_id, team_id }: Pick<SlashCommand, 'user_id' | 'team_id'>,
  now: Date,
): Ctx {
  return ctxOf({ user: { id: user_id }, team: { id: team_id } }, now);
}
