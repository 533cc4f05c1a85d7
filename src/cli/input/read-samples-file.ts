import { RANGES } from '../../core/request/fields.ts';
import { fileTable } from '../../core/request/file-table.ts';
import { tableOfList } from '../../core/request/formats/list-table.ts';
import { faultAt } from '../../core/request/formats/place.ts';
import { noTable, type Table } from '../../core/request/formats/table.ts';
import type { ParsedEvaluation } from '../../core/request/parse-evaluation.ts';
import { pathBeside, readFile, type UseOf } from './read-file.ts';

/** Rows that are read where only some of them are drawn. */
const MOST_ROWS = 500_000;

/** The samples of an evaluation, inline or from the file that `samples` names; null where it names none. */
export async function readSamplesFile(
  file: string,
  { fields, locate }: ParsedEvaluation,
  use: UseOf,
): Promise<{ table: Table | null; notes: readonly string[] }> {
  const { samples, take } = fields;
  if (samples === undefined) return { table: null, notes: [] };
  if (typeof samples !== 'string') {
    if (samples.length > 0 && samples.every(isDataFile))
      return { table: noTable(faultAt(locate(['samples']), 'samples', SEVERAL)), notes: [] };
    const items = samples.map((value, index) => ({ value, place: locate(['samples', index]) }));
    return { table: tableOfList(items), notes: [] };
  }
  const { name, key } = partsOf(samples.replace(/^file:(?:\/\/)?\s*/, ''));
  const shown = pathBeside(file, name);
  const read = await readFile(shown, use(['samples'], 'samples', shown));
  if ('fault' in read) return { table: noTable(read.fault), notes: [] };
  const most = take === undefined ? RANGES.samples.most : MOST_ROWS;
  return { table: fileTable(read.text, shown, { most, key }), notes: read.notes };
}

const SEVERAL = 'samples names several files: one is read. Put their rows into one file.';

function isDataFile(value: unknown): boolean {
  return typeof value === 'string' && /^\S+\.(?:csv|tsv|jsonl?|ndjson|ya?ml|xlsx?)$/i.test(value);
}

/** `data.json#test` is the list under `test` of data.json. */
function partsOf(samples: string): { name: string; key: string | null } {
  const [, name = samples, key = null] =
    /^(.+\.(?:json|ya?ml))#([^#]+)$/i.exec(samples.trim()) ?? [];
  return { name, key };
}
