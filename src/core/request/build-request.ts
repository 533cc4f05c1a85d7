import type { Catalog, CatalogModel } from '../catalog/model.ts';
import { modelsCalled } from '../catalog/models-called.ts';
import { withoutEffort } from '../catalog/without-effort.ts';
import type { Fault } from '../errors.ts';
import type { Bar, Candidate, EvaluationRequest, EvaluationSpec, Scorer } from '../evaluation.ts';
import { settledScorer } from '../scoring/expected-fault.ts';
import {
  barOf,
  type LineUp,
  lineUpOf,
  NO_LINE_UP,
  scorerFaults,
  strangerFaults,
} from './check-models.ts';
import { checkSamples, type PlacedTemplate } from './check-samples.ts';
import type { Fields } from './fields.ts';
import { fittingCandidates } from './fitting-candidates.ts';
import { faultAt, type Locate } from './formats/place.ts';
import type { Table } from './formats/table.ts';
import { groupEqual } from './like-inputs.ts';
import { readSamples, type SamplesRead } from './read-samples.ts';
import type { RecipeFiles } from './recipe-of.ts';
import { withShownSamples } from './shown-samples.ts';

export interface RequestParts {
  /** The fields that hold; what is missing takes its default. */
  fields: Fields;
  /** Names of fields that were given, right or wrong. */
  given: ReadonlySet<string>;
  /** null when they could not be read: then nothing more is said of them. */
  samples: Table | null;
  /** The context's text. */
  context: string | null;
  /** What was done to read the files, in sentences for people. */
  notes: readonly string[];
  /** The name where none was given. */
  defaultName: string;
  /** The files that templates were read from, where they were. */
  templateFiles: Readonly<{ prompt?: string; system?: string; models?: readonly RecipeFiles[] }>;
  locate: Locate;
  catalog: Catalog;
  at: Date;
}

const EXACT: Scorer = {
  type: 'exact',
  trim: true,
  ignoreCase: true,
  unicode: 'NFC',
  strict: false,
};

/** An evaluation that can be started, or everything that keeps it from being one. */
export function buildRequest(
  parts: RequestParts,
): { request: EvaluationRequest } | { faults: Fault[] } {
  const { fields, given, samples, context, locate } = parts;
  const chosen = given.has('scorer') ? (fields.scorer ?? null) : EXACT;
  const recipeFiles = parts.templateFiles.models ?? [];
  const lineUp =
    fields.models || !given.has('models')
      ? lineUpOf(fields.models, { ...parts, scorer: chosen, recipeFiles })
      : NO_LINE_UP;
  const { candidates, faults: modelFaults } = lineUp;
  const { bar, faults: barFaults } = barOf(fields.bar, candidates, parts);
  const templates = templatesOf(parts);
  const read = samples && readSamples(samples, { fields, scorer: chosen, templates, locate });
  const compared = read ? read.scorer : chosen;
  const settled = compared && settledScorer(compared, acceptedIn(read?.samples ?? []));
  const scorer = settled?.scorer ?? null;
  const hasContext = context !== null;
  const faults = [
    ...missingFaults(given, read?.columns ?? [], locate),
    ...modelFaults,
    ...(modelFaults.length === 0 && candidates.length > 0 ? barFaults : []),
    ...(scorer ? scorerFaults(scorer, candidates, parts) : []),
    // A line-up that nobody chose may lack it, as where its provider has no key.
    ...(fields.current && given.has('models') && modelFaults.length === 0
      ? strangerFaults('current', fields.current, candidates, {
          ...parts,
          place: locate(['current']),
        })
      : []),
    ...(samples?.faults ?? []),
    ...(read?.faults ?? []),
    ...(read && (read.samples.length > 0 || samples.faults.length === 0)
      ? checkSamples(read, { templates, scorer, hasContext }, locate(['samples']))
      : []),
  ];
  if (faults.length > 0 || !read || !scorer || fields.prompt === undefined) return { faults };
  const notes = [...parts.notes, ...read.notes, ...(settled?.note ? [settled.note] : [])];
  return fittingRequest(parts, { prompt: fields.prompt, read, scorer, lineUp, bar, notes });
}

/** What is known to hold of a request. */
interface Checked {
  prompt: string;
  read: SamplesRead;
  scorer: Scorer;
  lineUp: LineUp;
  bar: Bar;
  notes: readonly string[];
}

