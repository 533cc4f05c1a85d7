import { percent } from '../format.ts';
import type { GroupedLedger } from './ledger-view.ts';

/** `The most expensive 10% of calls are 38% of the money.` null where there is too little to say it of. */
export function tailWords({ expensiveTenth, total }: GroupedLedger): string | null {
  if (expensiveTenth === null || total.amount === 0n) return null;
  const share = Number(expensiveTenth.amount) / Number(total.amount);
  return `The most expensive 10% of calls are ${percent(share)} of the money.`;
}
