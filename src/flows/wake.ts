import { type AlertCapDeps, alertCap } from './alert-cap.ts';
import type { Ctx } from './ctx.ts';
import type { DigestStore, WatchReader } from './ports/week.ts';
import { type SendDueDigestsDeps, sendDueDigests } from './send-due-digests.ts';
import { type WatchPicksDeps, watchPicks } from './watch-picks.ts';

export interface WakeDeps extends SendDueDigestsDeps, WatchPicksDeps, AlertCapDeps {
  digests: DigestStore;
  watch: WatchReader;
}

/**
 * Does what is due now, in every workspace: digests, news of accepted picks, alerts of caps. What fails
 * in one is reported and tried again at the next wake; the others go on.
 */
export async function wake(deps: WakeDeps, now: Date): Promise<void> {
  const ctxOf = (workspace: string): Ctx => ({
    actor: { kind: 'schedule', id: null },
    workspace,
    now,
  });
  const attempt = (message: string, work: Promise<void>) =>
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
