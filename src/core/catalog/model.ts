import type { Effort } from '../effort.ts';

/** Prices of one token in picodollars, which is dollars a million tokens times 10^6: whole numbers. */
export interface Rates {
  input: number;
  output: number;
  cacheRead: number;
  /** Kept for minutes. */
  cacheWrite: number;
  cacheWrite1h: number;
}

/** A price in force from a day (UTC, inclusive) to a day (exclusive; null: until further notice). */
export interface PriceRow extends Rates {
  from: string;
  to: string | null;
  /** What the whole call costs when its input has more tokens than this. */
  above: (Rates & { tokens: number }) | null;
  source: string;
}

export interface CatalogModel {
  /** `provider/id`. */
  name: string;
  /** A provider's name: `anthropic`. */
  provider: string;
  /** The provider's exact id. */
  id: string;
  /** What people call it: "Haiku 5.5". */
  label: string;
  /** Tokens. */
  contextWindow: number;
  /** The model's own limit of answer tokens, thinking included. */
  maxOutputTokens: number;
  /** The limit where an evaluation sets none: modest, so that what a call may cost stays small. */
  defaultMaxOutputTokens: number;
  /** What can be asked for; empty where it cannot be set. */
  efforts: readonly Effort[];
  /** Other words for its efforts: the alias first. */
  effortAliases: Readonly<Partial<Record<Effort, Effort>>>;
  /** What the model does unasked. */
  defaultEffort: Effort | null;
  /** Tokens of its smallest budget for thinking; null where it takes efforts as words. */
  leastThinking: number | null;
  /** Whether it may be sent. */
  temperature: boolean;
  /** A day or a month; null where it isn't known. */
  released: string | null;
  /** The day it stops answering (UTC); null when none is announced. */
  retires: string | null;
  /** The name of what its provider recommends instead. */
  replacedBy: string | null;
  /** As a person described it; null for a model of llm-pick's own catalogue. */
  own: Readonly<Record<string, unknown>> | null;
  /** In the default line-up, at its default effort. */
  lineUp: boolean;
  /** Efforts at which it is in the default line-up, too. */
  lineUpEfforts: readonly Effort[];
  /** What a price level (`batch`, `flex`, `priority`) or a geography (`us`) multiplies each price by. */
  levels: Readonly<Record<string, number>>;
  geographies: Readonly<Record<string, number>>;
  /** How its prompt cache is had; null where it isn't known. */
  cacheKind: 'explicit' | 'implicit' | null;
  /** Tokens: a shorter beginning is never cached. */
  cacheFloor: number | null;
  /** Oldest first; they override the price library's. Empty: the library's. */
  prices: readonly PriceRow[];
}

export interface Catalog {
  /** The day its prices and dates were compared with the providers' pages. */
  checkedAt: string;
  models: readonly CatalogModel[];
}
