import { type AlertCapDeps, alertCap } from '../flows/alert-cap.ts';
import type { Ctx } from '../flows/ctx.ts';
import type { StoredEvaluations } from '../flows/ports/record.ts';
import type { DigestStore, WatchReader, WeekMessages } from '../flows/ports/week.ts';
import { type SendDueDigestsDeps, sendDueDigests } from '../flows/send-due-digests.ts';
import { type StartCanariesDeps, startCanaries } from '../flows/start-canaries.ts';
import { type WatchPicksDeps, watchPicks } from '../flows/watch-picks.ts';
import type { Logger } from '../log.ts';
import type { QueueBackend } from '../queue/backend.ts';
import { openSchedule } from '../queue/schedule.ts';
import { createAnnouncementStore } from '../store/announcements.ts';
import type { Database } from '../store/client.ts';
import { createDigestStore } from '../store/digests.ts';
import type { digestDeps } from './digest-deps.ts';
import { tellErrors, tellQueueErrors } from './tell-errors.ts';

type WakeDeps = SendDueDigestsDeps &
  WatchPicksDeps &
  AlertCapDeps &
  StartCanariesDeps & { digests: Pick<DigestStore, 'workspaces'>; watch: WatchReader };

/**
 * Does what is due now, in every workspace: digests, alerts of caps, news of accepted picks, the weekly
 * looks at them. What fails in one is reported and done at the next wake; the others go on.
 */
export async function wake(deps: WakeDeps, now: Date): Promise<void> {
  const ctxOf = (workspace: string): Ctx => ({
    actor: { kind: 'schedule', id: null },
    workspace,
    now,
  });
  const attempt = (message: string, work: Promise<unknown>) =>
    work.catch((error) => deps.onError(message, error));
  for (const { workspace, since, chosenBy } of await deps.digests.workspaces()) {
    const ctx = ctxOf(workspace);
    await attempt('A digest failed', sendDueDigests(deps, { ctx, input: { since, chosenBy } }));
    await attempt('A look at a cap failed', alertCap(deps, { ctx }));
  }
  for (const workspace of await deps.watch.workspaces()) {
    const ctx = ctxOf(workspace);
    await attempt('A look at the picks failed', watchPicks(deps, { ctx }));
    await attempt('A canary could not be started', startCanaries(deps, { ctx }));
  }
}

/** Has what is due done every few minutes, by one of all processes; nothing where nothing can be posted. */
export async function startWeek({
  db,
  backend,
  reading,
  messages,
  stored,
  start,
  logger,
}: {
  db: Database;
  backend: QueueBackend;
  reading: ReturnType<typeof digestDeps>;
  messages: WeekMessages | null;
  stored: StoredEvaluations;
  start: StartCanariesDeps['start'];
  logger: Logger;
}): Promise<AsyncDisposable> {
  if (!messages) return { [Symbol.asyncDispose]: async () => {} };
  const onError = tellErrors(logger);
  const deps = {
    ...reading,
    digests: createDigestStore(db),
    announcements: createAnnouncementStore(db),
    messages,
    stored,
    start,
    onError,
  };
  const look = () =>
    wake(deps, new Date()).catch((error) => onError('A look at what is due failed', error));
  const { close } = await openSchedule(backend, look, { onError: tellQueueErrors(logger) });
  return { [Symbol.asyncDispose]: close };
}
