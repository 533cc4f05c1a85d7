import { isQuiet } from '../core/digest/digest.ts';
import { dueWeeks, newestDueWeek, type Week } from '../core/week/closed-weeks.ts';
import type { Ctx } from './ctx.ts';
import type { DigestStore, WeekMessages } from './ports/week.ts';
import { type ReadDigestDeps, readDigest, weeklyTime } from './read-digest.ts';

export interface SendDueDigestsDeps extends ReadDigestDeps {
  digests: Omit<DigestStore, 'subscribed'>;
  messages: Pick<WeekMessages, 'digest'>;
  onError(message: string, error: unknown): void;
}

/** Weeks that were missed are caught up with, oldest first; those before are let go. */
const CATCH_UP_WEEKS = 8;

/**
 * Posts the digests that are due in a workspace and undecided, oldest first. A week is decided by its
 * row before Slack is asked: it is attempted once, however many processes try and whatever happens to
 * them. Weeks that ended before `since` are none of ours; where
 * that is null, the newest week alone is.
 * Returns how many were posted.
 */
export async function sendDueDigests(
  deps: SendDueDigestsDeps,
  { ctx, input }: { ctx: Ctx; input: { since: Date | null } },
): Promise<number> {
  const settings = await deps.settings.read(ctx.workspace);
  const { digestChannel, snoozedUntil } = settings;
  if (digestChannel === null) return 0;
  const time = weeklyTime(settings);
  const since = input.since ?? newestDueWeek(ctx.now, time).start;
  const due = dueWeeks(ctx.now, since, time, CATCH_UP_WEEKS);
  const decided = await deps.digests.decided(ctx.workspace);
  let posted = 0;
  for (const week of due) {
    if (decided.has(week.name)) continue;
    const isSnoozed = snoozedUntil !== null && week.firstDay < snoozedUntil;
    if (isSnoozed) await deps.digests.decide(ctx.workspace, week.name, 'snoozed', ctx.now);
    else if (await attempt(deps, ctx, week, digestChannel)) posted += 1;
  }
  return posted;
}

async function attempt(
  deps: SendDueDigestsDeps,
  ctx: Ctx,
  week: Week,
  channel: string,
): Promise<boolean> {
  const { digests, messages } = deps;
  const { workspace, now } = ctx;
  const digest = await readDigest(deps, { ctx, input: { week } });
  if (isQuiet(digest)) {
    await digests.decide(workspace, week.name, 'quiet', now);
    return false;
  }
  if (!(await digests.decide(workspace, week.name, 'attempted', now))) return false;
  try {
    const place = await messages.digest(channel, digest);
    await digests.settle(workspace, week.name, { state: 'posted', ...place });
    return true;
  } catch (error) {
    deps.onError('A digest could not be posted', error);
    await digests.settle(workspace, week.name, { state: 'failed' });
    return false;
  }
}
