import { admit, needsGrant } from '../../../src/core/settlement/admission.ts';
import { lostCallBill } from '../../../src/core/settlement/lost-call.ts';
import type {
  Claim,
  PriceNext,
  Settled,
  Settlement,
} from '../../../src/core/settlement/settlement.ts';
import type { Stop } from '../../../src/core/stop.ts';
import type { TrialRef } from '../../../src/core/trial.ts';
import type { TrialStore } from '../../../src/flows/ports/trials.ts';
import { grantMoney } from './purses.ts';
import {
  book,
  dropPlanned,
  type EvaluationRow,
  evaluationRow,
  findBill,
  seenCosts,
  type Tables,
  type TrialRow,
  trialName,
  WOKEN,
} from './tables.ts';

export interface MemoryClaimant {
  worker: string;
  leaseMs: number;
  simulated: boolean;
  patienceMs: number;
}

/** The trials' record in memory, as one worker writes it. */
export function memoryTrials(
  tables: Tables,
  claimant: MemoryClaimant,
): TrialStore & { heartbeat(): Promise<void> } {
  const held = new Map<string, number>();
  return {
    claim: async (trial, price, ahead) => {
      const claim = claimTrial(tables, claimant, { trial, price, ahead: ahead !== undefined });
      if (claim.kind === 'claimed') held.set(trialName(trial), claim.attempt);
      return claim;
    },
    grant: async (id, more, caps) => grantMoney(tables, id, { more, caps }),
    begin: async (trial, attempt, call) => {
      const row = tables.trials.get(trialName(trial))!;
      const isMine = row.state === 'running' && row.worker === claimant.worker;
      if (isMine && row.attempt === attempt) row.call = call;
    },
    settle: async (settlement, safe) => {
      const settled = settle(tables, claimant, settlement);
      safe?.();
      return settled;
    },
    release: (trial, attempt) => {
      if (held.get(trialName(trial)) === attempt) held.delete(trialName(trial));
    },
    stopCandidate: async (id, candidate, stop) => stopCandidate(tables, id, candidate, stop),
    heartbeat: async () => {
      for (const [name, attempt] of held) {
        const row = tables.trials.get(name)!;
        const isMine = row.state === 'running' && row.worker === claimant.worker;
        if (isMine && row.attempt === attempt) row.leaseUntil = Date.now() + claimant.leaseMs;
      }
    },
  };
}

function claimTrial(
  tables: Tables,
  { worker, leaseMs, simulated }: MemoryClaimant,
  { trial, price, ahead }: { trial: TrialRef; price: PriceNext; ahead: boolean },
): Claim {
  const evaluation = tables.evaluations.get(trial.evaluationId);
  const row = tables.trials.get(trialName(trial));
  if (evaluation?.state !== 'running' || evaluation.simulated !== simulated) return GONE;
  if (row?.state !== 'planned' || evaluation.stops[trial.candidate]) return GONE;
  const call = price(row.steps);
  if (call && 'unpriced' in call) return { kind: 'unpriced', model: call.unpriced };
  const needed = call ? call.worst + call.later : 0n;
  const admission = admit(evaluation, row.reserved, needed);
  if (admission === 'needs grant') return needsGrant(evaluation, row.reserved, needed);
  if (admission !== 'admitted') return { kind: admission };
  evaluation.reserved += needed - row.reserved;
  Object.assign(row, {
    state: 'running',
    attempt: row.attempt + 1,
    worker,
    call: ahead ? null : call,
    reserved: needed,
  });
  row.leaseUntil = Date.now() + leaseMs;
  return {
    kind: 'claimed',
    attempt: row.attempt,
    losses: row.losses,
    reserved: needed,
    call,
    steps: row.steps,
  };
}

const GONE: Claim = { kind: 'gone' };

