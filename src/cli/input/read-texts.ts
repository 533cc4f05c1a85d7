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
  const reader = textReader(file, use);
  const templateFiles: ReadTexts['templateFiles'] = {};
  const read: Fields = { ...fields };
  for (const field of ['system', 'prompt'] as const) {
    const value = fields[field];
    if (value === undefined) continue;
    const { text, shown } = await reader.read([field], value);
    read[field] = text;
    if (shown !== null) templateFiles[field] = shown;
  }
  if (fields.context !== undefined) {
    read.context = (await reader.read(['context'], fields.context, readDocument)).text;
  }
  if (fields.models) {
    const entries = await Promise.all(
      fields.models.map((entry, index) => readRecipe(reader, entry, index)),
    );
    read.models = entries.map(({ entry }) => entry);
    templateFiles.models = entries.map(({ files }) => files);
  }
  const { scorer } = fields;
  if (scorer?.type === 'judge') {
    const { text } = await reader.read(['scorer', 'rubric'], scorer.rubric);
    read.scorer = { ...scorer, rubric: text };
  }
  const { faults, unread, notes } = reader;
  return { fields: read, templateFiles, faults, unread, notes };
}

/** Reads texts that may stand in a file of their own, and gathers what is wrong with those. */
function textReader(file: string, use: UseOf) {
  const faults: Fault[] = [];
  const unread = new Set<string>();
  const notes: string[] = [];
  return {
    faults,
    unread,
    notes,
    /** Returns a field's text, and the file that it came from: null where it stands in the field itself. */
    read: async (
      keys: readonly PropertyKey[],
      value: string,
      readText: typeof readFile = readFile,
    ): Promise<{ text: string; shown: string | null }> => {
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
    },
  };
}

/** A model's entry with the texts of its files, and the names of these. */
async function readRecipe(
  reader: Pick<ReturnType<typeof textReader>, 'read'>,
  entry: ModelEntry,
  index: number,
): Promise<{ entry: ModelEntry; files: RecipeFiles }> {
  const files: RecipeFiles = {};
  const texts: Pick<ModelEntry, 'context' | 'rules'> = {};
  for (const key of ['context', 'rules'] as const) {
    const value = entry[key];
    if (value === undefined) continue;
    const { text, shown } = await reader.read(['models', index, key], value, readDocument);
    texts[key] = text;
    if (shown !== null) files[key] = path.basename(shown);
  }
  return { entry: { ...entry, ...texts }, files };
}
