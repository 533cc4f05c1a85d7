import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import type { Catalog } from '../../../src/core/catalog/model.ts';
import { parseOwnModels, withOwnModels } from '../../../src/core/catalog/own-models.ts';
import type { Scorer } from '../../../src/core/evaluation.ts';
import {
  barOf,
  lineUpOf,
  scorerFaults,
  strangerFaults,
} from '../../../src/core/request/check-models.ts';
import { NOWHERE } from '../../../src/core/request/formats/place.ts';
import { candidate, FLASH_LITE, HAIKU } from '../../support/evaluation-request.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

const CATALOG = loadCatalog();
const PAIR = [candidate(HAIKU), candidate(FLASH_LITE)];

/** Places are the paths of what stands there. */
const partsOf = (catalog: Catalog) => ({
  catalog,
  at: new Date('2026-11-24T12:00:00Z'),
  locate: (path: readonly PropertyKey[]) => ({ file: path.join('.'), line: null, column: null }),
  scorer: null,
  recipeFiles: [],
});

type LineUpFields = Parameters<typeof lineUpOf>[0];

const lineUp = (models: LineUpFields, catalog = CATALOG) => lineUpOf(models, partsOf(catalog));

describe('a line-up', () => {
  it('is the catalogue’s where none is given, and faulted where that is empty', () => {
    expect(lineUp(undefined)).toMatchObject({ faults: [] });
    expect(lineUp(undefined).candidates.length).toBeGreaterThan(1);
    const { candidates, faults } = lineUp(undefined, { ...CATALOG, models: [] });
    expect(candidates).toEqual([]);
    expect(faults).toEqual([
      {
        file: 'models',
        line: null,
        column: null,
        field: 'models',
        message: 'No model can be called: name some under models.',
      },
    ]);
  });

  it('holds each entry that can be called, and those that are to be shown samples', () => {
    const { candidates, shown, faults } = lineUp([
      { model: HAIKU },
      { model: 'google/gemini-nobody' },
      { model: FLASH_LITE, name: 'shown', examples: 2 },
      { model: HAIKU },
    ]);
    expect(candidates.map(({ name }) => name)).toEqual([HAIKU, 'shown']);
    expect([...shown]).toEqual([['shown', 2]]);
    expect(faults.map(({ file, field }) => [file, field])).toEqual([
      ['models.1', 'models[1]'],
      ['models.3', 'models[3]'],
    ]);
    expect(faults[1]?.message).toBe(`${HAIKU} is there twice: name it once.`);
  });

  it('advises a name where two recipes are called alike', () => {
    const entry = { model: HAIKU, context: 'Manual' };
    const { faults } = lineUp([
      entry,
      { model: HAIKU, rules: 'Be brief.', name: `${HAIKU} +context` },
    ]);
    expect(faults[0]?.message).toBe(
      `${HAIKU} +context is there twice: keep one, or tell them apart with a "name".`,
    );
  });

  it('names a candidate after the files of its entry', () => {
    const entry = { model: HAIKU, context: 'Manual' };
    const parts = { ...partsOf(CATALOG), recipeFiles: [{}, { context: 'manual.md' }] };
    const { candidates } = lineUpOf([{ model: FLASH_LITE }, entry], parts);
    expect(candidates.map(({ name }) => name)).toEqual([FLASH_LITE, `${HAIKU} +manual.md`]);
  });

  it('is faulted where a planner stands that nobody lists', () => {
    const { faults } = lineUp([{ model: HAIKU, plan: 'google/gemini-nobody' }]);
    expect(faults).toMatchObject([{ file: 'models.0.plan', field: 'models[0].plan' }]);
  });
});

