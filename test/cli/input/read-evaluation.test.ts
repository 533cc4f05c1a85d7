import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { readEvaluation } from '../../../src/cli/input/read-evaluation.ts';
import { nearestNames } from '../../../src/core/catalog/find-model.ts';
import type { AppError } from '../../../src/core/errors.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';
import { faultsIn, requestIn } from '../../support/read-evaluation.ts';

const CATALOG = loadCatalog();
const HAIKU = 'anthropic/claude-haiku-5-5';
const SONNET = 'anthropic/claude-sonnet-5-5';
const OK = `prompt: "{{input}}"\nsamples: s.csv\nmodels: [${HAIKU}, ${SONNET}]\n`;

describe('an evaluation file', () => {
  it('whose own samples have no expected answer is told where they begin', async () => {
    const lines = ['name: x', 'prompt: "{{input}}"', 'samples:', '  - {input: a, expectd: b}'];
    expect(await faultsIn(`${lines.join('\n')}\n`)).toEqual([
      'e.yml:4:3 expected: No sample has an expected answer. The columns are input, expectd: say which one holds it, e.g. "expected: expectd".',
    ]);
  });

  it('is told all its faults at once, from the top', async () => {
    const faults = await faultsIn(
      [
        'promt: Sort {{input}}',
        'repeats: 99',
        'budget: -1',
        'bar: 90',
        'volume: many',
        `models: [anthropic/claude-haiku-55, ${HAIKU}, ${HAIKU}]`,
        'scorer: {type: exakt}',
        'samples: none.csv',
        'seed: 1.5',
        'strict: maybe',
        'context: none.md',
        'bar: 0.9',
      ].join('\n'),
    );
    expect(faults).toEqual([
      'e.yml:1:1 promt: promt is not a key of an evaluation. Did you mean prompt?',
      'e.yml:2:10 repeats: repeats must be from 1 to 10.',
      'e.yml:3:9 budget: budget must be above 0: it is the most this evaluation may spend, in dollars.',
      'e.yml:5:9 volume: volume must be a whole number of calls a month, such as 100000 or 100k.',
      `e.yml:6:10 models[0]: No model is named "anthropic/claude-haiku-55". Did you mean one of these? ${nearestNames(CATALOG, 'anthropic/claude-haiku-55').join(', ')}`,
      `e.yml:6:65 models[2]: ${HAIKU} is there twice: name it once.`,
      'e.yml:7:16 scorer.type: scorer.type must be one of exact, contains, regex, number, json, judge. Did you mean exact?',
      "e.yml:8:10 samples: none.csv can't be read: there is no such file.",
      'e.yml:9:7 seed: seed must be a whole number.',
      'e.yml:10:9 strict: strict must be true or false.',
      "e.yml:11:10 context: none.md can't be read: there is no such file.",
      'e.yml:12:1 -: bar is there twice: keep one.',
      expect.stringMatching(/describe it in this file:\ncatalog:\n/),
    ]);
  });

  it.each<[string, string, string]>([
    ['bar', 'bar: 90', '4:6 bar: bar must be above 0 and at most 1: write 0.9 for 90%.'],
    ['bar', 'bar: 0', '4:6 bar: bar must be above 0 and at most 1: write 0.9 for 90%.'],
    [
      'bar',
      'bar: "rather good"',
      '4:6 bar: bar must be a share above 0 and at most 1 (0.9 for 90%), or {within: 0.05, of: a model}.',
    ],
    [
      'bar',
      'bar: {within: 5}',
      '4:15 bar.within: bar.within must be above 0 and below 1: write 0.05 for 5 points.',
    ],
    [
      'bar',
      'bar: {within: 0.05, off: x}',
      '4:26 bar.off: bar.off is not known here. Did you mean of?',
    ],
    ['bar', 'bar: {}', '4:6 bar.within: bar.within is missing: write 0.05 for 5 points.'],
    [
      'bar',
      'bar: {within: 0.05, of: anthropic/claude-opus-5-5}',
      `4:25 bar.of: bar.of names anthropic/claude-opus-5-5, which is not among the models: add it there, or name one of ${HAIKU}, ${SONNET}.`,
    ],
    ['budget', 'budget: 2 EUR', '4:9 budget: budget must be a number of dollars, such as 2.50.'],
    ['budget', 'budget: .inf', '4:9 budget: budget must be a number of dollars, such as 2.50.'],
    ['budget', 'budget: 1e9', '4:9 budget: budget must be at most 10,000 dollars.'],
    ['repeats', 'repeats: 0', '4:10 repeats: repeats must be from 1 to 10.'],
    ['repeats', 'repeats: 3x', '4:10 repeats: repeats must be a whole number from 1 to 10.'],
    [
      'volume',
      'volume: 1,20',
      '4:9 volume: volume must be a whole number of calls a month, such as 100000 or 100k.',
    ],
    ['seed', 'seed: 99999999999', '4:7 seed: seed must be at most 2147483647.'],
    ['design', 'design: ful', '4:9 design: design must be adaptive or full.'],
    [
      'current',
      'current: anthropic/claude-opus-5-5',
      `4:10 current: current names anthropic/claude-opus-5-5, which is not among the models: add it there, or name one of ${HAIKU}, ${SONNET}.`,
    ],
    [
      'current',
      'current: x/y',
      '4:10 current: No model is named "x/y": there is no provider "x" here, only anthropic and google. "llm-pick models" lists their models.',
    ],
    [
      'bar',
      'bar: {within: 0.05, of: anthropic/claude-haiku-55}',
      `4:25 bar.of: No model is named "anthropic/claude-haiku-55". Did you mean one of these? ${nearestNames(CATALOG, 'anthropic/claude-haiku-55').join(', ')}`,
    ],
    ['name', 'name: 5', '4:7 name: name must be text: a name. Put it in quotes.'],
    ['name', 'name: "a\\0b"', '4:7 name: name holds a zero character (\\0): remove it.'],
    [
      'scorer',
      'scorer: {type: exact, ignorecase: true}',
      '4:35 scorer.ignorecase: scorer.ignorecase is not known here. Did you mean ignoreCase?',
    ],
    [
      'scorer',
      'scorer: {type: number, tolerance: "5"}',
      '4:35 scorer.tolerance: scorer.tolerance must be a number: 0.5, or with "relative: true" 0.05 for 5%.',
    ],
    [
      'scorer',
      'scorer: {type: regex, pattern: "(a"}',
      '4:32 scorer.pattern: scorer.pattern is no regular expression (RE2): missing closing ): `(a`.',
    ],
    [
      'scorer',
      'scorer: {type: json, schema: {type: strng}}',
      '4:30 scorer.schema: scorer.schema is no JSON Schema: type must be equal to one of the allowed values.',
    ],
    [
      'scorer',
      'scorer: {type: json, schema: {type: string, pattern: "(a"}}',
      '4:30 scorer.schema: scorer.schema is no JSON Schema: missing closing ): `(a`.',
    ],
    [
      'scorer',
      `scorer: {type: judge, rubric: good, model: ${HAIKU}@low}`,
      `4:44 scorer.model: As it is tested, ${HAIKU}@low can't judge its own answers: let another model judge, e.g. ${nearestNames(CATALOG, `${HAIKU}@low`).find((name) => name !== HAIKU)}.`,
    ],
    [
      'context',
      'context: none.html',
      "4:10 context: none.html can't be read: there is no such file.",
    ],
    [
      'key',
      'a: 3',
      '4:1 a: a is not a key of an evaluation. Known are name, system, prompt, context, samples, expected, take, catalog, scorer, models, repeats, bar, latency, volume, budget, design, seed, estimand, strict, thorough, pilots, current.',
    ],
    ['key', 'Budget: 3', '4:1 Budget: Budget is not a key of an evaluation. Did you mean budget?'],
    [
      'key',
      '__proto__: 3',
      '4:1 __proto__: __proto__ is not a key of an evaluation. Known are name, system, prompt, context, samples, expected, take, catalog, scorer, models, repeats, bar, latency, volume, budget, design, seed, estimand, strict, thorough, pilots, current.',
    ],
  ])('says what is wrong with its %s: %s', async (_field, text, fault) => {
    expect(await faultsIn(`${OK}${text}\n`)).toEqual([`e.yml:${fault}`]);
  });

  it.each([
    [
      'an entry that is no model',
      'models: [7]',
      'models[0]: models[0] must be provider/model, provider/model@effort, or {model, context, examples, rules, plan, escalate, ...}.',
    ],
    ['an empty name', 'models: [""]', 'models[0]: models[0] is empty: write a model.'],
    [
      'an unknown setting',
      'models: [{modl: x}]',
      'models[0].modl: models[0].modl is not known here. Did you mean model?',
    ],
    [
      'a temperature out of range',
      `models: [{model: ${HAIKU}, temperature: 5}]`,
      'models[0].temperature: models[0].temperature must be from 0 to 2.',
    ],
    [
      'an unknown effort',
      `models: [${HAIKU}@loww]`,
      `models[0]: ${HAIKU} has no effort "loww". It knows none, low, medium, high, xhigh, max.`,
    ],
    [
      'a name instead of a list',
      `models: ${HAIKU}`,
      `models: models must be a list: [${HAIKU}, ...].`,
    ],
    ['an empty list', 'models: []', 'models: models is empty: name a model.'],
  ])('says what is wrong with %s among its models', async (_name, text, fault) => {
    const faults = await faultsIn(`prompt: "{{input}}"\nsamples: s.csv\n${text}\n`);
    expect(faults.map((line) => line.replace(/^\S+ /, '')).join('\n')).toBe(fault);
  });

  it.each([
    [
      'an open quote',
      'prompt: x\nsystem: "abc\nsamples: s.csv\n',
      '2:9 -: A quote is opened here and never closed: close it, or leave it out.',
    ],
    [
      'an open bracket',
      'prompt: [a\nbudget: 2\n',
      '2:1 -: A [ or { before this is never closed: add the missing ] or }.',
    ],
    ['a tab', 'prompt: x\n\tsamples: y\n', '2:1 -: This line is indented with a tab: use spaces.'],
    [
      'a colon in a text',
      'prompt: Answer: yes\n',
      '1:9 -: A text with ": " in it must stand in quotes, or after "|" on lines of its own.',
    ],
    [
      'a reserved character',
      'prompt: @x {{input}}\n',
      '1:9 -: A text that begins with @ must stand in quotes.',
    ],
    [
      'a star',
      'prompt: *a\n',
      '1:9 -: *a refers to nothing: a text that begins with * must stand in quotes.',
    ],
    [
      'braces without quotes',
      'prompt: {{input}}\nsamples: s.csv\n',
      '1:9 prompt: prompt must be text: the task, with {{input}} where a sample goes. Text with braces or brackets stands in quotes.',
    ],
    [
      'two documents',
      `${OK}---\na: b\n`,
      '4:1 -: The file holds several documents, parted by "---": keep one.',
    ],
    [
      'references without end',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefg'.replaceAll(/./g, (key) => {
        const last = String.fromCharCode(key.charCodeAt(0) - 1);
        return `${key}: &${key} [${`*${last},`.repeat(9)}]\n`;
      })}`,
      '1:1 -: The file refers to its own parts too often: write them out.',
    ],
    [
      'a list',
      '- a\n',
      '1:1 -: The file holds samples, not an evaluation: write one that names it, e.g. "prompt: ...{{input}}..." and "samples: e.yml".',
    ],
    ['nothing', ' \n', ' -: The file is empty.'],
  ])('is told the place of %s in plain words', async (_name, text, fault) => {
    expect(await faultsIn(text)).toEqual([`e.yml${fault.startsWith(' ') ? '' : ':'}${fault}`]);
  });

  it('may leave keys empty that have a default, but not the others', async () => {
    expect(await faultsIn('prompt:\nsamples:\nmodels:\nbar:\n')).toEqual([
      'e.yml:1:8 prompt: prompt is missing: write the task, with {{input}} where a sample goes.',
      'e.yml:2:9 samples: samples is missing: name a CSV, JSONL or JSON file, or list {input, expected}.',
    ]);
  });

  it('takes the default of whatever is left out', async () => {
    const { spec } = await requestIn('prompt: "{{input}}"\nsamples: s.csv\n');
    expect(spec).toMatchObject({ name: 'e', repeats: 3, budget: 2, volume: 100_000, seed: 1 });
    expect(spec).toMatchObject({ design: 'adaptive', estimand: 'population', context: null });
    expect(spec.bar).toEqual({ kind: 'absolute', rate: 0.9 });
    expect(spec.scorer).toMatchObject(PLAIN_SCORERS.exact);
    expect(spec.candidates.length).toBeGreaterThan(4);
  });

  it('tells keys that are empty or no text with their place', async () => {
    const listOfKeys =
      'Known are name, system, prompt, context, samples, expected, take, catalog, scorer, models, repeats, bar, latency, volume, budget, design, seed, estimand, strict, thorough, pilots, current.';
    expect(await faultsIn(`${OK}: 3\n`)).toEqual([
      'e.yml:4:1 -: A key is empty here: name it, or remove the line.',
    ]);
    expect(await faultsIn(`${OK}"": 3\n? [a]\n: 4\n`)).toEqual([
      'e.yml:4:1 -: A key is empty here: name it, or remove the line.',
      `e.yml:5:3 [ a ]: [ a ] is not a key of an evaluation. ${listOfKeys}`,
    ]);
    expect(await faultsIn(`${OK}scorer: {type: exact, "": 1}\n`)).toEqual([
      'e.yml:4:9 scorer: scorer has an empty key: name it, or remove it.',
    ]);
  });

  it('may be JSON', async () => {
    const json = { prompt: '{{input}}', samples: [{ input: 'a', expected: 'b' }], models: [HAIKU] };
    const { samples } = await requestIn(JSON.stringify(json, null, 2));
    expect(samples).toMatchObject([{ columns: { input: 'a' }, expected: 'b', group: null }]);
  });

  it('says that it is missing, or a folder', async () => {
    const reasonOf = (file: string) =>
      readEvaluation(file, { catalog: CATALOG, at: new Date(), allowOutside: false }).catch(
        (error: AppError) => error.faults[0]!.message,
      );
    expect(await reasonOf('/nowhere/e.yml')).toBe("The file can't be read: there is no such file.");
    expect(await reasonOf('/tmp')).toContain('it is a folder: name a file in it.');
  });
});
