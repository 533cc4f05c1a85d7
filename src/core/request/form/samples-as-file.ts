import type { Sample } from '../../evaluation.ts';
import type { SamplesFile } from './form-values.ts';

/** Returns samples that are stored as a file of them, for a form to take up again. */
export function samplesAsFile(name: string, samples: readonly Sample[]): SamplesFile {
  const rows = samples.map(({ columns, expected, alternatives, group }) => ({
    ...columns,
    ...(group !== null && { group }),
    expected: alternatives.length > 0 ? [expected, ...alternatives] : expected,
  }));
  return { name: `the samples of “${name}”`, text: JSON.stringify(rows) };
}
