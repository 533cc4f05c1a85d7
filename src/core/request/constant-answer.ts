import type { EvaluationRequest, EvaluationSpec, Sample, Scorer } from '../evaluation.ts';
import { chosenPercent, count, wholeNumber } from '../format.ts';
import { quoted } from '../quoted.ts';
import { compileComparison } from '../scoring/compile-scorer.ts';

/** One answer, and how many samples it is right for, whatever their input. */
export interface ConstantAnswer {
  answer: string;
  right: number;
}

/** So many of the answers that stand there most often are tried: one may be right where another is expected. */
const MOST_TRIED = 3;

/**
 * Returns the answer that is right for the most of several samples; null where answers aren't compared with
 * what is expected, or there is nothing to tell apart.
 */
export function constantAnswer({ spec, samples }: EvaluationRequest): ConstantAnswer | null {
  const { scorer } = spec;
  if (samples.length < 2 || scorer.type === 'judge') return null;
  const counts = new Map<string, number>();
  for (const answer of samples.flatMap(acceptedBy)) {
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  const often = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, MOST_TRIED);
  const isRight = rightBy(scorer);
  const tried = often.map(([answer]) => ({
    answer,
    right: samples.filter((sample) => isRight(answer, sample)).length,
  }));
  return tried.toSorted((one, other) => other.right - one.right)[0] ?? null;
}

function acceptedBy({ expected, alternatives }: Sample): string[] {
  const answers = [expected, ...alternatives].map((answer) => answer.trim());
  return [...new Set(answers)].filter((answer) => answer !== '');
}

/** What is expected in the same words is right, too, where it is a pattern: what matches one matches all. */
function rightBy(scorer: Scorer): (answer: string, sample: Sample) => boolean {
  const compare = compileComparison(scorer);
  return (answer, sample) =>
    acceptedBy(sample).includes(answer) || compare(answer, sample).value === 1;
}

/** Characters of an answer that are shown. */
const SHOWN = 30;

/**
 * Says that one answer to every input would pass: where it is right each time, or often enough for the
 * bar. null where it would not.
 */
export function constantWords(
  found: ConstantAnswer | null,
  { bar, samples }: { bar: EvaluationSpec['bar']; samples: number },
): string | null {
  if (found === null) return null;
  const accepted = quoted(found.answer, SHOWN);
  if (found.right === samples) {
    return `Every sample accepts ${accepted}: a model that always answers so is right every time, whatever the input. That proves nothing: add samples with other answers.`;
  }
  if (bar.kind !== 'absolute' || found.right < bar.rate * samples) return null;
  const of = count(samples, 'sample');
  return `${wholeNumber(found.right)} of ${of} accept ${accepted}: a model that always answers so passes your bar of ${chosenPercent(bar.rate)}, whatever the input. Add samples with other answers, or raise the bar.`;
}
