import type { LedgerCall, LedgerGroup, LedgerView } from '../core/ledger/ledger-view.ts';
import type { ListedEvaluation } from '../core/record/listed-evaluation.ts';
import type { Result } from '../core/result/result.ts';
import type { Ctx, EvaluationCommand } from './ctx.ts';
import type { LedgerCommand } from './read-ledger.ts';
import type { RescoreCommand } from './rescore-evaluation.ts';

/** What can be asked about past evaluations; each body stands in the file that its verb is named after. */
export interface ArchiveVerbs {
  list(command: { ctx: Ctx; input: { most: number } }): Promise<readonly ListedEvaluation[]>;
  show(command: EvaluationCommand): Promise<Result>;
  rescore(command: RescoreCommand): Promise<Result>;
  ledger(command: LedgerCommand & { input: { by: LedgerGroup } }): Promise<LedgerView>;
  ledgerCalls(command: LedgerCommand): AsyncIterable<readonly LedgerCall[]>;
  delete(command: EvaluationCommand): Promise<void>;
}
