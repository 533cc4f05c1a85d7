import { AppError } from '../core/errors.ts';
import { canaryRequest } from '../core/watch/canary-request.ts';
import { newestDueWeek } from '../core/week/closed-weeks.ts';
import type { Ctx } from './ctx.ts';
import type { StoredEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';
import type { AnnouncementStore, WatchReader } from './ports/week.ts';
import { weeklyTime } from './read-digest.ts';
import type { StartInput } from './start-evaluation.ts';

export interface StartCanariesDeps {
  settings: Pick<SettingStore, 'read'>;
  watch: Pick<WatchReader, 'picks' | 'canaryWeeks'>;
  stored: StoredEvaluations;
  /** Starts an evaluation, once per key. */
  start(command: { ctx: Ctx; input: StartInput }): Promise<string>;
  announcements: Pick<AnnouncementStore, 'record'>;
  onError(message: string, error: unknown): void;
}

/**
 * Starts this week's look at each accepted pick with an absolute bar, in workspaces that have turned
 * canaries on: one evaluation a pick and week, however often it is asked for. Nothing is posted of it. One
 * that is refused, as by a full cap, is reported once.
 */
export async function startCanaries(
  { settings, watch, stored, start, announcements, onError }: StartCanariesDeps,
  { ctx }: { ctx: Ctx },
): Promise<void> {
  const chosen = await settings.read(ctx.workspace);
  if (!chosen.canary) return;
  const week = newestDueWeek(ctx.now, weeklyTime(chosen)).name;
  for (const pick of await watch.picks(ctx.workspace)) {
    if (pick.bar === null) continue;
    const weeks = await watch.canaryWeeks(pick);
    if (weeks.some(({ name }) => name === week)) continue;
    const request = canaryRequest(await stored.load(pick.evaluationId), pick, week);
    if (!request) continue;
    const key = `canary ${pick.evaluationId} ${week}`;
    await start({
      ctx,
      input: { request, destination: null, asks: false, expectedUsd: null, key },
    }).catch(async (error) => {
      if (!(error instanceof AppError)) throw error;
      const refused = await announcements.record(ctx.workspace, 'canary refused', [key], ctx.now);
      if (refused.size > 0) onError('A weekly look at a pick was refused', error);
    });
  }
}