describe('a bar', () => {
  const bars = (bar: Parameters<typeof barOf>[0], candidates = PAIR) =>
    barOf(bar, candidates, partsOf(CATALOG));

  it('is 90% where none is given', () => {
    expect(bars(undefined)).toEqual({ bar: { kind: 'absolute', rate: 0.9 }, faults: [] });
  });

  it('compares two models at least', () => {
    const relative = { kind: 'relative', within: 0.05 } as const;
    expect(bars(relative)).toEqual({ bar: { ...relative, of: null }, faults: [] });
    expect(bars(relative, PAIR.slice(0, 1)).faults).toEqual([
      {
        file: 'bar',
        line: null,
        column: null,
        field: 'bar',
        message: 'bar compares with another model: name at least two under models.',
      },
    ]);
  });

  it('is faulted once, where the only model is not the one that it names', () => {
    const of = 'anthropic/claude-sonnet-5-5';
    const { faults } = bars({ kind: 'relative', within: 0.05, of }, PAIR.slice(0, 1));
    expect(faults).toMatchObject([{ file: 'bar.of', field: 'bar.of' }]);
  });
});

it('a model that must be a candidate is faulted by whether it is listed at all', () => {
  const parts = { ...partsOf(CATALOG), place: NOWHERE };
  const faultsOf = (name: string, candidates = PAIR) =>
    strangerFaults('current', name, candidates, parts).map(({ message }) => message);
  expect(faultsOf(HAIKU)).toEqual([]);
  expect(faultsOf('anthropic/claude-nobody', [])).toEqual([]);
  expect(faultsOf('anthropic/claude-opus-5-5')).toEqual([
    `current names anthropic/claude-opus-5-5, which is not among the models: add it there, or name one of ${HAIKU}, ${FLASH_LITE}.`,
  ]);
  expect(faultsOf('anthropic/claude-nobody')).toEqual([
    expect.not.stringContaining('among the models'),
  ]);
});

describe('a scorer’s own settings', () => {
  const faultsOf = (scorer: Scorer, catalog = CATALOG) =>
    scorerFaults(scorer, PAIR, partsOf(catalog)).map(({ file, message }) => `${file}: ${message}`);
  const judge = (model: string): Scorer => ({ type: 'judge', rubric: 'Polite?', model });

  it.each<[Scorer, string | null]>([
    [PLAIN_SCORERS.exact, null],
    [PLAIN_SCORERS.regex, null],
    [{ ...PLAIN_SCORERS.regex, pattern: '^a' }, null],
    [
      { ...PLAIN_SCORERS.regex, pattern: '(a' },
      'scorer.pattern: scorer.pattern is no regular expression',
    ],
    [PLAIN_SCORERS.json, null],
    [{ ...PLAIN_SCORERS.json, schema: { type: 'object' } }, null],
    [
      { ...PLAIN_SCORERS.json, schema: { type: 5 } },
      'scorer.schema: scorer.schema is no JSON Schema: ',
    ],
    [judge('anthropic/claude-opus-5-5'), null],
    [
      judge(HAIKU),
      `scorer.model: As it is tested, ${HAIKU} can't judge its own answers: let another model judge`,
    ],
    [judge('anthropic/claude-nobody'), 'scorer.model: '],
  ])('%j: %s', (scorer, fault) => {
    expect(faultsOf(scorer)).toEqual(fault === null ? [] : [expect.stringContaining(fault)]);
  });

  it('are answered with the nearest model that is not tested', () => {
    const [fault = ''] = faultsOf(judge(HAIKU));
    expect(fault).toMatch(/let another model judge, e\.g\. anthropic\/claude-[\w-]+\.$/);
    expect(fault.endsWith(`e.g. ${HAIKU}.`)).toBe(false);
    const alone = { ...CATALOG, models: CATALOG.models.filter(({ name }) => name === HAIKU) };
    expect(faultsOf(judge(HAIKU), alone)).toEqual([
      `scorer.model: As it is tested, ${HAIKU} can't judge its own answers: let another model judge, e.g. one that is not under models.`,
    ]);
  });

  it('may name a judge of the same id from another provider', () => {
    const alike = {
      provider: 'google',
      id: HAIKU.slice('anthropic/'.length),
      contextWindow: 9_000,
      maxOutputTokens: 900,
      price: 'free',
    };
    const catalog = withOwnModels(CATALOG, parseOwnModels([alike], CATALOG).models);
    expect(faultsOf(judge(`google/${alike.id}`), catalog)).toEqual([]);
  });
});
