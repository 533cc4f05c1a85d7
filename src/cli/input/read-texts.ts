import path from 'node:path';
import type { Fault } from '../../core/errors.ts';
import type { Fields } from '../../core/request/fields.ts';
import { fileNamed } from '../../core/request/file-reference.ts';
import { fieldPath } from '../../core/request/formats/place.ts';
import type { RecipeFiles } from '../../core/request/recipe-of.ts';
import { pathBeside, readDocument, readFile, type UseOf } from './read-file.ts';

/** An evaluation's fields with the texts of the files they name, and which files those were. */
export interface ReadTexts {
  fields: Fields;
  templateFiles: { prompt?: string; system?: string; models?: readonly RecipeFiles[] };
  faults: readonly Fault[];
  /** Fields whose file can't be read: nothing more can be said of them. */
  unread: ReadonlySet<string>;
  notes: readonly string[];
}

type ModelEntry = NonNullable<Fields['models']>[number];

/** Reads the files that `system`, `prompt`, `context`, a judge's `rubric` and the recipes of models name. */
export async function readTexts(file: string, fields: Fields, use: UseOf): Promise<ReadTexts> {
  const faults: Fault[] = [];
  const unread = new Set<string>();
  const notes: string[] = [];
  const templateFiles: ReadTexts['templateFiles'] = {};
  const read: Fields = { ...fields };
  const textOf = async (
    keys: readonly PropertyKey[],
    value: string,
    readText: typeof readFile = readFile,
  ) => {
    const name = fileNamed(value);
    if (name === null) return { text: value, shown: null };
    const shown = pathBeside(file, name);
    const found = await readText(shown, use(keys, fieldPath(keys), shown));
    if ('fault' in found) {
      faults.push(found.fault);
      unread.add(fieldPath(keys));
    } else notes.push(...found.notes);
    // The field stays given: what reads it next is not told that it is missing.
    return { text: 'text' in found ? found.text : value, shown };
  };
  const readEntry = async (entry: ModelEntry, index: number) => {
    const files: RecipeFiles = {};
    const texts: Pick<ModelEntry, 'context' | 'rules'> = {};
    for (const key of ['context', 'rules'] as const) {
      const value = entry[key];
      if (value === undefined) continue;
      const { text, shown } = await textOf(['models', index, key], value, readDocument);
      texts[key] = text;
      if (shown !== null) files[key] = path.basename(shown);
    }
    return { entry: { ...entry, ...texts }, files };
  };
  for (const field of ['system', 'prompt'] as const) {
    const value = fields[field];
    if (value === undefined) continue;
    const { text, shown } = await textOf([field], value);
    read[field] = text;
    if (shown !== null) templateFiles[field] = shown;
  }
  if (fields.context !== undefined) {
    read.context = (await textOf(['context'], fields.context, readDocument)).text;
  }
  if (fields.models) {
    const entries = await Promise.all(fields.models.map(readEntry));
    read.models = entries.map(({ entry }) => entry);
    templateFiles.models = entries.map(({ files }) => files);
  }
  const { scorer } = fields;
  if (scorer?.type === 'judge') {
    const { text } = await textOf(['scorer', 'rubric'], scorer.rubric);
    read.scorer = { ...scorer, rubric: text };
  }
  return { fields: read, templateFiles, faults, unread, notes };
}
