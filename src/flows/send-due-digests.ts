import { isQuiet } from '../core/digest/digest.ts';
import type { DigestState } from '../core/digest/digest-state.ts';
import { dueWeeks, newestDueWeek, type Week } from '../core/week/closed-weeks.ts';
import type { Ctx } from './ctx.ts';
import type { DigestStore, NewsAddress, WeekMessages } from './ports/week.ts';
import { type ReadDigestDeps, readDigest, weeklyTime } from './read-digest.ts';

export interface SendDueDigestsDeps extends ReadDigestDeps {
  digests: Omit<DigestStore, 'workspaces'>;
  messages: Pick<WeekMessages, 'digest'>;
  onError(message: string, error: unknown): void;
}

/** Weeks that were missed are caught up with, oldest first; those before are let go. */
const CATCH_UP_WEEKS = 8;

/**
 * Posts the digests that are due in a workspace and undecided, oldest first. A week is decided by its
 * row before Slack is asked: it is attempted once, however many processes try and whatever happens to
 * them. Weeks that ended before `since` are none of ours; where that is null, the newest week alone is.
 * Where Slack refuses the channel, who chose it is told the week. Returns how each week that was decided
 * here ended.
 */
export async function sendDueDigests(
  deps: SendDueDigestsDeps,
  { ctx, input }: { ctx: Ctx; input: { since: Date | null; chosenBy: string | null } },
): Promise<DigestState[]> {
  const settings = await deps.settings.read(ctx.workspace);
  const { digestChannel, snoozedUntil } = settings;
  if (digestChannel === null) return [];
  const time = weeklyTime(settings);
  const since = input.since ?? newestDueWeek(ctx.now, time).start;
  const due = dueWeeks(ctx.now, since, time, CATCH_UP_WEEKS);
  const decided = await deps.digests.decided(ctx.workspace);
  const address = { channel: digestChannel, person: input.chosenBy };
  const states: (DigestState | null)[] = [];
  for (const week of due) {
    if (decided.has(week.name)) continue;
    const isSnoozed = snoozedUntil !== null && week.firstDay < snoozedUntil;
    states.push(
      isSnoozed
        ? await decideOnly(deps, ctx, week, 'snoozed')
        : await attempt(deps, ctx, week, address),
    );
  }
  return states.filter((state) => state !== null);
}

/** null where another process has decided this week. */
async function decideOnly(
  { digests }: SendDueDigestsDeps,
  { workspace, now }: Ctx,
  { name }: Week,
  state: DigestState,
): Promise<DigestState | null> {
  return (await digests.decide(workspace, name, state, now)) ? state : null;
}

async function attempt(
  deps: SendDueDigestsDeps,
  ctx: Ctx,
  week: Week,
  address: NewsAddress,
): Promise<DigestState | null> {
  const { digests, messages } = deps;
  const digest = await readDigest(deps, { ctx, input: { week } });
  if (isQuiet(digest)) return decideOnly(deps, ctx, week, 'quiet');
  if (!(await decideOnly(deps, ctx, week, 'attempted'))) return null;
  const outcome = await messages.digest(address, digest).then(
    (place) => (place ? { state: 'posted' as const, ...place } : { state: 'failed' as const }),
    (error) => {
      deps.onError('Slack did not say whether it took a digest: it is not posted again', error);
      return null;
    },
  );
  if (!outcome) return 'attempted';
  await digests.settle(ctx.workspace, week.name, outcome);
  return outcome.state;
}
