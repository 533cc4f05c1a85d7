import type { Estimand } from '../evaluation.ts';
import { count, date, wholeNumber } from '../format.ts';

/** An earlier evaluation of the same task that has some of the samples of a new one. */
export interface Overlap {
  id: string;
  name: string;
  startedAt: Date;
  shared: number;
}

/**
 * What a new evaluation on samples of an earlier one is (evidence.md E3): a test of its own, whose error
 * comes on top. `samples`: how many it has.
 */
export function overlapWords(
  { id, name, startedAt, shared }: Overlap,
  { samples, estimand }: { samples: number; estimand: Estimand },
): string {
  const which = whichWords(shared, samples);
  const were = shared === 1 ? 'was' : 'were';
  const others = shared >= samples ? 'new ones' : `the other ${wholeNumber(samples - shared)}`;
  const they = shared === 1 ? 'it is' : 'they are';
  const sentence =
    `${which} ${were} already in “${name}” of ${date(startedAt)}: asked again, ${they} paid again, ` +
    `and a model just short of the bar has another 5% chance to pass by luck.`;
  // Of a claim about exactly these samples others make another question.
  if (estimand === 'these-samples') return sentence;
  return `${sentence} Add ${others} to that one instead to avoid both: “Add samples” below its result, or “llm-pick run --resume ${id} --add FILE”.`;
}

function whichWords(shared: number, samples: number): string {
  if (samples === 1) return 'This sample';
  return shared >= samples
    ? `All ${wholeNumber(samples)} samples`
    : `${wholeNumber(shared)} of these ${count(samples, 'sample')}`;
}