/** What is known to hold, put together; without the models that the samples do not fit. */
function fittingRequest(
  parts: RequestParts,
  checked: Checked,
): { request: EvaluationRequest } | { faults: Fault[] } {
  const { fields, context, catalog, locate } = parts;
  const { prompt, read } = checked;
  const templated = { system: fields.system ?? null, prompt, context };
  const all = groupEqual(
    templated,
    read.samples.map(({ columns, expected, alternatives, group }) => ({
      columns,
      expected: expected ?? '',
      alternatives,
      group,
    })),
  );
  const { candidates, samples, note } = withShownSamples(checked.lineUp, prompt, all);
  if (samples.length === 0) return { faults: [faultAt(locate(['models']), 'models', NONE_LEFT)] };
  const fitting = fittingCandidates(candidates, { ...templated, samples }, catalog);
  const misfit = misfitMessage(fitting, checked.bar);
  if (misfit !== null) return { faults: [faultAt(locate(['samples']), 'samples', misfit)] };
  const dataNotes = [...checked.notes, ...(note === null ? [] : [note]), ...fitting.notes];
  const spec = specOf(parts, checked, { candidates: fitting.candidates, dataNotes });
  return { request: { spec: { ...spec, ...templated }, samples } };
}

/** All but its templates; what was not given takes its default. */
function specOf(
  { fields, catalog, defaultName }: RequestParts,
  { scorer, bar }: Checked,
  { candidates, dataNotes }: Pick<EvaluationSpec, 'candidates' | 'dataNotes'>,
): Omit<EvaluationSpec, 'system' | 'prompt' | 'context'> {
  return {
    name: fields.name ?? defaultName,
    scorer,
    candidates,
    bar,
    ...(fields.latency && { latency: fields.latency }),
    repeats: fields.repeats ?? 3,
    volume: fields.volume ?? 100_000,
    budget: fields.budget ?? 2,
    design: fields.design ?? 'adaptive',
    seed: fields.seed ?? 1,
    estimand: fields.estimand ?? 'population',
    strict: fields.strict ?? false,
    thorough: fields.thorough ?? false,
    pilots: fields.pilots ?? true,
    current: fields.current ?? null,
    ...ownModelsOf(candidates, scorer, catalog),
    dataNotes,
  };
}

const NONE_LEFT =
  'models: every sample would be shown as an example, none would be left to ask: show fewer, or add samples.';

/** Said where no model is left, or none to compare with. */
function misfitMessage(
  { candidates, notes }: ReturnType<typeof fittingCandidates>,
  bar: Bar,
): string | null {
  if (notes.length === 0) return null;
  const names = candidates.map(({ name }) => name);
  const isRelative = bar.kind === 'relative';
  const lacks = isRelative && (names.length < 2 || (bar.of !== null && !names.includes(bar.of)));
  if (names.length > 0 && !lacks) return null;
  const what = lacks
    ? 'No model is left to compare with'
    : 'No model takes samples as long as these';
  return `${what}. ${notes.join(' ')}`;
}

function acceptedIn(samples: SamplesRead['samples']): string[] {
  return samples.flatMap(({ expected, alternatives }) => [expected ?? '', ...alternatives]);
}

/** Those of a person's own catalogue that are called; nothing where there are none. */
function ownModelsOf(
  candidates: readonly Candidate[],
  scorer: Scorer,
  { models }: Catalog,
): Pick<EvaluationSpec, 'ownModels'> {
  const judge = scorer.type === 'judge' ? withoutEffort(scorer.model) : null;
  const called = candidates.flatMap(modelsCalled);
  const isCalled = ({ name, provider, id }: CatalogModel) =>
    name === judge || called.some((each) => each.provider === provider && each.model === id);
  const ownModels = models.flatMap((model) => (model.own && isCalled(model) ? [model.own] : []));
  return ownModels.length === 0 ? {} : { ownModels };
}

function missingFaults(
  given: ReadonlySet<string>,
  columns: readonly string[],
  locate: Locate,
): Fault[] {
  const column = columns.includes('input') ? 'input' : (columns[0] ?? 'input');
  const needed = {
    prompt: `prompt is missing: write the task, with {{${column}}} where a sample goes.`,
    samples: 'samples is missing: name a CSV, JSONL or JSON file, or list {input, expected}.',
  };
  return Object.entries(needed)
    .filter(([name]) => !given.has(name))
    .map(([name, message]) => faultAt(locate([name]), name, message));
}

function templatesOf({ fields, locate, templateFiles }: RequestParts): PlacedTemplate[] {
  return (['prompt', 'system'] as const).flatMap((field) => {
    const text = fields[field];
    if (text === undefined) return [];
    const file = templateFiles[field];
    const place = file === undefined ? locate([field]) : { file, line: 1, column: null };
    return [{ field, text, place }];
  });
}
