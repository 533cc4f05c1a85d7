import { RANGES } from '../../core/request/fields.ts';
import { tableOfList } from '../../core/request/formats/list-table.ts';
import { readTable } from '../../core/request/formats/read-table.ts';
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
    const items = samples.map((value, index) => ({ value, place: locate(['samples', index]) }));
    return { table: tableOfList(items), notes: [] };
  }
  const { name, key } = partsOf(samples.replace(/^file:(?:\/\/)?\s*/, ''));
  const shown = pathBeside(file, name);
  const read = await readFile(shown, use(['samples'], 'samples', shown));
  if ('fault' in read) return { table: noTable(read.fault), notes: [] };
  const most = take === undefined ? RANGES.samples.most : MOST_ROWS;
  return { table: readTable(read.text, shown, { most, key }), notes: read.notes };
}

/** `data.json#test` is the list under `test` of data.json. */
function partsOf(samples: string): { name: string; key: string | null } {
  const [, name = samples, key = null] =
    /^(.+\.(?:json|ya?ml))#([^#]+)$/i.exec(samples.trim()) ?? [];
  return { name, key };
}
