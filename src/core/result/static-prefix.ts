import type { Candidate, EvaluationSpec, Sample } from '../evaluation.ts';
import { sentText } from '../request/render-prompt.ts';
import { renderRecipe } from '../request/render-recipe.ts';

/** Samples that are compared: what these begin alike with, all do but by chance. */
const COMPARED = 40;

/**
 * Returns which share of what a candidate is sent is the same at the beginning of every call: what a
 * prompt cache could keep; in [0,1], 0 where there are no two samples to tell by.
 */
export function staticShare(
  spec: EvaluationSpec,
  candidate: Candidate,
  samples: readonly Sample[],
): number {
  const texts = samples
    .slice(0, COMPARED)
    .map((sample) => sentText(renderRecipe(spec, candidate, sample)));
  const [first, ...others] = texts;
  if (first === undefined || others.length === 0) return 0;
  const shared = others.map((text) => sharedLength(first, text));
  const length = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return Math.min(...shared) / Math.max(1, length);
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  for (let at = 0; at < most; at++) if (a[at] !== b[at]) return at;
  return most;
}
