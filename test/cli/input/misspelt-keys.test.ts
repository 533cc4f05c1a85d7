import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { readEvaluation } from '../../../src/cli/input/read-evaluation.ts';
import type { AppError, Fault } from '../../../src/core/errors.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const OK = 'prompt: "{{input}}"\nsamples: s.csv\n';

async function faultsIn(
  text: string,
  { samples = 'input,expected\na,x\nb,y\n', name = 's.csv' } = {},
) {
  await using folder = await temporaryFolder();
  await writeFile(path.join(folder.path, name), samples);
  const file = path.join(folder.path, 'e.yml');
  await writeFile(file, text);
  const options = { catalog: loadCatalog(), at: new Date('2026-11-26'), allowOutside: false };
  const error = await readEvaluation(file, options).catch((failed: AppError) => failed);
  const faults = 'faults' in error ? error.faults : [];
  return faults.map(({ line, column, message }: Fault) => `${line}:${column} ${message}`);
}

it('each misspelt key of an evaluation is told with what was meant', async () => {
  const text = 'promt: "{{input}}"\nsample: s.csv\nscore: exact\nbars: 0.9\nvolumes: 3\n';
  expect(await faultsIn(text)).toEqual([
    '1:1 promt is not a key of an evaluation. Did you mean prompt?',
    '2:1 sample is not a key of an evaluation. Did you mean samples?',
    '3:1 score is not a key of an evaluation. Did you mean scorer?',
    '4:1 bars is not a key of an evaluation. Did you mean bar?',
    '5:1 volumes is not a key of an evaluation. Did you mean volume?',
  ]);
});

it('the keys that there are, are listed once', async () => {
  const [first, second] = await faultsIn(`${OK}colour: 1\nwheels: 2\n`);
  expect(first).toMatch(/^3:1 colour is not a key of an evaluation\. Known are name, system, /);
  expect(second).toBe('4:1 wheels is not a key of an evaluation.');
});

it.each([
  ['bar: {withn: 0.05}', '3:14 bar.withn is not known here. Did you mean within?'],
  ['take: {frist: 5}', '3:15 take.frist is not known here. Did you mean first?'],
  ['latency: {withn: 2s}', '3:18 latency.withn is not known here. Did you mean within?'],
  ['scorer: {tpye: exact}', '3:16 scorer.tpye is not known here. Did you mean type?'],
  ['models: [{modle: x}]', '3:18 models[0].modle is not known here. Did you mean model?'],
  [
    'models: [{model: anthropic/claude-haiku-5-5, escalate: {too: x, when: disagree}}]',
    '3:62 models[0].escalate.too is not known here. Did you mean to?',
  ],
  [
    'catalog: [{providr: google, id: x, contextWindow: 9, maxOutputTokens: 9}]',
    '3:21 catalog[0].providr is not known here. Did you mean provider?',
  ],
])('what was only misspelt is not missing, too: %s', async (line, fault) => {
  expect(await faultsIn(`${OK}${line}\n`)).toEqual([fault]);
});

it.each([
  ['effort: low', 'is written behind the model: "model: provider/model@high".'],
  ['max_tokens: 5', '"models: [{model: provider/model, maxOutputTokens: ...}]".'],
  ['ignoreCase: true', '"scorer: {type: exact, ignoreCase: ...}".'],
])('a key that stands elsewhere is told its place: %s', async (line, place) => {
  const [fault, ...more] = await faultsIn(`${OK}${line}\n`);
  expect([fault?.slice(-place.length), more]).toEqual([place, []]);
});

it.each([
  ['models: [gpt-4o]', /^3:10 No model is named "gpt-4o" here: only those of anthropic and google/],
  ['models: [google/gemini-flash-lite]', /Did you mean one of these\? google\/gemini-3/],
  ['models: [\u0430nthropic/claude-haiku-5-5]', /Its \u0430 is another letter \(U\+0430\) than a/],
])('a model is told what is near it, where something is: %s', async (line, words) => {
  const [fault] = await faultsIn(`${OK}${line}\n`);
  expect(fault).toMatch(words);
});

it.each(['{input}', '{{input}', '$input', '<input>'])(
  'other braces are told: %s',
  async (braces) => {
    expect(await faultsIn(`prompt: "Sort ${braces}"\nsamples: s.csv\n`)).toEqual([
      `1:9 prompt never shows the sample: write {{input}} instead of ${braces}.`,
    ]);
  },
);

it('a sample with a misspelt answer is told what was meant', async () => {
  const samples = '{"input":"a","expected":"x"}\n{"input":"b","expcted":"y"}\n';
  const text = OK.replace('s.csv', 's.jsonl');
  expect(await faultsIn(text, { samples, name: 's.jsonl' })).toEqual([
    '2:null sample 2 has no expected answer, but expcted. Did you mean expected?',
  ]);
  const broken = '{"input":"a","expected":"x"}\n{"input":"b",\n';
  expect(await faultsIn(text, { samples: broken, name: 's.jsonl' })).toEqual([
    '2:14 This line is not JSON: Expected double-quoted property name.',
  ]);
});

it('a table has no lists to be named', async () => {
  expect((await faultsIn(OK.replace('s.csv', 's.csv#tests')))[0]).toContain(
    '"#tests" names a list of a JSON or YAML file, which s.csv is not. Leave it out.',
  );
});

it('tells the unknown keys of a scorer whose type is missing or wrong', async () => {
  const types = 'scorer.type must be one of exact, contains, regex, number, json, judge.';
  expect(await faultsIn(`${OK}scorer: {TYPE: exact}\n`)).toEqual([
    '3:16 scorer.TYPE is not known here. Did you mean type?',
  ]);
  expect(await faultsIn(`${OK}scorer: {type: exct, trm: true, fields: [a]}\n`)).toEqual([
    `3:16 ${types} Did you mean exact?`,
    '3:27 scorer.trm is not known here. Did you mean trim?',
  ]);
});
