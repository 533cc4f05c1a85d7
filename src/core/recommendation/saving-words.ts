import { count, dollars, multiple, percent } from '../format.ts';
import type { PricedCandidate, RecommendQuestion } from './recommend-question.ts';

/**
 * What a pick saves, in a sentence; null where there is nothing to compare it with. Against the model in
 * use, else the most expensive proven, else the most expensive measured. Where the model in use was not
 * measured its price is a guess: "about", in two figures.
 */
export function savingWords(
  { candidates, findings, current, volume }: RecommendQuestion,
  pick: number,
): string | null {
  const mine = candidates[pick]!;
  if (mine.name === current) return 'It is what you use today.';
  const findingOf = (one: PricedCandidate) => findings[candidates.indexOf(one)]!;
  const rivals = candidates.filter((_, index) => index !== pick);
  const today = rivals.find(({ name }) => name === current);
  const isMeasured = (rival: PricedCandidate) => findingOf(rival).verdict !== 'not run';
  const proven = rivals.filter((rival) => findingOf(rival).verdict === 'proven');
  const rival = today ?? dearest(proven) ?? dearest(rivals.filter(isMeasured));
  if (!rival || rival.costPerCall === mine.costPerCall) return null;
  if (!today && rival.costPerCall < mine.costPerCall) return 'No cheaper model is proven.';
  const guessed = !isMeasured(rival);
  const [about, told] = guessed ? ['about ', twoFigures] : ['', (value: number) => value];
  const named = today ? `${rival.label}, which you use today` : rival.label;
  const apart = `${about}${dollars(told(Math.abs(rival.monthlySpend - mine.monthlySpend)))}`;
  const calls = count(volume, 'call');
  const times = told(rival.costPerCall / mine.costPerCall);
  return times > 1
    ? `It costs ${about}${fraction(times)} ${named}: ${apart} a month less at ${calls}.`
    : `It costs ${about}${multiple(1 / times)} as much as ${named}: ${apart} a month more at ${calls}.`;
}

function twoFigures(value: number): number {
  return Number(value.toPrecision(2));
}

function dearest(candidates: readonly PricedCandidate[]): PricedCandidate | undefined {
  return candidates.toSorted((a, b) => b.costPerCall - a.costPerCall)[0];
}

/** What is so many times cheaper: "1/40 of", "67% of". */
export function fraction(times: number): string {
  return times >= 1.95 ? `1/${count(Math.round(times), 'of', 'of')}` : `${percent(1 / times)} of`;
}
