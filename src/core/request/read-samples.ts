import type { Fault } from '../errors.ts';
import type { Scorer } from '../evaluation.ts';
import { usesPrefix } from '../scoring/text/prefixed.ts';
import type { PlacedTemplate } from './check-samples.ts';
import { type ExpectedColumns, expectedColumns } from './expected-column.ts';
import type { Fields } from './fields.ts';
import type { Headless } from './formats/headless.ts';
import { faultAt, type Locate } from './formats/place.ts';
import type { Table } from './formats/table.ts';
import { type ReadSample, samplesByLastAnswer, samplesOf } from './samples-of.ts';
import { takeRows } from './take.ts';
import { columnOf, templateVariables } from './template.ts';

/** The samples of an evaluation, read as its other fields say. */
export interface SamplesRead {
  samples: readonly ReadSample[];
  columns: readonly string[];
  /** The columns of the expected answers, which no prompt may show. */
  expected: readonly string[];
  headless: Headless | null;
  /** The scorer, or the one that the samples themselves ask for; null where that can't be worked out. */
  scorer: Scorer | null;
  faults: readonly Fault[];
  /** What was understood of them, in sentences for people. */
  notes: readonly string[];
}

/** Takes from a table what the evaluation asks for, and finds the expected answers in it. */
export function readSamples(
  table: Table,
  {
    fields,
    scorer,
    templates,
    locate,
  }: {
    fields: Fields;
    scorer: Scorer | null;
    templates: readonly PlacedTemplate[];
    locate: Locate;
  },
): SamplesRead {
  const taken = takeRows(table.rows, fields.take, fields.seed ?? 1);
  const shown = columnsShown(templates, table.columns);
  const choice = expectedColumns(table.columns, { named: fields.expected, shown });
  const expected = choice && 'paths' in choice ? choice : null;
  const checks = expected && asPrefixed(expected, taken.rows, fields);
  const used = checks === 'prefixed' ? PREFIXED : scorer;
  const read = samplesOf(taken.rows, expected, used?.type ?? 'exact');
  const byAnswer = choice === null ? samplesByLastAnswer(read.samples, shown) : null;
  const clash = checks === 'clash' ? [faultAt(locate(['scorer']), 'scorer', CLASH)] : [];
  const unknown =
    choice && 'message' in choice
      ? [faultAt(locate(['expected']), 'expected', choice.message)]
      : [];
  return {
    samples: withColumns(byAnswer?.samples ?? read.samples, shown, read.columns),
    columns: read.columns,
    expected: expected?.paths ?? [],
    headless: table.headless,
    scorer: unknown.length > 0 ? null : used,
    faults: [...clash, ...unknown],
    notes: [
      ...table.notes,
      ...taken.notes,
      ...(expected?.note ? [expected.note] : []),
      ...(byAnswer ? [byAnswer.note] : []),
      ...(checks === 'prefixed' ? [CHECKS] : []),
      ...read.notes,
    ],
  };
}

/**
 * The samples with an empty text where a column that is shown is missing: lists of objects need not have
 * the same keys.
 */
function withColumns(
  samples: readonly ReadSample[],
  shown: readonly string[],
  columns: readonly string[],
): ReadSample[] {
  const needed = shown.filter((name) => columns.includes(name));
  return samples.map((sample) => {
    const missing = needed.filter((name) => !Object.hasOwn(sample.columns, name));
    const empty = Object.fromEntries(missing.map((name) => [name, '']));
    return { ...sample, columns: { ...sample.columns, ...empty } };
  });
}

/** The columns that templates show, whole or in part. */
function columnsShown(templates: readonly PlacedTemplate[], columns: readonly string[]): string[] {
  const variables = templates.flatMap(({ text }) => templateVariables(text));
  return variables.map((name) => columnOf(name, columns) ?? name);
}

const PREFIXED: Scorer = { type: 'prefixed' };

const CHECKS =
  'Each expected answer names its own check (equals:, contains-all:, …), as in promptfoo.';
const CLASH =
  'scorer can\'t be set where each sample names its own check ("contains-all:", "regex:", …): remove it.';

/** Whether the answers name their own checks; a clash where the file names a scorer, too. */
function asPrefixed(
  { prefixed, paths }: ExpectedColumns,
  rows: Table['rows'],
  fields: Fields,
): 'prefixed' | 'clash' | null {
  if (!prefixed) return null;
  const names = rows.some(({ cells }) =>
    paths.some((column) => {
      const cell = cells[column];
      return typeof cell === 'string' && usesPrefix(cell);
    }),
  );
  if (!names) return null;
  return fields.scorer === undefined ? 'prefixed' : 'clash';
}
