import type { Catalog } from '../../catalog/model.ts';
import type { Fault } from '../../errors.ts';
import type { EvaluationRequest } from '../../evaluation.ts';
import { listed } from '../../format.ts';
import { isBlank } from '../../is-blank.ts';
import { dollarsDoubt, parseBar, parseDollars, parseWhole } from '../../typed-numbers.ts';
import { buildRequest } from '../build-request.ts';
import { faultAt, NOWHERE } from '../formats/place.ts';
import type { Table } from '../formats/table.ts';
import { isExpectedName } from '../known-columns.ts';
import { readFields } from '../parse-evaluation.ts';
import { templateVariables } from '../template.ts';
import type { FormValues } from './form-values.ts';
import { samplesTable } from './samples-table.ts';

const NAME_LENGTH = 60;

/** The form's values as an evaluation that can be started, or faults by the form's field names. */
export function requestFromForm(
  values: FormValues,
  { catalog, at }: { catalog: Catalog; at: Date },
): { request: EvaluationRequest } | { faults: Fault[] } {
  const samples = samplesTable(values);
  const shown = samples.columns.filter((name) => !isExpectedName(name) && name !== 'group');
  const raw = rawFields(values, shown);
  const read = readFields(raw, () => NOWHERE);
  const built = buildRequest({
    fields: read.fields,
    given: new Set([...Object.keys(raw), 'samples', 'prompt']),
    samples,
    context: values.context.trim() === '' ? null : values.context,
    templateFiles: {},
    notes: [],
    defaultName: nameFor(values.task),
    locate: () => NOWHERE,
    catalog,
    at,
  });
  const missing = isBlank(values.task)
    ? [faultAt(NOWHERE, 'task', 'Describe the task: what should the model do with a sample?')]
    : [];
  const faults = [...missing, ...read.faults, ...('faults' in built ? built.faults : [])];
  if (faults.length > 0 || 'faults' in built) {
    const doubt = dollarsDoubt(values.budget);
    return {
      faults: faults
        .map((fault) =>
          inTheForm(fault.field === 'expected' ? answerless(fault, values, samples) : fault),
        )
        .map((fault) =>
          doubt && fault.field === 'budget' ? { ...fault, message: `${doubt}.` } : fault,
        ),
    };
  }
  return built;
}

/** The values as an evaluation file would hold them. */
function rawFields(values: FormValues, columns: readonly string[]): Record<string, unknown> {
  const typed = {
    name: values.name.trim(),
    system: values.system.trim() === '' ? '' : values.system,
    prompt: promptOf(values.task, columns),
    context: values.context.trim() === '' ? '' : values.context,
    scorer: scorerOf(values),
    models: values.models.length > 0 ? values.models : '',
    repeats: parseWhole(values.repeats),
    bar: parseBar(values.bar),
    latency: values.latency.trim(),
    estimand: values.estimand,
    volume: parseWhole(values.volume),
    budget: parseDollars(values.budget),
    current: values.current,
  };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
}

function scorerOf({ scorer, rubric, judge }: FormValues): unknown {
  return scorer === 'judge' ? { type: scorer, rubric, model: judge } : scorer;
}

/**
 * The task as a template: a sample goes at the end where the task doesn't say where, under its columns'
 * names where it has several.
 */
function promptOf(task: string, columns: readonly string[]): string {
  const text = task.trim();
  if (text === '' || templateVariables(text).length > 0) return text;
  const shown = columns.filter((name) => !/^(id|index|no|nr)$/i.test(name));
  if (columns.includes('input') || shown.length < 2) {
    return `${text}\n\n{{${columns.includes('input') ? 'input' : (shown[0] ?? 'input')}}}`;
  }
  return `${text}\n\n${shown.map((name) => `${name}: {{${name}}}`).join('\n')}`;
}

function nameFor(task: string): string {
  const line = task.trim().split('\n')[0] ?? '';
  if (line.length <= NAME_LENGTH) return line;
  // Not within a word, nor within a character of two units, which the database would refuse.
  return `${line.slice(0, NAME_LENGTH).replace(/\s+\S*$|[\ud800-\udbff]$/, '')}…`;
}

/** What to do where no sample has an answer; a file is named, as its samples stand in no field. */
function answerless(fault: Fault, { file }: FormValues, { columns }: Table): Fault {
  if (!fault.message.startsWith('No sample has an expected answer.')) return fault;
  const of = file === null ? '' : ` of ${file.name}`;
  const advice =
    columns.length > 1
      ? `The columns are ${listed(columns)} (a table’s first line names them): call the one that holds it “expected”.`
      : 'Write lines as “input => expected answer”, or a table with a column “expected”.';
  return { ...fault, message: `No sample${of} has an expected answer. ${advice}` };
}

/** The prompt is the form's task; what concerns one sample belongs to the samples. */
function inTheForm(fault: Fault): Fault {
  const path = fault.field ?? '';
  const field = FIELD_OF[path] ?? path.replace(/[[.].*$/, '');
  const message = WORDS.reduce((text, [file, form]) => text.replace(file, form), fault.message);
  return { ...fault, field: FORM_FIELDS.has(field) ? field : 'samples', message: capital(message) };
}

/** Fields that the form names otherwise than the file. */
const FIELD_OF: Readonly<Record<string, string>> = {
  prompt: 'task',
  'scorer.rubric': 'rubric',
  'scorer.model': 'judge',
};

/** What the form calls otherwise than the file. */
const WORDS: readonly [RegExp, string][] = [
  [/^prompt /, 'The task '],
  [/^system /, 'The system prompt '],
  [/^current /, 'The model in use today '],
  [/^scorer\.rubric .*$/, 'Say what makes an answer good.'],
  [/^scorer\.model is (missing|empty).*$/, 'Choose the model that judges.'],
  [/^bar(\.within)? must be .*$/, 'The bar must be like 90%, 0.9, or within 5% of a model.'],
  [/^bar(\.of)? /, 'The bar '],
  [/^latency(\.\w+)? must be .*$/, 'Write it like 95% within 2 s, or 800 ms.'],
  [/Give a context, or remove it\.$/, 'Remove it.'],
  [/, but the scorer is (?:number|json): (.*)\.$/, ': $1, or choose another check.'],
  [/: add "decimal: .*$/, ': write it without marks between thousands.'],
  [/^There are no samples: .*$/, 'Give some samples, a line each: input => expected answer.'],
];

/** The form's fields apart from its samples. */
const FORM_FIELDS: ReadonlySet<string> = new Set([
  'name',
  'system',
  'task',
  'context',
  'scorer',
  'rubric',
  'judge',
  'current',
  'models',
  'repeats',
  'bar',
  'latency',
  'estimand',
  'volume',
  'budget',
]);

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
