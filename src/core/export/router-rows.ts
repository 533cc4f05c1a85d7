import { itemAt } from '../item-at.ts';
import { exampleFrom } from '../request/choose-examples.ts';
import type { ExportedEvaluation } from './exported-evaluation.ts';

/**
 * Returns the trials that have a score, as a router is trained on them (Not Diamond: prompts, responses and
 * scores): a JSON object a line with input, model, answer, score, and cost in dollars without cached tokens.
 */
export function routerRows({ spec, samples, ended }: ExportedEvaluation): string {
  return ended
    .filter(({ score }) => score !== null)
    .map(({ candidate, sample, answer, score, uncachedCost }) => {
      const { input } = exampleFrom(spec.prompt, itemAt(samples, sample));
      const model = itemAt(spec.candidates, candidate).name;
      return `${JSON.stringify({ input, model, answer: answer ?? '', score, cost: uncachedCost })}\n`;
    })
    .join('');
}
