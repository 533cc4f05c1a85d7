import type { Approval } from '../caps/approval.ts';
import type { EvaluationSpec } from '../evaluation.ts';
import type { OwnMoney } from '../own-money.ts';

/** What an estimate is made from; money in dollars a call, the judge's on top of each call. */
export interface EstimateQuestion {
  spec: EvaluationSpec;
  /** How many samples, and the group of each. */
  samples: number;
  groups: readonly (string | null)[];
  continuous: boolean;
  candidates: readonly {
    name: string;
    label: string;
    expectedCallUsd: number;
    worstCallUsd: number;
    /** What it costs next month, as a multiple of what it does now. */
    monthTimes: number;
    /** What the price is multiplied by at other levels: `batch: 0.5`. */
    levels: Readonly<Record<string, number>>;
    /** The day it stops answering (UTC, `2026-12-01`), where next month is not over by then; else null. */
    retires: string | null;
  }[];
  judge: { expectedCallUsd: number; worstCallUsd: number } | null;
}

/** What an evaluation can show and may cost, said before anything is spent. Dollars. */
export interface Estimate {
  expectedUsd: number;
  /** The most it can cost: the budget, or all calls at their worst when that is less. */
  largestUsd: number;
  fullDesignUsd: number;
  /** The most that one judged call of the cheapest candidate may cost. */
  leastCallUsd: number;
  calls: { full: number; expected: number };
  /** The rate a candidate that never errs would be proven at with these samples. */
  bestProvable: number;
  provable: boolean;
  /** A lower bar that these samples reach (`reachableBar`); null where there is none, or no need. */
  reachableBar: number | null;
  /** Samples a flawless candidate needs to prove the bar; null for a relative bar or one of 1. */
  samplesNeeded: number | null;
  /** Wrong samples (on all repeats) the bar still allows; null when it can't be proven. */
  wrongAllowed: number | null;
  /** Plain sentences for form and terminal: what it can show, then the ways out where it can't. */
  sentences: readonly string[];
  /** What long samples do to models, how the costs were found, and how good past ones were. */
  basis: readonly string[];
  /**
   * What a month of calls is expected to cost in production, by candidate, cheapest first; dollars at
   * list prices.
   */
  months: readonly ExpectedMonth[];
}

/** What a workspace is told before it spends. */
export interface Quote extends Estimate {
  /** Who has to confirm it before its first call; null: nobody. */
  approval: Approval | null;
  /** Who would have to, were it not started in the terminal; null: nobody, or it is started in Slack. */
  approvalInSlack: Approval | null;
  /** What the caps leave too little of, and what can't be read of the settings; also among `sentences`. */
  limits: readonly string[];
  /** By the catalogue's name of a model: tokens a character of these prompts, as its provider counted them. */
  tokensPerCharacter: Readonly<Record<string, number>>;
  /** What the workspace pays in, and less of. */
  money: OwnMoney;
}

/** A candidate's expected month, and the same at the other price levels that its model has. */
export interface ExpectedMonth {
  label: string;
  /** Of the next calendar month, at the prices announced for it. */
  usd: number;
  /** Of a month at the price of the day. */
  todayUsd: number;
  levels: readonly { level: string; usd: number }[];
  /** The day it retires, where it does before the month is over; else null. */
  retires: string | null;
}
