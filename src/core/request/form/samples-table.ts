import { RANGES } from '../fields.ts';
import { fileTable } from '../file-table.ts';
import type { Table } from '../formats/table.ts';
import { parseFormSamples } from './form-samples.ts';
import type { FormValues } from './form-values.ts';

/** Returns the samples of a form: those of its file, else those typed or pasted. */
export function samplesTable({ samples, file }: Pick<FormValues, 'samples' | 'file'>): Table {
  if (file === null) return parseFormSamples(samples);
  return fileTable(file.text, file.name, { most: RANGES.samples.most, key: null });
}
