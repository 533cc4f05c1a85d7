import type { Picodollars } from '../money.ts';
import type { Purpose } from '../trial.ts';

/**
 * What the ledger's calls can be summed by: `served` is the model that answered, a step what a call was
 * made for.
 */
export const LEDGER_GROUPS = [
  'model',
  'served',
  'provider',
  'person',
  'workspace',
  'evaluation',
  'month',
  'step',
] as const;

export type LedgerGroup = (typeof LEDGER_GROUPS)[number];

/** Exact sums of some calls. */
export interface LedgerSums {
  calls: number;
  amount: Picodollars;
  /** The part of `amount` whose bill was never seen. */
  assumed: Picodollars;
  /** Tokens: cached and reasoning ones are part of input and output. */
  inputTokens: number;
  outputTokens: number;
  cachedTokens: number;
  reasoningTokens: number;
}

/** The calls of one model, served model, provider, person, workspace, evaluation, month (`2026-11`) or step. */
export interface LedgerRow extends LedgerSums {
  name: string;
  /** The evaluation's id, where they are summed by evaluation. */
  evaluationId: string | null;
  /** The exact ids that answered. */
  servedModels: readonly string[];
}

/** What the ledger has of one workspace, or of all, since a moment. */
export interface GroupedLedger {
  rows: readonly LedgerRow[];
  total: LedgerSums;
  /** The most expensive tenth of the calls (money.md C7); null below ten calls. */
  expensiveTenth: { calls: number; amount: Picodollars } | null;
}

/** The same with the clocks that its days and months go by: the caps' own. */
export interface LedgerView extends GroupedLedger {
  /** The first day, as `2026-11-01`, and when it began; null: it has all. */
  since: { day: string; start: Date } | null;
  timeZone: string;
}

/** One billed call as the ledger keeps it. */
export interface LedgerCall {
  at: Date;
  evaluationId: string;
  /** The evaluation's name and who started it. */
  evaluation: string;
  person: string;
  workspace: string;
  /** The trial, from 0 each. */
  candidate: number;
  sample: number;
  repeat: number;
  attempt: number;
  step: Purpose;
  provider: string;
  model: string;
  servedModel: string | null;
  state: 'settled' | 'assumed';
  amount: Picodollars;
  /** Tokens; null where none were reported. */
  inputTokens: number | null;
  outputTokens: number | null;
  cachedTokens: number | null;
  reasoningTokens: number | null;
  priceRow: string;
}
