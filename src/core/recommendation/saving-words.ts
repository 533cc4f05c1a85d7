import { count, dollars, multiple, percent } from '../format.ts';
import { isMeasured } from './measured.ts';
import type { RecommendQuestion } from './recommend-question.ts';
import { twoFigures } from './two-figures.ts';

/**
 * What a pick saves, in a sentence; null where there is nothing to compare it with. Against
 * the model in use, else the most expensive proven, else the most expensive measured. Where the model in
 * use was not measured its price is a guess: "about", in two figures, and said to be one.
 */
export function savingWords(question: RecommendQuestion, pick: number): string | null {
  const { candidates, current, volume } = question;
  const mine = candidates[pick]!;
  if (mine.name === current) return 'It is what you use today.';
  const { rival, isToday, isKnown } = rivalOf(question, pick);
  if (!rival || rival.monthlySpend === mine.monthlySpend) return null;
  if (!isToday && rival.monthlySpend < mine.monthlySpend) return 'No cheaper model is proven.';
  const [about, rounded] = isKnown ? ['', (value: number) => value] : ['about ', twoFigures];
  const named = isToday ? `${rival.label}, which you use today` : rival.label;
  const apart = `${about}${dollars(rounded(Math.abs(rival.monthlySpend - mine.monthlySpend)))}`;
  const calls = count(volume, 'call');
  const guessed = isKnown ? '' : `, by estimate: ${rival.label} was not measured`;
  const times = rounded(rival.monthlySpend / mine.monthlySpend);
  return times > 1
    ? `It costs ${about}${fraction(times)} ${named}: ${apart} a month less at ${calls}${guessed}.`
    : `It costs ${about}${multiple(1 / times)} as much as ${named}: ${apart} a month more at ${calls}${guessed}.`;
}

/** Whom a pick is compared with: nobody who was not measured, but for the model in use. */
function rivalOf({ candidates, findings, current, input }: RecommendQuestion, pick: number) {
  const rivals = [...candidates.keys()].filter((index) => index !== pick);
  const today = rivals.find((index) => candidates[index]!.name === current);
  const measured = rivals.filter((index) => isMeasured(findings[index]!.scored, input.samples));
  const proven = measured.filter((index) => findings[index]!.verdict === 'proven');
  const mostExpensive = (indexes: readonly number[]) =>
    indexes.toSorted((a, b) => candidates[b]!.monthlySpend - candidates[a]!.monthlySpend)[0];
  const rival = today ?? mostExpensive(proven) ?? mostExpensive(measured);
  return {
    rival: rival === undefined ? undefined : candidates[rival]!,
    isToday: today !== undefined,
    isKnown: rival !== undefined && measured.includes(rival),
  };
}

/** What is so many times cheaper: "1/40 of", "67% of". */
export function fraction(times: number): string {
  return times >= 1.95 ? `1/${count(Math.round(times), 'of', 'of')}` : `${percent(1 / times)} of`;
}
