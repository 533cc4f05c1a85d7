import { differenceProbability, pairAt } from './paired.ts';
import { probabilityAt } from './probability.ts';
import { kindOf, type Study } from './study.ts';

/**
 * Returns how probable it is, by all trials so far, that a candidate is at most `within` worse than its
 * reference, in [0,1]: side by side, or alone, where it is right so often that no reference could be
 * better by as much. null when none of its trials was scored.
 */
export function marginProbability(
  study: Study,
  who: { candidate: number; reference: number },
  within: number,
): number | null {
  const all = { n: study.units.length, repeats: study.input.repeats };
  const alone = probabilityAt(study, who.candidate, all, 1 - within);
  if (alone === null) return null;
  const pair = pairAt(study, who, { ...all, reference: study.input.repeats });
  if (pair.a.x.length === 0) return alone;
  return Math.max(alone, differenceProbability(pair, -within, kindOf(study)));
}
