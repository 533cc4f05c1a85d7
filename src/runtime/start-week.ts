import type { Catalog } from '../core/catalog/model.ts';
import { type AlertCapDeps, alertCap } from '../flows/alert-cap.ts';
import type { Ctx } from '../flows/ctx.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import type { DigestStore, Outlook, WatchReader, WeekMessages } from '../flows/ports/week.ts';
import type { ReadDigestDeps } from '../flows/read-digest.ts';
import { type SendDueDigestsDeps, sendDueDigests } from '../flows/send-due-digests.ts';
import { type WatchPicksDeps, watchPicks } from '../flows/watch-picks.ts';
import type { Logger } from '../log.ts';
import type { QueueBackend } from '../queue/backend.ts';
import { openSchedule } from '../queue/schedule.ts';
import { createAnnouncementStore } from '../store/announcements.ts';
import type { Database } from '../store/client.ts';
import { createDigestStore } from '../store/digests.ts';
import { isUnreachable } from '../store/retry.ts';
import { createSpendReader } from '../store/spend.ts';
import { createWatchReader } from '../store/watched-picks.ts';

type WakeDeps = SendDueDigestsDeps &
  WatchPicksDeps &
  AlertCapDeps & { digests: Pick<DigestStore, 'subscribed'>; watch: WatchReader };

/** What a digest is read from. */
export function digestDeps(
  db: Database,
  options: {
    settings: SettingStore;
    outlook: Outlook;
    catalog: Catalog;
    simulated: boolean;
  },
): ReadDigestDeps & Pick<WakeDeps, 'spend' | 'watch'> {
  const { simulated } = options;
  return {
    settings: options.settings,
    spend: createSpendReader(db, { simulated }),
    watch: createWatchReader(db, { simulated }),
    outlook: options.outlook,
    catalog: options.catalog,
    simulated,
  };
}

/**
 * Does what is due now, in every workspace: digests, alerts of caps, news of accepted picks. What fails
 * in one is reported and done at the next wake; the others go on.
 */
export async function wake(deps: WakeDeps, now: Date): Promise<void> {
  const ctxOf = (workspace: string): Ctx => ({
    actor: { kind: 'schedule', id: null },
    workspace,
    now,
  });
  const attempt = (message: string, work: Promise<unknown>) =>
    work.catch((error) => deps.onError(message, error));
  for (const { workspace, since } of await deps.digests.subscribed()) {
    const ctx = ctxOf(workspace);
    await attempt('A digest failed', sendDueDigests(deps, { ctx, input: { since } }));
    await attempt('A look at a cap failed', alertCap(deps, { ctx }));
  }
  for (const workspace of await deps.watch.workspaces()) {
    await attempt('A look at the picks failed', watchPicks(deps, { ctx: ctxOf(workspace) }));
  }
}

/** Has what is due done every few minutes, by one of all processes; nothing where nothing can be posted. */
export async function startWeek({
  db,
  backend,
  reading,
  messages,
  logger,
}: {
  db: Database;
  backend: QueueBackend;
  reading: ReturnType<typeof digestDeps>;
  messages: WeekMessages | null;
  logger: Logger;
}): Promise<{ close(): Promise<void> }> {
  if (!messages) return { close: async () => {} };
  const onError = (message: string, error: unknown) =>
    logger[isUnreachable(error) ? 'warn' : 'error'](message, { error });
  const deps = {
    ...reading,
    digests: createDigestStore(db),
    announcements: createAnnouncementStore(db),
    messages,
    onError,
  };
  return openSchedule(backend, () => wake(deps, new Date()), {
    onError: (error) => onError('The schedule of digests failed', error),
  });
}
