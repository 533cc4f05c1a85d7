import type { Provider } from '../evaluation.ts';
import type { Picodollars } from '../money.ts';
import type { Answer, ModelFailure, Purpose, TrialRef, Usage } from '../trial.ts';

/** A claimed trial; `answered` is set when an earlier attempt got the answer but not its judgement. */
export type Claim =
  | { kind: 'claimed'; attempt: number; reserved: Picodollars; answered: Answer | null }
  /** Done, dropped, claimed by another, or its evaluation has ended: nothing to do. */
  | { kind: 'gone' }
  /** It doesn't fit beside the calls under way; later it may. */
  | { kind: 'wait for budget' }
  /** Nothing is under way and it doesn't fit: it never will. */
  | { kind: 'over budget' };

/** One call's line in the ledger. */
export interface Bill {
  purpose: Purpose;
  provider: Provider;
  /** `settled` from the provider's usage; `assumed` at the most it can be, where no bill was seen. */
  state: 'settled' | 'assumed';
  amount: Picodollars;
  model: string;
  servedModel: string | null;
  usage: Usage | null;
  priceRow: string;
}

/** How a claimed trial goes on: it ended, it has its answer and waits for the judge, or it is put back. */
export interface Settlement {
  trial: TrialRef;
  attempt: number;
  /** What the claim reserved, given back now. */
  reserved: Picodollars;
  state: 'done' | 'running' | 'planned';
  /** What a judgement to come may cost; 0n otherwise. */
  reserveNext: Picodollars;
  answer: Answer | null;
  uncachedCost: Picodollars;
  score: number | null;
  failure: ModelFailure | null;
  note: string | null;
  latencyMs: number | null;
  bill: Bill | null;
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

/** The most a trial's calls can cost; a judgement costs nothing without a judge. */
export interface WorstCase {
  call: Picodollars;
  judgement: Picodollars;
}
