import type { Digest, Saving } from '../../core/digest/digest.ts';
import type { DigestState } from '../../core/digest/digest-state.ts';
import type { ModelSpend, NamedBill } from '../../core/digest/reconcile.ts';
import type { SpendRow } from '../../core/digest/week-spend.ts';
import type { Feed } from '../../core/settings/settings.ts';
import type { FeedNews } from '../../core/watch/feeds/feed-news.ts';
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
  /** Dollars by person, in Slack; what terminals and schedules started is left out. */
  people(workspace: string, span: Span): Promise<ReadonlyMap<string, number>>;
  /** A provider's by model, of all workspaces: what its bill for one key is compared with. */
  models(provider: string, span: Span): Promise<ModelSpend[]>;
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

/** Since when a workspace has digests. */
interface Subscription {
  workspace: string;
  since: Date | null;
  /** The Slack user who chose their channel. */
  chosenBy: string | null;
}

/** The record of weekly digests: one row a workspace and week. */
export interface DigestStore {
  /**
   * Every workspace, with since when it chose a channel and who did, else with its first digest and
   * nobody; null where it never had one.
   */
  workspaces(): Promise<Subscription[]>;
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

/** Where news goes: into a channel, and to a person where Slack refuses that. */
export interface NewsAddress {
  channel: string;
  person: string | null;
}

/** A cap of which a share is spent in a month; dollars. */
export interface ReachedCap {
  /** Whose it is: all of the workspace's evaluations', or the person's who is told. */
  of: 'workspace' | 'person';
  share: number;
  usd: number;
  capUsd: number;
  month: string;
}

/** Says it in Slack; each throws where Slack did not answer, so that nobody knows whether it stands there. */
export interface WeekMessages {
  /** Posts the week and its details. Returns where; null where Slack refused it. */
  digest(address: NewsAddress, digest: Digest): Promise<{ channel: string; ts: string } | null>;
  signal(channel: string, signal: Signal): Promise<void>;
  capReached(address: NewsAddress, cap: ReachedCap): Promise<void>;
}

/** What others know. */
export interface Outlook {
  /** By the feeds that a workspace has chosen. */
  news(feeds: readonly Feed[], now: Date): Promise<FeedNews>;
  /** The provider's own bill of whole days of UTC; null where none can be asked. */
  bill(span: Span): Promise<NamedBill | null>;
}