function settle(tables: Tables, claimant: MemoryClaimant, settlement: Settlement): Settled {
  const { trial, attempt } = settlement;
  const evaluation = evaluationRow(tables, trial.evaluationId);
  const row = tables.trials.get(trialName(trial))!;
  const isHeld =
    row.state === 'running' && row.worker === claimant.worker && row.attempt === attempt;
  if (!isHeld) {
    bookLate(tables, settlement);
    return { held: false, ask: false, refusedSince: null };
  }
  const isStopped = evaluation.stops[trial.candidate] !== undefined;
  const isDropped = settlement.state === 'planned' && isStopped;
  const reserveNext = isDropped ? 0n : settlement.reserveNext;
  writeTrial(row, settlement, { isDropped, reserveNext });
  evaluation.reserved -= settlement.reserved - reserveNext;
  writeBills(tables, settlement);
  const refusedSince = noteRefusal(tables, evaluation, claimant, settlement);
  return { held: true, ask: countEnded(evaluation, row), refusedSince };
}

function writeTrial(
  row: TrialRow,
  { state, step, provider, latencyMs, uncachedCost, score, failure, note }: Settlement,
  { isDropped, reserveNext }: { isDropped: boolean; reserveNext: bigint },
): void {
  row.state = isDropped ? 'dropped' : state;
  row.reserved = reserveNext;
  row.steps = step ? [...row.steps, step] : row.steps;
  row.latencyMs = latencyMs ?? row.latencyMs;
  row.uncachedCost += uncachedCost;
  Object.assign(row, { provider, score, failure, note });
}

function writeBills(tables: Tables, { trial, attempt, bill, lost }: Settlement): void {
  const at = Date.now();
  if (bill) book(tables, { trial, attempt, bill, at });
  if (!lost) return;
  const estimate = lostCallBill(lost, seenCosts(tables, trial, lost.purpose));
  book(tables, { trial, attempt, bill: estimate, at });
}

/** The real bill of a call that was given up for lost, or had not begun then. */
function bookLate(tables: Tables, { trial, attempt, bill }: Settlement): void {
  if (!bill) return;
  const booked = findBill(tables, { trial, attempt, bill });
  if (!booked) book(tables, { trial, attempt, bill, at: Date.now() });
  if (booked?.bill.state !== 'assumed') return;
  const evaluation = evaluationRow(tables, trial.evaluationId);
  evaluation.spent += bill.amount - booked.bill.amount;
  evaluation.margin += bill.margin - booked.bill.margin;
  booked.bill = bill;
}

/** Counts a trial out that has ended; true where few enough are open for the plan to be asked. */
function countEnded(evaluation: EvaluationRow, { state }: TrialRow): boolean {
  if (state === 'planned') return false;
  evaluation.open -= 1;
  if (evaluation.open > evaluation.wakeAt) return false;
  evaluation.wakeAt = WOKEN;
  return true;
}

const SILENCE_MS = 5 * 60_000;

function noteRefusal(
  { ledger }: Tables,
  evaluation: EvaluationRow,
  { patienceMs }: MemoryClaimant,
  { refused }: Settlement,
): Date | null {
  if (!refused) return null;
  const { provider, waitMs } = refused;
  const now = Date.now();
  const earlier = evaluation.refusals.get(provider);
  const answered = ledger
    .filter(({ bill }) => bill.provider === provider && bill.servedModel !== null)
    .map(({ at }) => at);
  const goesOn = earlier && earlier.until + SILENCE_MS > now;
  const since = goesOn
    ? Math.max(earlier.since, ...answered.filter((at) => at > earlier.since))
    : now;
  evaluation.refusals.set(provider, { since, until: now + waitMs });
  return now - since >= patienceMs ? new Date(since) : null;
}

function stopCandidate(tables: Tables, id: string, candidate: number, stop: Stop): boolean {
  const evaluation = evaluationRow(tables, id);
  dropPlanned(tables, id, (trial) => trial.candidate === candidate);
  if (evaluation.state !== 'running') return false;
  evaluation.stops = { [candidate]: stop, ...evaluation.stops };
  evaluation.wakeAt = WOKEN;
  return true;
}
