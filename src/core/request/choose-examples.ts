import type { Example, Sample } from '../evaluation.ts';
import { questionText, renderPrompt } from './render-prompt.ts';
import { templateVariables } from './template.ts';

/**
 * Returns which samples to show as examples, by their index: one of each expected answer in turn, the
 * shortest first, at most `most`.
 */
export function chooseExamples(prompt: string, samples: readonly Sample[], most: number): number[] {
  const byLength = samples
    .map((sample, index) => ({
      index,
      answer: sample.expected,
      length: inputShown(prompt, sample).length,
    }))
    .toSorted((a, b) => a.length - b.length || a.index - b.index);
  const kinds = [...Map.groupBy(byLength, ({ answer }) => answer).values()];
  const chosen: number[] = [];
  for (let turn = 0; chosen.length < most && kinds.some((kind) => kind[turn]); turn++) {
    chosen.push(...kinds.flatMap((kind) => kind[turn]?.index ?? []));
  }
  return chosen.slice(0, most);
}

/** Returns a sample as an example: what the prompt shows of it, and its expected answer. */
export function exampleFrom(prompt: string, sample: Sample): Example {
  return { input: inputShown(prompt, sample), answer: sample.expected };
}

/** What the prompt shows of a sample, without the task around it. */
function inputShown(prompt: string, sample: Pick<Sample, 'columns'>): string {
  const names = templateVariables(prompt).filter((name) => name !== 'context');
  const bare = names.map((name) => `{{${name}}}`).join('\n');
  return questionText(renderPrompt({ system: null, prompt: bare, context: null }, sample));
}
