import type { Fault } from '../errors.ts';
import type { EvaluationRequest, EvaluationSpec, Sample } from '../evaluation.ts';
import { wholeNumber } from '../format.ts';
import { itemAt } from '../item-at.ts';
import { checkSamples } from '../request/check-samples.ts';
import { exampleFrom } from '../request/choose-examples.ts';
import { likelyColumns } from '../request/expected-column.ts';
import { RANGES } from '../request/fields.ts';
import { faultAt, NOWHERE, type TextPlace } from '../request/formats/place.ts';
import type { Table } from '../request/formats/table.ts';
import { isExpectedName } from '../request/known-columns.ts';
import { groupEqual } from '../request/like-inputs.ts';
import { readSamples } from '../request/read-samples.ts';
import { renderPrompt } from '../request/render-prompt.ts';
import { columnOf, templateVariables } from '../request/template.ts';

/** What a table brings to an evaluation that has samples already. */
export interface AddedSamples {
  /** Those it has not. */
  samples: readonly Sample[];
  /** How many of the others it has already, and how many of these expect another answer here. */
  present: number;
  otherAnswers: number;
  /** How many stand there more than once. */
  repeated: number;
  /** How many are in a group that it has, with which they count as one. */
  inGroups: number;
  /** How many are shown to a model as examples. */
  shown: number;
  /** What was understood of the table, in sentences for people. */
  notes: readonly string[];
}

/**
 * Returns what a table brings to a stored evaluation, read as its own samples were: under its task and
 * its answer check. Faults say what is wrong and where.
 */
export function addedSamples(
  { spec, samples: stored }: EvaluationRequest,
  given: Table,
): AddedSamples | { faults: Fault[] } {
  const place = { ...NOWHERE, file: given.rows[0]?.place.file ?? null };
  const templates = templatesOf(spec, place);
  const { table, note } = underItsColumn(given, templates);
  const fields = { prompt: spec.prompt, ...expectedIn(table, stored) };
  const locate = () => place;
  const read = readSamples(table, { fields, scorer: spec.scorer, templates, locate });
  const context = { templates, scorer: spec.scorer, hasContext: spec.context !== null };
  const faults = [
    ...given.faults,
    ...read.faults,
    ...(read.samples.length > 0 || given.faults.length === 0
      ? checkSamples(read, context, place)
      : []),
    ...checksFault(read.scorer?.type, spec, place),
  ];
  if (faults.length > 0) return { faults };
  const samples = read.samples.map(({ columns, expected, alternatives, group }) => ({
    columns,
    expected: expected ?? '',
    alternatives,
    group,
  }));
  const { kept, ...left } = newAndKnown(spec, stored, samples);
  const tooMany = tooManyFault(stored.length, kept.length, place);
  if (tooMany) return { faults: [tooMany] };
  return { samples: kept, ...left, notes: [...(note === null ? [] : [note]), ...read.notes] };
}

function templatesOf({ prompt, system }: EvaluationSpec, place: TextPlace) {
  return [
    { field: 'prompt' as const, text: prompt, place },
    ...(system === null ? [] : [{ field: 'system' as const, text: system, place }]),
  ];
}

/** Lines of `input => expected` bring a column `input`: the one that the task shows, where it shows one. */
function underItsColumn(
  given: Table,
  templates: readonly { text: string }[],
): { table: Table; note: string | null } {
  const shown = templates.flatMap(({ text }) => templateVariables(text));
  const names = [...new Set(shown)].filter((name) => name !== 'context');
  const inputs = given.columns.filter((name) => !isExpectedName(name) && name !== 'group');
  const [name, ...otherNames] = names;
  const [input, ...otherInputs] = inputs;
  const isClear = input !== undefined && otherNames.length + otherInputs.length === 0;
  if (!isClear || name === undefined || !/^\w+$/.test(name)) return { table: given, note: null };
  if (columnOf(name, given.columns) !== null) return { table: given, note: null };
  const renamed = (column: string) => (column === input ? name : column);
  const rows = given.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(
      Object.entries(row.cells).map(([column, cell]) => [renamed(column), cell]),
    ),
  }));
  const table = { ...given, rows, columns: given.columns.map(renamed) };
  return { table, note: `The column ${input} is taken for ${name}, which the task shows.` };
}

/** The column of the answers where its name doesn't tell: the only one that the stored samples don't have. */
function expectedIn(table: Table, stored: readonly Sample[]): { expected?: string } {
  if (likelyColumns(table.columns, []).length > 0) return {};
  const columns = new Set(['group', ...stored.flatMap((sample) => Object.keys(sample.columns))]);
  const others = table.columns.filter((name) => !columns.has(name));
  const [only, ...more] = others;
  return only !== undefined && more.length === 0 ? { expected: only } : {};
}

function checksFault(
  type: EvaluationSpec['scorer']['type'] | undefined,
  { scorer }: EvaluationSpec,
  place: TextPlace,
): Fault[] {
  if (type === undefined || type === scorer.type) return [];
  const message = `The answers name their own checks ("contains-all:", "regex:", …), those of the evaluation are compared by ${scorer.type}: write them alike.`;
  return [faultAt(place, 'expected', message)];
}

/**
 * The samples apart by whether the evaluation has them: what equals one of its own, or is in a group of
 * its own, is no unit more.
 */
function newAndKnown(spec: EvaluationSpec, stored: readonly Sample[], read: readonly Sample[]) {
  const examples = new Set(
    spec.candidates.flatMap(({ recipe }) => recipe?.examples.map(({ input }) => input) ?? []),
  );
  const isShown = (sample: Sample) => examples.has(exampleFrom(spec.prompt, sample).input);
  const distinct = [
    ...new Map(read.toReversed().map((each) => [inputOf(spec, each), each])).values(),
  ];
  const rest = distinct.toReversed().filter((sample) => !isShown(sample));
  const all = groupEqual(spec, [...stored, ...rest]);
  const groups = new Set(all.slice(0, stored.length).flatMap(({ group }) => group ?? []));
  const isNew = ({ group }: Sample) => group === null || !groups.has(group);
  const added = all.slice(stored.length);
  const answers = answersByInput(spec, stored);
  const others = rest.filter((_, index) => !isNew(itemAt(added, index)));
  const present = others.filter((sample) => answers.has(inputOf(spec, sample)));
  return {
    kept: added.filter(isNew),
    present: present.length,
    otherAnswers: present.filter(
      (sample) => answers.get(inputOf(spec, sample)) !== sample.expected.trim(),
    ).length,
    repeated: read.length - distinct.length,
    inGroups: others.length - present.length,
    shown: distinct.length - rest.length,
  };
}

function answersByInput(spec: EvaluationSpec, stored: readonly Sample[]): Map<string, string> {
  return new Map(stored.map((sample) => [inputOf(spec, sample), sample.expected.trim()]));
}

function inputOf(spec: EvaluationSpec, sample: Sample): string {
  return JSON.stringify(renderPrompt(spec, sample));
}

function tooManyFault(stored: number, added: number, place: TextPlace): Fault | null {
  const { most } = RANGES.samples;
  const over = stored + added - most;
  if (over <= 0) return null;
  const message = `The evaluation has ${wholeNumber(stored)} samples, ${wholeNumber(added)} more are too many: at most ${wholeNumber(most)} are taken in all. Leave out ${wholeNumber(over)} of them.`;
  return faultAt(place, 'samples', message);
}
