import type { CapReached, Caps } from '../../core/caps/caps.ts';
import type { Picodollars } from '../../core/money.ts';
import type {
  CallToPay,
  Claim,
  PriceNext,
  Settled,
  Settlement,
} from '../../core/settlement/settlement.ts';
import type { Stop } from '../../core/stop.ts';
import type { TrialRef } from '../../core/trial.ts';

/** The trials' record. Every write is conditional, so that a replay changes nothing. */
export interface TrialStore {
  /**
   * Reserves what `price` says of the trial's remaining calls. A claimed trial's lease is kept up until it
   * is released. `ahead`: its call begins later; if this process is lost before, no call of it was.
   */
  claim(trial: TrialRef, price: PriceNext, ahead?: 'ahead'): Promise<Claim>;
  /**
   * Says that the call of a trial claimed ahead begins. Resolves once that is out of this process's
   * hands, and every settlement asked for before.
   */
  begin(trial: TrialRef, attempt: number, call: CallToPay): Promise<void>;
  /**
   * Has the caps grant an evaluation `more` of its budget than it holds; nothing changes where they have.
   * null: it has been granted. Else the cap in the way: it keeps what it holds, and no more.
   */
  grant(evaluationId: string, more: Picodollars, caps: Caps | null): Promise<CapReached | null>;
  /** Calls `safe` once no claim or beginning that is asked for later comes before it, whatever becomes of this process. */
  settle(settlement: Settlement, safe?: () => void): Promise<Settled>;
  /** This process has ended with a claim. One it could not settle is found when its lease runs out. */
  release(trial: TrialRef, attempt: number): void;
  /** Ends a candidate: its planned trials are dropped. True when the plan should be asked. */
  stopCandidate(evaluationId: string, candidate: number, stop: Stop): Promise<boolean>;
}
