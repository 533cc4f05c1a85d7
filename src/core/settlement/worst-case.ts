import type { Picodollars } from '../money.ts';
import { worstCaseCost } from '../pricing/call-cost.ts';
import { inputBytes, type LaterCall, type Next } from './next-call.ts';
import type { CallToPay } from './settlement.ts';

/**
 * Returns what a trial's next call, and those that may follow it, can cost at most: what is reserved
 * before the first is made. null where nothing is left to call; `unpriced` names a model whose price
 * nobody knows, which can't be kept within a budget.
 */
export function callToPay(next: Next, at: Date): CallToPay | { unpriced: string } | null {
  if (next.kind === 'score') return null;
  const { purpose, candidate, model } = next.call;
  const worst = worstOf({ candidate, model, inputBytes: inputBytes(next.call) }, at);
  if (worst === null) return { unpriced: candidate.name };
  let later: Picodollars = 0n;
  for (const call of next.later) {
    const most = worstOf(call, at);
    if (most === null) return { unpriced: call.candidate.name };
    later += most;
  }
  return { purpose, provider: candidate.provider, model: candidate.name, worst, later };
}

function worstOf({ candidate, model, inputBytes: bytes }: LaterCall, at: Date): Picodollars | null {
  const { maxOutputTokens } = candidate;
  return model && worstCaseCost(model, { inputBytes: bytes, maxOutputTokens }, at);
}
