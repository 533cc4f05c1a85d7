import type { AcceptedPick } from '../../core/picks/accepted-pick.ts';

/** The accepted picks: one an evaluation, until it is withdrawn. */
export interface PickStore {
  /** null where the evaluation has none. */
  find(evaluationId: string): Promise<AcceptedPick | null>;
  /** A workspace's, the newest first. */
  list(workspace: string): Promise<readonly AcceptedPick[]>;
  /**
   * In place of the evaluation's earlier one, and of that of another evaluation where one is named: what
   * was announced of that one's model counts as announced where the model stays.
   */
  save(pick: AcceptedPick, insteadOf?: string): Promise<void>;
  withdraw(evaluationId: string): Promise<void>;
}
