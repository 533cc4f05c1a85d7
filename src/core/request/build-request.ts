import type { Catalog, CatalogModel } from '../catalog/model.ts';
import type { Fault } from '../errors.ts';
import type { Candidate, EvaluationRequest, EvaluationSpec, Scorer } from '../evaluation.ts';
import { settledScorer } from '../scoring/expected-fault.ts';
import { barOf, lineUpOf, scorerFaults, strangerFaults } from './check-models.ts';
import { checkSamples, type PlacedTemplate } from './check-samples.ts';
import type { Fields } from './fields.ts';
import { faultAt, type Locate } from './formats/place.ts';
import type { Table } from './formats/table.ts';
import { groupEqual } from './like-inputs.ts';
import { readSamples, type SamplesRead } from './read-samples.ts';

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
  templateFiles: Readonly<{ prompt?: string; system?: string }>;
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
  const { candidates, faults: modelFaults } =
    fields.models || !given.has('models') ? lineUpOf(fields.models, parts) : NO_LINE_UP;
  const { bar, faults: barFaults } = barOf(fields.bar, candidates, parts);
  const chosen = given.has('scorer') ? (fields.scorer ?? null) : EXACT;
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
    ...(fields.current && modelFaults.length === 0
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
  const templated = {
    system: fields.system ?? null,
    prompt: fields.prompt,
    context,
  };
  const asSamples = read.samples.map(({ columns, expected, alternatives, group }) => ({
    columns,
    expected: expected ?? '',
    alternatives,
    group,
  }));
  return {
    request: {
      spec: {
        name: fields.name ?? parts.defaultName,
        ...templated,
        scorer,
        candidates,
        bar,
        repeats: fields.repeats ?? 3,
        volume: fields.volume ?? 100_000,
        budget: fields.budget ?? 2,
        design: fields.design ?? 'adaptive',
        seed: fields.seed ?? 1,
        estimand: fields.estimand ?? 'population',
        strict: fields.strict ?? false,
        thorough: fields.thorough ?? false,
        current: fields.current ?? null,
        ...ownModelsOf(candidates, scorer, parts.catalog),
        dataNotes: [...parts.notes, ...read.notes, ...(settled?.note ? [settled.note] : [])],
      },
      samples: groupEqual(templated, asSamples),
    },
  };
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
  const judge = scorer.type === 'judge' ? scorer.model.split('@')[0] : null;
  const isCalled = ({ name, provider, id }: CatalogModel) =>
    name === judge || candidates.some((each) => each.provider === provider && each.model === id);
  const ownModels = models.flatMap((model) => (model.own && isCalled(model) ? [model.own] : []));
  return ownModels.length === 0 ? {} : { ownModels };
}

const NO_LINE_UP = { candidates: [], faults: [] };

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
