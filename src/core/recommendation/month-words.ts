import { date, dollars } from '../format.ts';
import type { RecommendQuestion } from './recommend-question.ts';

/** Returns what a candidate costs next month, with the next announced price: `$96 a month, $192 from 1 Jan 2027`. */
export function monthWords({ monthlySpend, nextStep }: RecommendQuestion['candidates'][number]) {
  const later = nextStep ? `, ${dollars(nextStep.monthlySpend)} from ${date(nextStep.from)}` : '';
  return `${dollars(monthlySpend)} a month${later}`;
}
