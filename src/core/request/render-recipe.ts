import type { Candidate, EvaluationSpec, Example, Sample } from '../evaluation.ts';
import { type RenderedPrompt, renderPrompt } from './render-prompt.ts';

type Task = Pick<EvaluationSpec, 'system' | 'prompt' | 'context'>;

/**
 * Returns what a candidate is sent for one sample: the task with its own context, then its rules and its
 * examples at the end of the system prompt, where they are the same for every sample.
 */
export function renderRecipe(
  task: Task,
  { recipe }: Pick<Candidate, 'recipe'>,
  sample: Pick<Sample, 'columns'>,
): RenderedPrompt {
  if (!recipe) return renderPrompt(task, sample);
  const rendered = renderPrompt({ ...task, context: recipe.context ?? task.context }, sample);
  const more = [rulesText(recipe.rules), examplesText(recipe.examples)];
  const system = [rendered.system, ...more].filter((part) => part !== null && part !== '');
  return { ...rendered, system: system.length > 0 ? system.join('\n\n') : rendered.system };
}

function rulesText(rules: string | null): string | null {
  return rules && `Rules:\n${rules}`;
}

function examplesText(examples: readonly Example[]): string | null {
  if (examples.length === 0) return null;
  const texts = examples.map(({ input, answer }) => `Input: ${input}\nAnswer: ${answer}`);
  return ['Examples of right answers:', ...texts].join('\n\n');
}

/** Asked of the model that plans for another. */
const PLANNING =
  'You plan how another, less able model answers. Write the plan it needs for this input: what to look for, which rule applies, in which form to answer. At most 150 words. Do not answer yourself.';

/** Returns what a planner is sent in the candidate's place. */
export function renderPlanning(rendered: RenderedPrompt): RenderedPrompt {
  return { ...rendered, system: [PLANNING, rendered.system].filter(Boolean).join('\n\n') };
}

/** Returns what a candidate is sent that answers by a plan. */
export function withPlan(rendered: RenderedPrompt, plan: string): RenderedPrompt {
  return { ...rendered, prompt: `${rendered.prompt}\n\nPlan:\n${plan}` };
}
