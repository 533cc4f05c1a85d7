import type { Fault } from '../errors.ts';
import type { Scorer } from '../evaluation.ts';
import { isObject, parseJson } from '../scoring/json.ts';
import { readNumber } from '../scoring/number.ts';
import { regexFault } from '../scoring/regex.ts';
import { RANGES } from './fields.ts';
import { faultAt, type Place } from './formats/place.ts';
import type { SampleRow, SampleRows } from './formats/sample-row.ts';
import { nearest } from './nearest.ts';
import { templateVariables } from './template.ts';

/** A template, and where it stands. */
export interface PlacedTemplate {
  field: 'prompt' | 'system';
  text: string;
  place: Place;
}

/** What is wrong with samples, given the templates that show them and the scorer that judges them. */
export function checkSamples(
  samples: SampleRows,
  {
    templates,
    scorer,
    hasContext,
  }: {
    templates: readonly PlacedTemplate[];
    scorer: Scorer | null;
    hasContext: boolean;
  },
  place: Place,
): Fault[] {
  const { rows, columns } = samples;
  if (rows.length === 0) {
    if (samples.faults.length > 0) return [];
    return [
      faultAt(place, 'samples', 'There are no samples: give some, each with its expected answer.'),
    ];
  }
  const { most } = RANGES.samples;
  const message = `There are more than ${most.toLocaleString('en-US')} samples, the most that are taken: leave some out.`;
  const tooMany = rows.length > most ? [faultAt(place, 'samples', message)] : [];
  return [
    ...tooMany,
    ...templates.flatMap((template) => variableFaults(template, columns, hasContext)),
    ...unseenFault(templates, columns),
    ...(hasContext && columns.includes('context') ? [faultAt(rows[0]!.place, 'context', TWO)] : []),
    ...valueFaults(rows, templates, columns),
    ...rows.flatMap(unstorableFaults),
    ...(scorer ? expectedFaults(rows, scorer, place) : []),
  ];
}

const TWO =
  'The samples have a column context, but {{context}} is the context of the evaluation: rename the column.';

function variableFaults(
  { field, text, place }: PlacedTemplate,
  columns: readonly string[],
  hasContext: boolean,
): Fault[] {
  const known = hasContext ? [...columns, 'context'] : columns;
  return templateVariables(text)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      const advice =
        name === 'context'
          ? 'Give a context, or remove it.'
          : meant
            ? `Did you mean {{${meant}}}?`
            : `The samples have ${known.map((each) => `{{${each}}}`).join(', ') || 'no column'}.`;
      return faultAt(
        place,
        field,
        `${field} uses {{${name}}}, which the samples don't have. ${advice}`,
      );
    });
}

/** A task that never shows the sample would get the same answer every time. */
function unseenFault(templates: readonly PlacedTemplate[], columns: readonly string[]): Fault[] {
  const prompt = templates.find(({ field }) => field === 'prompt');
  const used = templates.flatMap(({ text }) => templateVariables(text));
  if (!prompt || used.some((name) => name !== 'context')) return [];
  const column = columns.includes('input') ? 'input' : (columns[0] ?? 'input');
  const message = `prompt never shows the sample: put {{${column}}} where it goes.`;
  return [faultAt(prompt.place, 'prompt', message)];
}

/** Values that some rows lack: lists of objects need not have the same keys. */
function valueFaults(
  rows: readonly SampleRow[],
  templates: readonly PlacedTemplate[],
  columns: readonly string[],
): Fault[] {
  const used = templates
    .flatMap(({ text }) => templateVariables(text))
    .filter((name) => columns.includes(name));
  return rows.flatMap((row) =>
    [...new Set(used)]
      .filter((name) => !row.columns[name]?.trim())
      .map((name) => faultAt(row.place, name, `${row.name} has no ${name}: fill it in.`)),
  );
}

/** What no database takes: zero characters, halves of characters. */
function unstorableFaults({ columns, expected, place, name }: SampleRow): Fault[] {
  return Object.entries({ ...columns, expected: expected ?? '' })
    .filter(([, text]) => text.includes('\0') || !text.isWellFormed())
    .map(([column]) => {
      const message = `${name} holds a broken character (\\0 or half of a pair) in ${column}: remove it.`;
      return faultAt(place, column, message);
    });
}

/** Whether samples stand in a file of their own, whose first line has their columns. */
function isInFile(row: Place, evaluation: Place): boolean {
  return row.file !== null && row.file !== evaluation.file;
}

function expectedFaults(rows: readonly SampleRow[], scorer: Scorer, place: Place): Fault[] {
  if (scorer.type === 'judge') return [];
  if (scorer.type === 'json' && scorer.schema) return [];
  if (scorer.type === 'regex' && scorer.pattern !== null) return [];
  if (rows.every(({ expected }) => expected === null)) {
    const from = isInFile(rows[0]!.place, place) ? { ...rows[0]!.place, line: 1 } : place;
    const meant = nearest('expected', Object.keys(rows[0]!.columns));
    const advice = meant ? `rename the column ${meant} to expected` : 'add a column "expected"';
    const message = `No sample has an expected answer: ${advice}.`;
    return [faultAt(from, 'expected', message)];
  }
  return rows.flatMap((row) => {
    const wrong = expectedFault(row.expected, scorer);
    return wrong ? [faultAt(row.place, 'expected', `${row.name} ${wrong}`)] : [];
  });
}

function expectedFault(expected: string | null, scorer: Scorer): string | null {
  if (expected === null || expected.trim() === '') return 'has no expected answer: give one.';
  switch (scorer.type) {
    case 'number':
      return readNumber(expected) === null
        ? 'expects no number, but the scorer is number: write one.'
        : null;
    case 'json':
      return jsonFault(parseJson(expected), scorer.fields ?? []);
    case 'regex': {
      const fault = regexFault(expected);
      return fault ? `expects a pattern that is no regular expression (${fault}).` : null;
    }
    default:
      return null;
  }
}

function jsonFault(expected: unknown, compared: readonly string[]): string | null {
  if (expected === undefined) return 'expects no JSON, but the scorer is json: write JSON.';
  if (compared.length > 0 && !isObject(expected)) {
    return 'expects no JSON object, but the scorer compares fields: write {...}.';
  }
  const lacking = compared.filter((field) => !Object.hasOwn(Object(expected), field));
  if (lacking.length === 0) return null;
  return `expects nothing of ${lacking.join(', ')}, which the scorer compares: add it.`;
}
