import type { EvaluationSpec, Sample } from '../evaluation.ts';
import { columnOf, templateVariables } from './template.ts';

/** Returns samples without the columns that no model is shown. */
export function withShownColumns(
  { system, prompt }: Pick<EvaluationSpec, 'system' | 'prompt'>,
  samples: readonly Sample[],
): Sample[] {
  const names = [...templateVariables(system ?? ''), ...templateVariables(prompt)];
  return samples.map((sample) => {
    const columns = Object.keys(sample.columns);
    const shown = new Set(names.map((name) => columnOf(name, columns)));
    const kept = Object.entries(sample.columns).filter(([column]) => shown.has(column));
    return { ...sample, columns: Object.fromEntries(kept) };
  });
}
