import { date, dollars } from '../format.ts';
import type { RatedCandidate } from './recommend-question.ts';

/** Returns what a candidate costs next month, with the next announced price: `$96 a month, $192 from 1 Jan 2027`. */
export function monthlyCostWords({
  monthlySpend,
  nextStep,
}: Pick<RatedCandidate, 'monthlySpend' | 'nextStep'>): string {
  const later = nextStep ? `, ${dollars(nextStep.monthlySpend)} from ${date(nextStep.from)}` : '';
  return `${dollars(monthlySpend)} a month${later}`;
}
