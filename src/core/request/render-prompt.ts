import type { EvaluationSpec, Sample } from '../evaluation.ts';
import { fillTemplate, templateVariables } from './template.ts';

/**
 * What a candidate is sent for one sample. `{{context}}` stands where the template wants it; a
 * template that doesn't name it gets it at the end of the system prompt.
 */
export function renderPrompt(
  { system, prompt, context }: Pick<EvaluationSpec, 'system' | 'prompt' | 'context'>,
  { columns }: Pick<Sample, 'columns'>,
): { system: string | null; prompt: string } {
  const values = context === null ? columns : { ...columns, context };
  const placed = [system ?? '', prompt].some((text) => templateVariables(text).includes('context'));
  const own = system === null ? null : fillTemplate(system, values);
  return {
    system: context === null || placed ? own : [own, context].filter(Boolean).join('\n\n'),
    prompt: fillTemplate(prompt, values),
  };
}
