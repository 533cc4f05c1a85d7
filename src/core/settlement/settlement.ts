import type { Provider } from '../evaluation.ts';
import type { Picodollars } from '../money.ts';
import type { AnsweredStep, ModelFailure, Purpose, TrialRef, Usage } from '../trial.ts';

/** The call a trial is claimed for, with the most that it and the calls after it can cost. */
export interface CallToPay {
  purpose: Purpose;
  provider: Provider;
  /** The candidate's or the judge's name. */
  model: string;
  worst: Picodollars;
  /** Of all calls that may follow. */
  later: Picodollars;
}

/** Says what a trial has to pay next, given its answered steps; null for nothing. */
export type PriceNext = (steps: readonly AnsweredStep[]) => CallToPay | { unpriced: string } | null;

/** What became of a claim. */
export type Claim =
  | {
      kind: 'claimed';
      attempt: number;
      losses: number;
      /** All it holds of the budget: for its next call and those after it. */
      reserved: Picodollars;
      /** The next call; null where its score alone is left. */
      call: CallToPay | null;
      /** What earlier calls brought: never paid again. */
      steps: readonly AnsweredStep[];
    }
  /** Done, dropped, claimed by another, or its evaluation has ended: nothing to do. */
  | { kind: 'gone' }
  /** It doesn't fit beside the calls under way; later it may. */
  | { kind: 'wait for budget' }
  /** Nothing is under way and it doesn't fit: it never will. */
  | { kind: 'over budget' }
  /** The budget covers it, but its caps have to grant `more` than it holds of them. */
  | { kind: 'needs grant'; more: Picodollars; isAlone: boolean }
  /** Nobody knows the price of this model. */
  | { kind: 'unpriced'; model: string };

/** One call's line in the ledger. */
export interface Bill {
  purpose: Purpose;
  provider: Provider;
  /** `settled` from the provider's usage; `assumed` where that was not seen. */
  state: 'settled' | 'assumed';
  /** What it cost, or is thought to have cost. */
  amount: Picodollars;
  /** What the budget keeps aside beyond that, since it may have cost more. */
  margin: Picodollars;
  model: string;
  servedModel: string | null;
  usage: Usage | null;
  priceRow: string;
}

/** A call that was sent and whose reply never came: it may be billed. */
export interface LostCall extends Pick<CallToPay, 'purpose' | 'provider' | 'model' | 'worst'> {
  why: string;
}

/** How a claimed trial goes on: it has ended, or it waits for its next call, with a new answer or without. */
export interface Settlement {
  trial: TrialRef;
  attempt: number;
  /** What the claim held, given back now but for `reserveNext`. */
  reserved: Picodollars;
  state: 'done' | 'planned';
  /** What it still holds for the calls that remain. */
  reserveNext: Picodollars;
  /** The answer this claim brought. */
  step: AnsweredStep | null;
  /** Whom its next call asks: its queue. */
  provider: Provider;
  uncachedCost: Picodollars;
  score: number | null;
  failure: ModelFailure | null;
  note: string | null;
  latencyMs: number | null;
  bill: Bill | null;
  lost: LostCall | null;
  /** Its provider answered "not now". */
  refused: { provider: Provider; waitMs: number } | null;
}

/** What became of a settlement. */
export interface Settled {
  /** False when the claim was lost meanwhile: the trial is another's, only the bill counted. */
  held: boolean;
  /** True when the plan should be asked what to do next. */
  ask: boolean;
  /** Since when its provider has answered nothing but "not now", where that is too long; else null. */
  refusedSince: Date | null;
}
