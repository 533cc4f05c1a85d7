import type { CapReached, Caps } from '../../core/caps/caps.ts';
import type { Picodollars } from '../../core/money.ts';
import type { Claim, PriceNext, Settled, Settlement } from '../../core/settlement/settlement.ts';
import type { Stop } from '../../core/stop.ts';
import type { TrialRef } from '../../core/trial.ts';

/** The trials' record. Every write is conditional, so that a replay changes nothing. */
export interface TrialStore {
  /**
   * Reserves what `price` says of the trial's remaining calls. A claimed trial's lease is kept up until
   * it is released.
   */
  claim(trial: TrialRef, price: PriceNext): Promise<Claim>;
  /**
   * Has the caps grant an evaluation `more` of its budget than it holds; nothing changes where they have.
   * null: it has been granted. Else the cap in the way: it keeps what it holds, and no more.
   */
  grant(evaluationId: string, more: Picodollars, caps: Caps | null): Promise<CapReached | null>;
  /** What is claimed after this was asked for is granted once this is stored, never before. */
  settle(settlement: Settlement): Promise<Settled>;
  /** This process has ended with a claim. One it could not settle is found when its lease runs out. */
  release(trial: TrialRef, attempt: number): void;
  /** Ends a candidate: its planned trials are dropped. True when the plan should be asked. */
  stopCandidate(evaluationId: string, candidate: number, stop: Stop): Promise<boolean>;
}
