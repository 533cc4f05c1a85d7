import { count, dollars, multiple, percent } from '../format.ts';
import { isMeasured } from './measured.ts';
import type { RatedCandidate, RecommendQuestion } from './recommend-question.ts';
import { twoFigures } from './two-figures.ts';

/**
 * What a pick saves, in a sentence; null where there is nothing to compare it with. Against
 * the model in use, else the most expensive proven, else the most expensive measured that is not ruled out. Where the model in
 * use was not measured its price is a guess: "about", in two figures, and said to be one.
 */
export function savingWords(question: RecommendQuestion, mine: RatedCandidate): string | null {
  const { current, volume } = question;
  if (mine.name === current) return 'It is what you use today.';
  const { rival, isToday, isKnown } = rivalOf(question, mine);
  if (!rival || rival.monthlySpend === mine.monthlySpend) return null;
  if (!isToday && rival.monthlySpend < mine.monthlySpend) return 'No cheaper model is proven.';
  const [about, rounded] = isKnown ? ['', (value: number) => value] : ['about ', twoFigures];
  const named = isToday ? `${rival.label}, which you use today` : rival.label;
  const apart = `${about}${dollars(rounded(Math.abs(rival.monthlySpend - mine.monthlySpend)))}`;
  const calls = count(volume, 'call');
  const guessed = isKnown ? '' : `, by estimate: ${rival.label} was not measured`;
  const times = rounded(rival.monthlySpend / mine.monthlySpend);
  const difference = `${apart} a month ${rival.monthlySpend > mine.monthlySpend ? 'less' : 'more'} at ${calls}${guessed}`;
  return `It ${costsWords(times, named, about)}: ${difference}.`;
}

/**
 * What a model costs that is so many `times` cheaper than another: `costs 1/40 of Opus 5.5`, `costs 3x as much
 * as Haiku 5.5`, `costs nothing, unlike Opus 5.5`. `about` is put before the figure.
 */
export function costsWords(times: number, named: string, about = ''): string {
  if (Number.isNaN(times)) return `costs nothing, like ${named}`;
  if (times === Infinity) return `costs nothing, unlike ${named}`;
  if (times === 0) return `costs money, unlike ${named}`;
  return times >= 1
    ? `costs ${about}${fraction(times)} ${named}`
    : `costs ${about}${multiple(1 / times)} as much as ${named}`;
}

/** Whom a pick is compared with: nobody who was not measured, or is ruled out and more expensive, but for the model in use. */
function rivalOf({ candidates, current, input }: RecommendQuestion, mine: RatedCandidate) {
  const rivals = candidates.filter(({ index }) => index !== mine.index);
  const today = rivals.find(({ name }) => name === current);
  const measured = rivals.filter(({ finding }) => isMeasured(finding.scored, input.samples));
  const proven = measured.filter(({ finding }) => finding.verdict === 'proven');
  const others = measured.filter(
    ({ finding, monthlySpend }) =>
      finding.verdict !== 'ruled out' || monthlySpend < mine.monthlySpend,
  );
  const mostExpensive = (ones: readonly RatedCandidate[]) =>
    ones.toSorted((a, b) => b.monthlySpend - a.monthlySpend)[0];
  const rival = today ?? mostExpensive(proven) ?? mostExpensive(others);
  return {
    rival,
    isToday: today !== undefined,
    isKnown: rival !== undefined && measured.includes(rival),
  };
}

/** What is so many times cheaper: "1/40 of", "67% of". */
function fraction(times: number): string {
  return times >= 1.95 ? `1/${count(Math.round(times), 'of', 'of')}` : `${percent(1 / times)} of`;
}
