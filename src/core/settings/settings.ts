import type { Currency } from '../own-money.ts';

/** What a workspace has decided about money, its weekly digest and its data. */
export interface Settings {
  /** The Slack channel of the weekly digest; null: there is none. */
  digestChannel: string | null;
  digestDay: Weekday;
  /** 0 to 23, in the time zone. */
  digestHour: number;
  /** The first day (`2026-12-28`) whose week gets a digest again; null: none is left out. */
  snoozedUntil: string | null;
  /** An IANA name, e.g. `Europe/Amsterdam`. */
  timeZone: string;
  /** Dollars that all evaluations of a calendar month may spend; null: no limit. */
  monthlyCap: number | null;
  /** The same for each person. */
  personalCap: number | null;
  /** What may cost more than so many dollars waits for the approver; null: nothing does. */
  approvalAbove: number | null;
  /** A Slack user; null: none is named. */
  approver: string | null;
  /**
   * What the provider takes off its list prices, in [0,1): results say the month less it, what-if counts
   * with it.
   */
  discount: number;
  /** Estimates, results and what-if say the month in this currency, too. */
  currency: Currency;
  /** Whether accepted picks are asked 20 samples a week, at their model's price. */
  canary: boolean;
  feeds: readonly Feed[];
  /** Days that samples and answers are kept; null: until somebody deletes them. */
  retentionDays: number | null;
  /** Slack users who may do what only admins may. */
  admins: readonly string[];
}

/** A stored value that can't be read any more, and what is wrong with it, as `Parsed` says it. */
export interface UnreadSetting {
  key: keyof Settings;
  text: string;
  problem: string;
}

/** The settings that hold in a workspace, and those of its own that don't, as they can't be read. */
export interface HeldSettings extends Settings {
  unread: readonly UnreadSetting[];
}

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

type Weekday = (typeof WEEKDAYS)[number];

/** Where news of prices and retirements may come from; all but the first two are off until chosen. */
export const FEEDS = [
  'catalogue',
  'prices',
  'litellm-deprecations',
  'litellm-changelog',
  'deprecations-info',
] as const;

export type Feed = (typeof FEEDS)[number];
