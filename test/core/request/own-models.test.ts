import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { ownModelsIn, ownModelsInline } from '../../../src/core/request/own-models.ts';

const catalog = loadCatalog();
const MODEL =
  '{provider: google, id: gemini-5-helium, contextWindow: 9000, maxOutputTokens: 90, price: free}';

/** What a file's faults say, each with its line and column. */
const faultsIn = (text: string) =>
  ownModelsIn(text, 'mine.yml', catalog).faults.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );

describe('a catalogue file of a person’s own', () => {
  it.each([
    ['a list', `- ${MODEL}\n`],
    ['a list under models', `models:\n  - ${MODEL}\n`],
  ])('holds %s', (_, text) => {
    const { models, faults } = ownModelsIn(text, 'mine.yml', catalog);
    expect(faults).toEqual([]);
    expect(models.map(({ name }) => name)).toEqual(['google/gemini-5-helium']);
  });

  it.each([
    ['the value', '- provider: google\n  id: 5\n', '2:7 [0].id must be a text.'],
    ['the model that lacks a key', '\n- id: x\n', '2:3 [0].provider is missing: write a text.'],
    ['the model under models', 'models:\n  - id: x\n', '2:5 models[0].provider is missing'],
    ['the list that is none', '\n\nmodels: 5\n', '3:1 must be a list of models, or hold one'],
    ['the beginning, where it is a bare word', 'helium', '1:1 must be a list of models'],
    ['the beginning, where it is empty', '', '1:1 must be a list of models'],
  ])('is faulted at %s', (_, text, fault) => {
    expect(faultsIn(text)[0]).toContain(fault);
  });

  it('is faulted in sentences that name the file', () => {
    const text = '- provider: google\n  id: gemini-5-helium\n  contextWindow: 1M\n';
    const [first] = ownModelsIn(text, 'mine.yml', catalog).faults;
    expect(first).toEqual({
      file: 'mine.yml',
      line: 3,
      column: 18,
      field: '[0].contextWindow',
      message: '[0].contextWindow must be a number.',
    });
    expect(ownModelsIn('5', 'mine.yml', catalog).faults[0]?.field).toBeNull();
    const priced = `- ${MODEL.replace('free', '5')}\n`;
    expect(faultsIn(priced)).toEqual([
      expect.stringMatching(/\[{input: 1\.00, output: 5\.00}]\.$/),
    ]);
  });

  it('gives no model where its syntax is broken', () => {
    expect(ownModelsIn(`- ${MODEL}\n- {a: 1\n`, 'mine.yml', catalog).models).toEqual([]);
    expect(faultsIn(`- ${MODEL}\n- {a: 1\n`)).toEqual([
      expect.stringContaining('A [ or { before this is never closed'),
    ]);
  });

  it('is faulted for what is there twice, and gives the models all the same', () => {
    const twice = `models: []\nmodels:\n  - ${MODEL}\n`;
    expect(faultsIn(twice)).toEqual(['2:1 models is there twice: keep one.']);
    expect(ownModelsIn(twice, 'mine.yml', catalog).models).toHaveLength(1);
    expect(faultsIn('a: 1\na: [\n')).toEqual([
      '2:1 a is there twice: keep one.',
      expect.stringContaining('never closed'),
    ]);
  });

  it('is faulted where it refers to nothing', () => {
    expect(ownModelsIn('models: *mine\n', 'mine.yml', catalog).models).toEqual([]);
    expect(faultsIn('\nmodels: *mine\n')).toEqual([
      '2:9 *mine refers to nothing: a text that begins with * must stand in quotes.',
    ]);
  });
});

it('models in an evaluation are faulted at their place under catalog', () => {
  const locate = (path: readonly PropertyKey[]) => ({
    file: 'e.yml',
    line: path.length,
    column: null,
  });
  const { models, faults } = ownModelsInline([{ id: 'x' }], locate, catalog);
  expect(models).toEqual([]);
  expect(faults[0]).toEqual({
    file: 'e.yml',
    line: 3,
    column: null,
    field: 'catalog[0].provider',
    message: 'catalog[0].provider is missing: write a text.',
  });
});
