import { differenceBounds, pairAt } from '../evidence/paired.ts';
import { kindOf, studyOf } from '../evidence/study.ts';
import type { StudyInput } from '../evidence/study-input.ts';
import { Z95 } from '../stats/levels.ts';
import { mean } from '../stats/moments.ts';
import type { FinishedTrial } from '../trial.ts';

type Trials = readonly Pick<FinishedTrial, 'sample' | 'repeat' | 'score'>[];

/** A recipe beside the plain model on the same samples. */
export interface Comparison {
  /** Independent samples that both were asked, and how many of these each gets right, in the mean. */
  samples: number;
  right: number;
  plainRight: number;
  /** How much better the recipe is, in [-1,1]: measured, and its two-sided 90% interval. */
  difference: number;
  interval90: [number, number];
  /** Better with 95% certainty. */
  helps: boolean;
}

/**
 * Returns how a recipe compares with the plain model by fresh trials of the recipe and trials of the
 * plain one, on the samples that may judge it (recipes.md A4); trials of other samples are left out.
 * The verdict itself is the plan's, as of any candidate.
 */
export function comparedWithPlain(
  study: Omit<StudyInput, 'candidates'>,
  { judged, fresh, plain }: { judged: readonly number[]; fresh: Trials; plain: Trials },
): Comparison {
  const may = new Set(judged);
  const finished = (trials: Trials) => ({
    finished: trials.filter(({ sample }) => may.has(sample)),
  });
  const both = studyOf({ ...study, candidates: [finished(fresh), finished(plain)] });
  const look = { n: both.units.length, repeats: study.repeats, reference: study.repeats };
  const pair = pairAt(both, { candidate: 0, reference: 1 }, look);
  const { lo, hi, d } = differenceBounds(pair, Z95, kindOf(both));
  const samples = pair.a.x.length;
  const right = (x: readonly number[]) => (samples === 0 ? 0 : mean(x) * samples);
  return {
    samples,
    right: right(pair.a.x),
    plainRight: right(pair.b.x),
    difference: d,
    interval90: [lo, hi],
    helps: samples > 0 && lo > 0,
  };
}
