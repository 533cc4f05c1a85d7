import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { parseOwnModels, withOwnModels } from '../../../src/core/catalog/own-models.ts';
import type { EvaluationRequest } from '../../../src/core/evaluation.ts';
import { buildRequest, type RequestParts } from '../../../src/core/request/build-request.ts';
import { faultAt, NOWHERE } from '../../../src/core/request/formats/place.ts';
import { gatherRows } from '../../../src/core/request/formats/table.ts';
import { FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

const CATALOG = loadCatalog();
const SONNET = 'anthropic/claude-sonnet-5-5';
const PAIR = [HAIKU, FLASH_LITE];

/** Entries of a line-up as an evaluation's are read. */
const models = (...names: string[]) => names.map((model) => ({ model }));

type Fields = RequestParts['fields'];

const tableOf = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  gatherRows(rows.map((cells, index) => ({ cells, place: NOWHERE, name: `sample ${index + 1}` })));

const SAMPLES = tableOf([
  { input: 'a', expected: 'yes' },
  { input: 'b', expected: 'no' },
]);

function partsOf(fields: Fields, parts: Partial<RequestParts> = {}): RequestParts {
  const complete: Fields = {
    prompt: 'Sort {{input}}',
    samples: 's.csv',
    models: models(...PAIR),
    ...fields,
  };
  return {
    fields: complete,
    given: new Set(Object.keys(complete)),
    samples: SAMPLES,
    context: null,
    notes: [],
    defaultName: 's.csv',
    templateFiles: {},
    locate: (path) => ({ file: path.join('.'), line: null, column: null }),
    catalog: CATALOG,
    at: new Date('2026-11-24T12:00:00Z'),
    ...parts,
  };
}

function built(fields: Fields, parts: Partial<RequestParts> = {}): EvaluationRequest {
  const read = buildRequest(partsOf(fields, parts));
  if ('faults' in read) throw new Error(read.faults.map(({ message }) => message).join('\n'));
  return read.request;
}

/** What is wrong, each with its place: here the path of what stands there. */
function faultsOf(fields: Fields, parts: Partial<RequestParts> = {}): string[] {
  const read = buildRequest(partsOf(fields, parts));
  if (!('faults' in read)) return [];
  return read.faults.map(({ file, message }) => `${file}: ${message}`);
}

/** So long that only a window of a million tokens holds it. */
const LONG = tableOf([{ input: 'a'.repeat(1_100_000), expected: 'b' }]);
const SMALL = 'anthropic/claude-haiku-4-5';

describe('an evaluation', () => {
  it('takes the usual for what is left out', () => {
    const { candidates, ...spec } = built({}).spec;
    expect(candidates.map(({ name }) => name)).toEqual(PAIR);
    expect(spec).toEqual({
      name: 's.csv',
      system: null,
      prompt: 'Sort {{input}}',
      context: null,
      scorer: PLAIN_SCORERS.exact,
      bar: { kind: 'absolute', rate: 0.9 },
      repeats: 3,
      volume: 100_000,
      budget: 2,
      design: 'adaptive',
      seed: 1,
      estimand: 'population',
      strict: false,
      thorough: false,
      pilots: true,
      current: null,
      dataNotes: [],
    });
  });

  it('takes what is given', () => {
    const given = {
      name: 'Tickets',
      system: 'Be brief.',
      repeats: 5,
      volume: 7,
      budget: 3,
      design: 'full',
      seed: 42,
      estimand: 'these-samples',
      strict: true,
      thorough: true,
      pilots: false,
      current: HAIKU,
      latency: { withinMs: 2_000, share: 0.95 },
    } as const;
    expect(built(given).spec).toMatchObject(given);
  });

  it('has its samples with their answers, and what the models get beside them', () => {
    const { spec, samples } = built({}, { context: 'FAQ' });
    expect(spec.context).toBe('FAQ');
    expect(samples).toEqual([
      { columns: { input: 'a' }, expected: 'yes', alternatives: [], group: null },
      { columns: { input: 'b' }, expected: 'no', alternatives: [], group: null },
    ]);
  });

  it('says how its files were read, then how its numbers are', () => {
    const samples = tableOf([
      { input: 'a', expected: '1,5' },
      { input: 'b', expected: '2,25' },
    ]);
    const { spec } = built(
      { scorer: PLAIN_SCORERS.number },
      { samples: { ...samples, notes: ['Read as CSV.'] }, notes: ['Read e.yml.'] },
    );
    expect(spec.scorer).toEqual({ ...PLAIN_SCORERS.number, decimal: 'comma' });
    expect(spec.dataNotes).toEqual([
      'Read e.yml.',
      'Read as CSV.',
      'Numbers are read with a comma before the decimals (1.234,5), as the expected answers are written.',
    ]);
  });

  it('does not ask what it shows as an example, and says so', () => {
    const { spec, samples } = built({
      models: [{ model: HAIKU, examples: 1 }, { model: FLASH_LITE }],
    });
    expect(samples.map(({ columns }) => columns.input)).toEqual(['b']);
    expect(spec.candidates[0]?.recipe?.examples).toEqual([{ input: 'a', answer: 'yes' }]);
    expect(spec.dataNotes).toEqual(['1 sample is shown as examples, and asked of no model.']);
  });

  it('has the models of a person’s own that it calls or judges by, and no others', () => {
    const own = ['gemini-5-helium', 'gemini-5-argon', 'gemini-5-xenon'].map((id) => ({
      provider: 'google',
      id,
      contextWindow: 1_000_000,
      maxOutputTokens: 32_768,
      prices: [{ input: 1, output: 5 }],
    }));
    const [helium, argon] = own;
    const catalog = withOwnModels(CATALOG, parseOwnModels(own, CATALOG).models);
    const ownIn = (fields: Fields) => built(fields, { catalog }).spec.ownModels;
    const judge = { type: 'judge', rubric: 'Polite?', model: 'google/gemini-5-argon' } as const;
    expect(ownIn({ models: models('google/gemini-5-helium', HAIKU) })).toEqual([helium]);
    expect(ownIn({ scorer: judge })).toEqual([argon]);
    expect(built({}, { catalog }).spec).not.toHaveProperty('ownModels');
    const alike = { ...helium, id: HAIKU.slice('anthropic/'.length) };
    const wider = withOwnModels(CATALOG, parseOwnModels([alike], CATALOG).models);
    expect(wider.models).toHaveLength(CATALOG.models.length + 1);
    expect(built({}, { catalog: wider }).spec).not.toHaveProperty('ownModels');
  });
});

describe('what keeps an evaluation from being one', () => {
  it('is a prompt or samples that are missing, with what to write', () => {
    expect(faultsOf({}, { given: new Set(['models', 'samples']) })).toEqual([
      'prompt: prompt is missing: write the task, with {{input}} where a sample goes.',
    ]);
    const named = { given: new Set(['models', 'samples']), samples: tableOf([{ mail: 'a' }]) };
    expect(faultsOf({}, named)[0]).toContain('with {{mail}} where a sample goes');
    expect(faultsOf({}, { given: new Set(['models']), samples: null })).toEqual([
      'prompt: prompt is missing: write the task, with {{input}} where a sample goes.',
      'samples: samples is missing: name a CSV, JSONL or JSON file, or list {input, expected}.',
    ]);
  });

  it('is a bar or a current model that no candidate is', () => {
    const bar = { kind: 'relative', within: 0.05, of: SONNET } as const;
    expect(faultsOf({ bar, current: SONNET })).toEqual([
      expect.stringMatching(/^bar\.of: bar\.of names .* not among the models/),
      expect.stringMatching(/^current: current names .* not among the models/),
    ]);
  });

  it('is a wrong model alone, not what names it too', () => {
    const bar = { kind: 'relative', within: 0.05, of: SONNET } as const;
    const faults = faultsOf({
      bar,
      current: SONNET,
      models: models(HAIKU, 'anthropic/claude-nobody'),
    });
    expect(faults).toEqual([expect.stringMatching(/^models\.1: /)]);
  });

  it('is no bar or current model where the list of models did not hold', () => {
    const bar = { kind: 'relative', within: 0.05 } as const;
    const parts = partsOf({ prompt: 'Sort {{mail}}', bar, current: SMALL });
    const { models: _, ...fields } = parts.fields;
    const read = buildRequest({ ...parts, fields });
    expect(read).toMatchObject({ faults: [{ field: 'prompt' }] });
  });

  it('is no current model that the usual line-up lacks', () => {
    const parts = partsOf({ current: SMALL });
    const { models: _, ...fields } = parts.fields;
    const read = buildRequest({ ...parts, fields, given: new Set(Object.keys(fields)) });
    expect(read).toMatchObject({ request: { spec: { current: SMALL } } });
  });

  it('is a file without a sample, unless its lines are faulted themselves', () => {
    const none = { ...SAMPLES, rows: [] };
    const broken = faultAt(NOWHERE, 'samples', 'Line 2 is broken.');
    expect(faultsOf({}, { samples: none })).toEqual([
      'samples: There are no samples: give some, each with its expected answer.',
    ]);
    expect(faultsOf({}, { samples: { ...none, faults: [broken] } })).toEqual([
      'null: Line 2 is broken.',
    ]);
  });

  it('is a broken line with what is wrong in the others', () => {
    const broken = faultAt(NOWHERE, 'samples', 'Line 2 is broken.');
    const samples = tableOf([{ input: 'a', expected: '' }]);
    expect(faultsOf({}, { samples: { ...samples, faults: [broken] } })).toEqual([
      'null: Line 2 is broken.',
      'null: sample 1 has no expected answer: give one.',
    ]);
  });

  it('is a template that shows what no sample has, at its file where it has one', () => {
    const fields = { prompt: 'Sort {{mail}}', system: 'For {{shop}}' };
    expect(faultsOf(fields)).toEqual([
      expect.stringContaining('prompt: prompt uses {{mail}}'),
      expect.stringContaining('system: system uses {{shop}}'),
    ]);
    expect(faultsOf(fields, { templateFiles: { prompt: 'task.md' } })[0]).toContain(
      'task.md: prompt uses {{mail}}',
    );
  });

  it('is that every sample would be shown as an example', () => {
    expect(faultsOf({ models: [{ model: HAIKU, examples: 2 }, { model: FLASH_LITE }] })).toEqual([
      'models: models: every sample would be shown as an example, none would be left to ask: show fewer, or add samples.',
    ]);
  });
});

describe('samples too long for a model', () => {
  const relative = (of?: string) =>
    ({ kind: 'relative', within: 0.05, ...(of && { of }) }) as const;

  it.each<[string, Fields, string | null]>([
    ['leave none', { models: models(SMALL) }, 'No model takes samples as long as these'],
    ['leave one', { models: models(SMALL, FLASH_LITE) }, null],
    [
      'leave one of two to compare',
      { models: models(SMALL, FLASH_LITE), bar: relative() },
      'No model is left to compare with',
    ],
    [
      'leave out the one to compare with',
      { models: models(SMALL, ...PAIR), bar: relative(SMALL) },
      'No model is left to compare with',
    ],
    [
      'leave the one to compare with',
      { models: models(SMALL, ...PAIR), bar: relative(HAIKU) },
      null,
    ],
    ['leave two to compare', { models: models(SMALL, ...PAIR), bar: relative() }, null],
  ])('%s', (_, fields, fault) => {
    const leftOut = expect.stringContaining(`${SMALL} is left out: 100% of the samples`);
    if (fault === null) expect(built(fields, { samples: LONG }).spec.dataNotes).toEqual([leftOut]);
    else {
      const [only, ...others] = faultsOf(fields, { samples: LONG });
      expect(others).toEqual([]);
      expect(only).toContain(`samples: ${fault}. ${SMALL} is left out`);
    }
  });
});
