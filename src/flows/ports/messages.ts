import type { Result } from '../../core/result/result.ts';

/** Tells people; each may be called again after a crash. */
export interface Notify {
  started(evaluationId: string): Promise<void>;
  /** May be dropped or merged: the latest counts. */
  progress(evaluationId: string): void;
  finished(evaluationId: string, result: Result): Promise<void>;
}
