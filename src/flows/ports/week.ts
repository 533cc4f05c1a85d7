import type { Reconciliation } from '../../core/digest/data-gaps.ts';
import type { Digest, Saving } from '../../core/digest/digest.ts';
import type { DigestState } from '../../core/digest/digest-record.ts';
import type { SpendRow } from '../../core/digest/week-spend.ts';
import type { Feed } from '../../core/settings/settings.ts';
import type { Retirement } from '../../core/watch/retirements.ts';
import type { Signal } from '../../core/watch/signals.ts';
import type { WatchedPick } from '../../core/watch/watched-pick.ts';
import type { Week } from '../../core/week/closed-weeks.ts';

/** From a moment (inclusive) to another. */
interface Span {
  start: Date;
  end: Date;
}

/** Sums of the ledger: each reads the rows of its own span alone. */
export interface SpendReader {
  /** By week, task, person, model and purpose; the weeks join, oldest first. */
  weeks(workspace: string, weeks: readonly Week[]): Promise<SpendRow[]>;
  /** Dollars. */
  total(workspace: string, span: Span): Promise<number>;
  /** The exact ids that answered, by the catalogue's name of the model that was called. */
  served(workspace: string, span: Span): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** What a week's evaluations found, and what is watched. */
export interface WatchReader {
  /** Those with accepted picks. */
  workspaces(): Promise<string[]>;
  savings(workspace: string, span: Span): Promise<Saving[]>;
  picks(workspace: string): Promise<WatchedPick[]>;
  /** The weekly looks at a pick since it was accepted, oldest first; no scores of one that has not ended. */
  canaryWeeks(pick: WatchedPick): Promise<{ name: string; scores: readonly number[] }[]>;
}

/** The record of weekly digests: one row a workspace and week. */
export interface DigestStore {
  /**
   * Workspaces that have not turned the digest off, each with since when it chose a channel, else with
   * its first digest; null where it never had one.
   */
  subscribed(): Promise<{ workspace: string; since: Date | null }[]>;
  /** The names of the weeks that have a row. */
  decided(workspace: string): Promise<ReadonlySet<string>>;
  /** False where another process has decided this week. */
  decide(workspace: string, week: string, state: DigestState, at: Date): Promise<boolean>;
  /** How the attempt ended, and where the post stands. */
  settle(
    workspace: string,
    week: string,
    outcome: { state: 'posted'; channel: string; ts: string } | { state: 'failed' },
  ): Promise<void>;
}

/** What people were told once and for all. */
export interface AnnouncementStore {
  recorded(workspace: string, subject: string): Promise<ReadonlySet<string>>;
  /** Records these keys; returns those that nobody had recorded. */
  record(
    workspace: string,
    subject: string,
    keys: readonly string[],
    at: Date,
  ): Promise<ReadonlySet<string>>;
}

/** Says it in Slack; each throws where Slack refused it. */
export interface WeekMessages {
  /** Posts the week and its details. Returns where. */
  digest(channel: string, digest: Digest): Promise<{ channel: string; ts: string }>;
  signal(channel: string, signal: Signal): Promise<void>;
  capReached(
    channel: string,
    cap: { share: number; usd: number; capUsd: number; month: string },
  ): Promise<void>;
}

/** What others know: nothing where it is off or can't be reached. */
export interface Outlook {
  /** By the feeds that a workspace has chosen. */
  retirements(feeds: readonly Feed[], now: Date): Promise<readonly Retirement[]>;
  /** The provider's own bill beside ours; null where none can be asked. */
  reconcile(span: Span, rows: readonly SpendRow[]): Promise<Reconciliation | null>;
}
