import { describe, expect, it } from 'vitest';
import { compileScorer } from '../../src/core/scoring/compile-scorer.ts';
import { faultsIn, requestIn } from '../support/read-evaluation.ts';

const HAIKU = 'anthropic/claude-haiku-5-5';
const OK = `prompt: "{{input}}"\nsamples: s.csv\nmodels: [${HAIKU}]\n`;
const USAGE = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1, reasoning: 0 };

/** The score of an answer to the n-th sample. */
async function scoreOf(
  evaluation: string,
  files: Record<string, string>,
  answer: string,
  sample = 0,
) {
  const { spec, samples } = await requestIn(evaluation, files);
  const given = {
    text: answer,
    stop: 'complete',
    latencyMs: 1,
    usage: USAGE,
    servedModel: 'm',
  } as const;
  return compileScorer(spec.scorer)(given, samples[sample]!).value;
}

describe('the checks of promptfoo', () => {
  const csv = (check: string) => ({
    's.csv': `input,__expected\na,"${check.replaceAll('"', '""')}"\n`,
  });

  it.each([
    ['contains-all:Software Bug, crash', 'A crash: Software Bug', 'Software Bug'],
    ['contains-all: "a, b", c', 'c and a, b', 'a b c'],
    ['icontains:bonjour', 'BONJOUR', 'salut'],
    ['contains:Bonjour', 'Bonjour!', 'bonjour'],
    ['contains-any:red,green', 'so green', 'blue'],
    ['icontains-any:Red,Green', 'so green', 'blue'],
    ['equals:Ja', 'Ja', 'Nee'],
    ['equals: Ja ', 'Ja', 'ja'],
    ['regex:^\\d{4}$', '2026', '20265'],
    ['starts-with:Dear (', 'Dear (all', 'My Dear ('],
    ['not-contains:sorry', 'fine', 'sorry'],
    ['not-icontains-any:a,b', 'c', 'B'],
    ['is-json', '{"a":1}', 'a'],
  ])('are read: %s', async (check, right, wrong) => {
    expect(await scoreOf(OK, csv(check), right)).toBe(1);
    expect(await scoreOf(OK, csv(check), wrong)).toBe(0);
  });

  it('are what the answer must equal where none has a prefix', async () => {
    const { spec } = await requestIn(OK, csv('Note: hello'));
    expect(spec.scorer.type).toBe('exact');
  });

  it.each([
    ['javascript:output.length > 5', 'uses the check "javascript", which is not known here'],
    ['similar(0.8):hello', 'uses the check "similar", which is not known here'],
    ['contians:a', 'names the check "contians:". Did you mean contains:?'],
    ['regex:(a', 'expects a pattern that is no regular expression'],
    ['contains:', 'names the check "contains:" and nothing to check'],
  ])('are a fault with its line where they can not be read: %s', async (check, fault) => {
    const files = { 's.csv': `input,__expected\na,equals:b\nc,"${check}"\n` };
    expect(await faultsIn(OK, files)).toEqual([
      expect.stringContaining(`s.csv:3 expected: sample 2 ${fault}`),
    ]);
  });

  it('leave no room for another scorer', async () => {
    expect(await faultsIn(`${OK}scorer: number\n`, csv('equals:5'))).toEqual([
      expect.stringContaining(
        "e.yml:4:9 scorer: scorer can't be set where each sample names its own check",
      ),
    ]);
  });
});

describe('several accepted answers', () => {
  const jsonl = (expected: unknown) => ({
    's.jsonl': `${JSON.stringify({ input: 'q', expected })}\n`,
  });
  const lines = OK.replace('s.csv', 's.jsonl');

  it.each([
    ['exact', ['a', 'b'], 'b', 'c'],
    ['contains', ['a1', 'b1'], 'see b1', 'c'],
    ['regex', ['^a$', '^b$'], 'b', 'c'],
    ['number', [1.5, 2], '2', '3'],
    ['json', ['a', 'b'], '["a","b"]', '"b"'],
  ])('are the values of a list for %s', async (scorer, expected, right, wrong) => {
    const evaluation = `${lines}scorer: ${scorer}\n`;
    expect(await scoreOf(evaluation, jsonl(expected), right)).toBe(1);
    expect(await scoreOf(evaluation, jsonl(expected), wrong)).toBe(0);
  });

  it('may be a list in a cell, as it is or as Python writes it, or several columns', async () => {
    for (const cell of ['"[""a"", ""b""]"', "\"['a', 'b']\""]) {
      expect(await scoreOf(OK, { 's.csv': `input,expected\nq,${cell}\n` }, 'b')).toBe(1);
    }
    const files = { 's.csv': 'input,one,two\nq,a,b\nr,c,\n' };
    expect(await scoreOf(`${OK}expected: [one, two]\n`, files, 'b')).toBe(1);
    expect(await scoreOf(`${OK}expected: [one, two]\n`, files, 'c', 1)).toBe(1);
  });

  it('may not be an empty list, nor lists in a list', async () => {
    expect(
      await faultsIn(lines, { 's.jsonl': `${jsonl('x')['s.jsonl']}${jsonl([])['s.jsonl']}` }),
    ).toEqual([expect.stringContaining('has no expected answer')]);
    expect(await faultsIn(lines, jsonl([['a']]))).toEqual([
      expect.stringContaining('a list of lists or objects'),
    ]);
  });
});

describe('what a newcomer mixes up', () => {
  it.each([
    [
      'prompt: "{{input}} {{expected}}"\nsamples: s.csv\n',
      'e.yml:1:9 prompt: prompt shows {{expected}}, the expected answer: the models would only copy it. Remove it.',
    ],
    [
      'prompt: "{{input}}"\nsamples: s.csv\nbudget: 1.000\n',
      'e.yml:3:9 budget: budget 1.000 may be 1.00 or 1,000 dollars: write it like that.',
    ],
    [
      'prompts: [a]\nproviders: [b]\ntests: []\n',
      'e.yml:1:1 -: The file is a configuration of promptfoo: write an evaluation with its prompt and "samples: e.yml#tests", which reads its tests.',
    ],
  ])('is told in plain words: %j', async (evaluation, fault) => {
    expect(await faultsIn(evaluation)).toEqual([fault]);
  });

  it('100.000 calls a month are a hundred thousand, in quotes or not', async () => {
    const { spec } = await requestIn(`${OK}volume: 100.000\n`);
    expect(spec.volume).toBe(100_000);
  });
});
