import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { readEvaluation } from '../../src/cli/input/read-evaluation.ts';
import { AppError } from '../../src/core/errors.ts';
import { estimateRequest } from '../../src/core/estimate/estimate-request.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const AT = new Date('2026-11-24T12:00:00Z');
const MODEL = `
  - provider: google
    id: gemini-5-helium
    contextWindow: 1000000
    maxOutputTokens: 32768
    prices:
      - {input: 1.00, output: 5.00}
`;
const EVALUATION = `
prompt: Sort {{input}}
samples: [{input: a, expected: b}, {input: c, expected: d}]
models: [google/gemini-5-helium, anthropic/claude-haiku-5-5]
`;

async function read(files: Record<string, string>, name = 'e.yml') {
  await using folder = await temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(path.join(folder.path, file), text);
  }
  const options = { catalog: loadCatalog(), at: AT, allowOutside: false };
  return await readEvaluation(path.join(folder.path, name), options);
}

it.each([
  { name: 'in the evaluation file', files: { 'e.yml': `${EVALUATION}catalog:${MODEL}` } },
  {
    name: 'in a file beside it',
    files: { 'e.yml': `${EVALUATION}catalog: mine.yml\n`, 'mine.yml': `models:${MODEL}` },
  },
])('a model described $name can be tested, and goes with the evaluation', async ({ files }) => {
  const { spec, samples } = await read(files);
  expect(spec.candidates.map(({ name }) => name)).toContain('google/gemini-5-helium');
  expect(spec.ownModels).toMatchObject([{ id: 'gemini-5-helium' }]);
  const stored = JSON.parse(JSON.stringify(spec)) as typeof spec;
  const { expectedUsd } = estimateRequest({ spec: stored, samples }, loadCatalog(), AT);
  expect(expectedUsd).toBeGreaterThan(0);
});

it('a model nobody lists is answered with the lines to paste', async () => {
  const error = await read({ 'e.yml': EVALUATION }).catch((thrown: unknown) => thrown);
  const message = error instanceof AppError ? error.faults.at(-1)!.message : '';
  expect(message).toContain('\ncatalog:\n  - provider: google\n    id: gemini-5-helium\n');
});

it.each([
  [
    '{provider: google, id: x}',
    ['contextWindow is missing: write a number.', 'maxOutputTokens is missing: write a number.'],
  ],
  [
    '{provider: google, id: x, contextWindow: 1M, maxOutputTokens: 9, price: {input: 1}}',
    [
      'contextWindow must be a number.',
      'price can only be the word free: what it costs stands under prices, as [{input: 1.00, output: 5.00}].',
    ],
  ],
  [
    '{provider: google, id: x, contextWindow: 9, maxOutputTokens: 9, cost: 1}',
    [expect.stringContaining('cost is not known here. Known are provider, id,')],
  ],
  [
    '{provider: google, id: x, label: "", contextWindow: 0, maxOutputTokens: 9, prices: [{input: -1, output: 1}]}',
    [
      'label must not be empty.',
      'contextWindow must be above 0.',
      'prices[0].input must be 0 or more.',
    ].map((said) => expect.stringContaining(said)),
  ],
  [
    '{provider: google, id: google/x, contextWindow: 9, maxOutputTokens: 9, price: free}',
    ['id must be without its provider: write x.'],
  ],
])(
  'a row that is wrong is told in plain words, without lines to paste: %s',
  async (row, faults) => {
    const files = {
      'e.yml': `${EVALUATION.replace('gemini-5-helium', 'x')}catalog:\n  - ${row}\n`,
    };
    const error = await read(files).catch((thrown: unknown) => thrown);
    const messages = error instanceof AppError ? error.faults.map(({ message }) => message) : [];
    expect(messages.map((each) => each.replace(/^catalog\[0\]\.?/, '').trim())).toEqual(faults);
  },
);

it('LLM_PICK_CATALOG names a file whose models are known everywhere', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'mine.yml');
  writeFileSync(file, `models:${MODEL}`);
  expect(loadCatalog(file).models.at(-1)).toMatchObject({ name: 'google/gemini-5-helium' });
  expect(() => loadCatalog(path.join(folder.path, 'none.yml'))).toThrow(/can't be read/);
  writeFileSync(file, 'models: [{provider: openai}]');
  expect(() => loadCatalog(file)).toThrow(/LLM_PICK_CATALOG names, can't be used/);
});
