import type { Fault } from '../core/errors.ts';
import type { Fields } from '../core/request/fields.ts';
import { fileNamed } from '../core/request/file-reference.ts';
import { pathBeside, readFile, type UseOf } from './read-file.ts';

/** An evaluation's fields with the texts of the files they name, and which files those were. */
export interface ReadTexts {
  fields: Fields;
  templateFiles: { prompt?: string; system?: string };
  faults: readonly Fault[];
  notes: readonly string[];
}

/** Reads the files that `system`, `prompt`, `context` and a judge's `rubric` name. */
export async function readTexts(file: string, fields: Fields, use: UseOf): Promise<ReadTexts> {
  const faults: Fault[] = [];
  const notes: string[] = [];
  const templateFiles: ReadTexts['templateFiles'] = {};
  const read: Fields = { ...fields };
  const textOf = async (keys: readonly string[], value: string) => {
    const name = fileNamed(value);
    if (name === null) return { text: value, shown: null };
    const shown = pathBeside(file, name);
    const found = await readFile(shown, use(keys, keys.join('.'), shown));
    if ('fault' in found) faults.push(found.fault);
    else notes.push(...found.notes);
    // The field stays given: what reads it next is not told that it is missing.
    return { text: 'text' in found ? found.text : value, shown };
  };
  for (const field of ['system', 'prompt'] as const) {
    const value = fields[field];
    if (value === undefined) continue;
    const { text, shown } = await textOf([field], value);
    read[field] = text;
    if (shown !== null) templateFiles[field] = shown;
  }
  if (fields.context !== undefined) read.context = (await textOf(['context'], fields.context)).text;
  const { scorer } = fields;
  if (scorer?.type === 'judge') {
    const { text } = await textOf(['scorer', 'rubric'], scorer.rubric);
    read.scorer = { ...scorer, rubric: text };
  }
  return { fields: read, templateFiles, faults, notes };
}
