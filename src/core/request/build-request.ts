import type { Catalog } from '../catalog/model.ts';
import type { Fault } from '../errors.ts';
import type { EvaluationRequest, Scorer } from '../evaluation.ts';
import { barOf, lineUpOf, scorerFaults, strangerFaults } from './check-models.ts';
import { checkSamples, type PlacedTemplate } from './check-samples.ts';
import type { Fields } from './fields.ts';
import { faultAt, type Locate } from './formats/place.ts';
import type { SampleRows } from './formats/sample-row.ts';

export interface RequestParts {
  /** The fields that hold; what is missing takes its default. */
  fields: Fields;
  /** Names of fields that were given, right or wrong. */
  given: ReadonlySet<string>;
  /** null when they could not be read: then nothing more is said of them. */
  samples: SampleRows | null;
  /** The context's text. */
  context: string | null;
  /** The name where none was given. */
  defaultName: string;
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
  const scorer = given.has('scorer') ? (fields.scorer ?? null) : EXACT;
  const hasContext = context !== null;
  const faults = [
    ...missingFaults(given, locate),
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
    ...(samples
      ? checkSamples(
          samples,
          { templates: templatesOf(fields, locate), scorer, hasContext },
          locate(['samples']),
        )
      : []),
  ];
  if (faults.length > 0 || !samples || !scorer || fields.prompt === undefined) return { faults };
  const { rows } = samples;
  return {
    request: {
      spec: {
        name: fields.name ?? parts.defaultName,
        system: fields.system ?? null,
        prompt: fields.prompt,
        context,
        ...{ scorer, candidates, bar },
        repeats: fields.repeats ?? 3,
        volume: fields.volume ?? 100_000,
        budget: fields.budget ?? 2,
        design: fields.design ?? 'adaptive',
        seed: fields.seed ?? 1,
        estimand: fields.estimand ?? 'population',
        strict: fields.strict ?? false,
        thorough: fields.thorough ?? false,
        current: fields.current ?? null,
      },
      samples: rows.map(({ columns, expected, group }) => ({
        columns,
        expected: expected ?? '',
        alternatives: [],
        group,
      })),
    },
  };
}

const NO_LINE_UP = { candidates: [], faults: [] };

function missingFaults(given: ReadonlySet<string>, locate: Locate): Fault[] {
  const needed = {
    prompt: 'prompt is missing: write the task, with {{input}} where a sample goes.',
    samples: 'samples is missing: name a CSV, JSONL or JSON file, or list {input, expected}.',
  };
  return Object.entries(needed)
    .filter(([name]) => !given.has(name))
    .map(([name, message]) => faultAt(locate([name]), name, message));
}

function templatesOf(fields: Fields, locate: Locate): PlacedTemplate[] {
  return (['prompt', 'system'] as const).flatMap((field) => {
    const text = fields[field];
    return text === undefined ? [] : [{ field, text, place: locate([field]) }];
  });
}
