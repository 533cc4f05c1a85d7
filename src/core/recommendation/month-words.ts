import { date, dollars } from '../format.ts';
import type { RecommendQuestion } from './recommend-question.ts';

/** What a candidate costs a month, with the next announced price: `$96 a month, $192 from 1 Jan 2027`. */
export function monthWords({ monthlySpend, laterSpend }: RecommendQuestion['candidates'][number]) {
  const [step] = laterSpend;
  const later = step ? `, ${dollars(step.monthlySpend)} from ${date(step.from)}` : '';
  return `${dollars(monthlySpend)} a month${later}`;
}
