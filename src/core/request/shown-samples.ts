import type { Candidate, Sample } from '../evaluation.ts';
import { count } from '../format.ts';
import { itemAt } from '../item-at.ts';
import type { LineUp } from './check-models.ts';
import { chooseExamples, exampleFrom } from './choose-examples.ts';

/**
 * Gives the candidates that are to be shown so many samples theirs as examples. Those samples, and what is
 * in their group, are asked of nobody: every candidate gets the same ones, and none that it was shown.
 */
export function withShownSamples(
  { candidates, shown }: Pick<LineUp, 'candidates' | 'shown'>,
  prompt: string,
  samples: readonly Sample[],
): { candidates: Candidate[]; samples: readonly Sample[]; note: string | null } {
  const most = Math.max(0, ...shown.values());
  if (most === 0) return { candidates: [...candidates], samples, note: null };
  const chosen = chooseExamples(prompt, samples, most);
  const examples = chosen.map((index) => exampleFrom(prompt, itemAt(samples, index)));
  const groups = new Set(chosen.flatMap((index) => itemAt(samples, index).group ?? []));
  const remaining = samples.filter(
    ({ group }, index) => !chosen.includes(index) && (group === null || !groups.has(group)),
  );
  return {
    candidates: candidates.map((candidate) => {
      const { recipe, name } = candidate;
      const number = shown.get(name) ?? 0;
      return recipe && number > 0
        ? { ...candidate, recipe: { ...recipe, examples: examples.slice(0, number) } }
        : candidate;
    }),
    samples: remaining,
    note: `${count(samples.length - remaining.length, 'sample')} ${samples.length - remaining.length === 1 ? 'is' : 'are'} shown as examples, and asked of no model.`,
  };
}
