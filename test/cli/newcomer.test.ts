import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandHere } from '../../src/cli/command-here.ts';
import { readFile } from '../../src/cli/read-file.ts';
import { requireKeys } from '../../src/cli/require-keys.ts';
import { AppError } from '../../src/core/errors.ts';
import { NOWHERE } from '../../src/core/request/formats/place.ts';
import { renderPrompt } from '../../src/core/request/render-prompt.ts';
import { understood } from '../../src/core/request/understood.ts';
import { compileScorer } from '../../src/core/scoring/compile-scorer.ts';
import { faultsIn, requestIn } from '../support/read-evaluation.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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

describe('texts of an evaluation', () => {
  it.each([
    ['system.txt', 'From a file.'],
    ['" system.txt "', 'From a file.'],
    ['"file: notes"', 'Notes.'],
    ['"file://notes"', 'Notes.'],
    ['{file: notes}', 'Notes.'],
    ['Be kind.', 'Be kind.'],
    ['"Be kind, e.g. smile."', 'Be kind, e.g. smile.'],
    ['"{{input}}.txt"', '{{input}}.txt'],
  ])('are a file where they name one: %s (N1)', async (system, text) => {
    const files = { 'system.txt': 'From a file.', notes: 'Notes.' };
    const { spec } = await requestIn(`${OK}system: ${system}\n`, files);
    expect(spec.system).toBe(text);
  });

  it('are files by one rule: prompt, context and rubric, too (N1)', async () => {
    const judge = 'scorer: {type: judge, rubric: r.md, model: google/gemini-3.5-flash-lite}';
    const evaluation = `prompt: p.md\ncontext: c.md\n${judge}\nsamples: s.csv\nmodels: [${HAIKU}]\n`;
    const files = { 'p.md': 'Sort {{input}}', 'c.md': 'FAQ', 'r.md': 'Good.' };
    const { spec } = await requestIn(evaluation, files);
    expect([spec.prompt, spec.context, spec.scorer]).toMatchObject([
      'Sort {{input}}',
      'FAQ',
      { rubric: 'Good.' },
    ]);
    expect(await faultsIn(evaluation, { ...files, 'p.md': 'Sort {{inptu}}' })).toEqual([
      expect.stringMatching(/^p\.md:1 prompt: prompt uses \{\{inptu\}\}/),
    ]);
  });

  it.each(['system', 'context'])(
    'are a fault where the file of %s is missing (N1)',
    async (key) => {
      expect(await faultsIn(`${OK}${key}: none.txt\n`)).toEqual([
        expect.stringContaining(`${key}: none.txt can't be read: there is no such file.`),
      ]);
    },
  );
});

describe('a key that is missing (N2)', () => {
  const keys = (anthropic: boolean, google: boolean) => ({
    providerKeys: () => [
      { provider: 'anthropic', variable: 'ANTHROPIC_API_KEY', set: anthropic },
      { provider: 'google', variable: 'GEMINI_API_KEY', set: google },
    ],
  });

  it('is told by its variable, with the models that need it', async () => {
    const models = `models: [${HAIKU}, google/gemini-3.5-flash-lite]`;
    const request = await requestIn(OK.replace(/models: .*/, models));
    const told = (anthropic: boolean, google: boolean) => {
      try {
        requireKeys(keys(anthropic, google), 'e.yml', request);
        return [];
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return [error.code, ...error.faults.map(({ message }) => message)];
      }
    };
    expect(told(true, false)).toEqual([
      'invalid input',
      "google/gemini-3.5-flash-lite can't be called here: set GEMINI_API_KEY, or leave it out.",
    ]);
    expect(told(true, true)).toEqual([]);
    expect(told(false, false)).toEqual([]);
  });
});

describe('equal inputs (N3)', () => {
  const read = async (rows: string) => {
    const request = await requestIn(OK, { 's.csv': `input,expected\n${rows}` });
    return {
      groups: request.samples.map(({ group }) => group),
      words: understood(request).sentences,
    };
  };

  it('are one unit, and told', async () => {
    expect(await read('a,x\nb,y\na,x\na,x\n')).toEqual({
      groups: ['equal to sample 1', null, 'equal to sample 1', 'equal to sample 1'],
      words: ['4 samples, answers: x 3, y 1; 2 duplicates count once.'],
    });
  });

  it('are warned of where they are nearly so, or expect unlike answers', async () => {
    expect((await read('Hello there,x\nhello  there!,y\n')).words).toEqual([
      '2 samples, each with its own answer.',
      '1 sample differs from another in capitals, spaces or punctuation alone and counts as new: give it and the other one "group".',
    ]);
    expect((await read('a,x\na,y\n')).words).toContain(
      'Samples 1 and 2 are the same and expect different answers: no model can get both right.',
    );
  });

  it('are counted as they are sent, not as they stand in the file', async () => {
    const files = { 's.csv': 'id,input,expected\n1,a,x\n2,a,x\n' };
    const groupsFor = async (prompt: string) =>
      (await requestIn(OK.replace('{{input}}', prompt), files)).samples.map(({ group }) => group);
    expect(await groupsFor('{{input}}')).toEqual(['equal to sample 1', 'equal to sample 1']);
    expect(await groupsFor('{{id}} {{input}}')).toEqual([null, null]);
  });
});

describe('the checks of promptfoo (N4)', () => {
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

describe('several accepted answers (N5)', () => {
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

describe('values that are no text (N6)', () => {
  const jsonl = (input: unknown) => ({
    's.jsonl': `${JSON.stringify({ input, expected: 'x' })}\n`,
  });
  const lines = OK.replace('s.csv', 's.jsonl');

  it('are told to be sent as JSON text', async () => {
    const request = await requestIn(lines, jsonl({ stem: 'S', of: ['a', 1.1] }));
    expect(understood(request).sentences).toContain(
      '{{input}} is sent as JSON text: {{input.part}} or {{input[0]}} would send a part of it.',
    );
    expect(understood(request).first.prompt).toBe('{"stem":"S","of":["a",1.1]}');
  });

  it('are reached into, and told where a sample lacks the part', async () => {
    const files = jsonl({ stem: 'S', of: ['a'] });
    const { spec, samples } = await requestIn(lines.replace('{{input}}', '{{input.of[0]}}'), files);
    expect(renderPrompt(spec, samples[0]!).prompt).toBe('a');
    expect(await faultsIn(lines.replace('{{input}}', '{{input.of[1]}}'), files)).toEqual([
      's.jsonl:1 input.of[1]: sample 1 has no input.of[1]: fill it in.',
    ]);
  });

  it.each([
    [
      [
        { role: 'assistant', content: 'Hi' },
        { role: 'user', content: 'a' },
      ],
      'that the assistant begins',
    ],
    [
      [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'b' },
      ],
      'that ends with an answer',
    ],
    [[{ role: 'system', content: 'a' }], 'in which the user says nothing'],
    [[{ role: 'tool', content: 'a' }], 'a message of the role "tool"'],
  ])('are a fault where they are a conversation that can not be sent: %j', async (input, fault) => {
    expect(await faultsIn(lines, jsonl(input))).toEqual([expect.stringContaining(fault)]);
  });

  it('may be written literally in a prompt (K23)', async () => {
    const { spec, samples } = await requestIn(
      OK.replace('{{input}}', 'Fill {{{{name}}}} with {{input}}'),
    );
    expect(renderPrompt(spec, samples[0]!).prompt).toBe('Fill {{name}} with a');
  });
});

describe('the shape of a file', () => {
  it('is told once where many lines are wrong alike (N8)', async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => `${index},b,c`).join('\n');
    expect(await faultsIn(OK, { 's.csv': `input,expected\n${rows}\n` })).toEqual([
      's.csv:2 -: This row has 3 cells, the first row has 2. Put a cell that holds the delimiter in quotes. So it is on 999 more lines: 3, 4, 5, 6, 7, ….',
    ]);
  });

  it.each([
    'target',
    'answer',
    'label',
    'ideal',
    'output',
    'completion',
    'Best Answer',
    'EXPECTED',
  ])('has its expected answers in a column %s (N10)', async (column) => {
    const { spec, samples } = await requestIn(OK, { 's.csv': `input,${column}\na,b\n` });
    expect(samples[0]).toMatchObject({ columns: { input: 'a' }, expected: 'b' });
    expect(spec.dataNotes).toEqual([`The expected answers are the column ${column}.`]);
  });

  it('has its expected answers where the file says so, else asks where there is a choice (N10)', async () => {
    const files = { 's.csv': 'input,answer,label\na,b,c\n' };
    expect((await requestIn(`${OK}expected: label\n`, files)).samples[0]?.expected).toBe('c');
    expect(await faultsIn(OK, files)).toEqual([
      's.csv:1 expected: No sample has an expected answer. The columns are input, answer, label: say which one holds it, e.g. "expected: answer".',
    ]);
    expect(await faultsIn(`${OK}expected: lable\n`, files)).toEqual([
      "e.yml:4:11 expected: expected names the column lable, which the samples don't have. Did you mean label?",
    ]);
    // What the prompt shows is not the answer.
    const shown = OK.replace('{{input}}', '{{input}} {{answer}}');
    expect((await requestIn(shown, files)).samples[0]?.expected).toBe('c');
  });

  it('may be larger than what is taken of it (N14)', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => `i${index},b`).join('\n');
    const files = { 's.csv': `input,expected\n${rows}\n` };
    const inputs = async (...lines: string[]) => {
      const { spec, samples } = await requestIn(`${OK}${lines.join('\n')}\n`, files);
      return { inputs: samples.map(({ columns }) => columns.input), notes: spec.dataNotes };
    };
    const first = await inputs('take: {first: 3}');
    expect(first.inputs).toEqual(['i0', 'i1', 'i2']);
    const drawn = await inputs('take: 200');
    expect(drawn.inputs).toHaveLength(200);
    expect(drawn.notes).toEqual(['200 of 6,000 samples, drawn with seed 1.']);
    expect(await inputs('take: 200')).toEqual(drawn);
    expect((await inputs('take: 200', 'seed: 2')).inputs).not.toEqual(drawn.inputs);
    expect(await faultsIn(`${OK}take: 0\n`)).toEqual([
      'e.yml:4:7 take: take must be a whole number of samples, at least 1.',
    ]);
  });

  it.each([
    ['{"examples":[{"input":"a","expected":"b"}]}', ['a', 'b']],
    ['[["a","b"],["c","d"]]', ['a', 'b']],
    ['[["text","label"],["a","b"]]', ['a', 'b']],
    ['{"columns":["text","label"],"index":[0],"data":[["a","b"]]}', ['a', 'b']],
    ['{"text":["a","c"],"label":["b","d"]}', ['a', 'b']],
    ['{"q1":{"text":"a","label":"b"},"q2":{"text":"c","label":"d"}}', ['a', 'b']],
  ])('may be %s (N15)', async (json, [input, expected]) => {
    const prompt = json.includes('"text"') ? '{{text}}' : '{{input}}';
    const evaluation = OK.replace('s.csv', 's.json').replace('{{input}}', prompt);
    const { samples } = await requestIn(evaluation, { 's.json': json });
    expect([Object.values(samples[0]!.columns)[0], samples[0]!.expected]).toEqual([
      input,
      expected,
    ]);
  });

  it('may have what Excel leaves behind (N16)', async () => {
    const { spec, samples } = await requestIn(OK, {
      's.csv': 'input,expected,,\r\na,b,,\r\nc,d\r\n,,,\r\n,,,\r\n',
    });
    expect(samples.map(({ columns }) => columns)).toEqual([{ input: 'a' }, { input: 'c' }]);
    expect(spec.dataNotes).toEqual(['2 empty columns left out.', '2 blank rows left out.']);
  });
});

describe('a file', () => {
  it('is regular (R6)', async () => {
    await using folder = await temporaryFolder();
    const pipe = path.join(folder.path, 'p.csv');
    execFileSync('mkfifo', [pipe]);
    const use = { place: NOWHERE, field: null, what: 'No', inside: null };
    const reasonOf = async (file: string) => {
      const read = await readFile(file, use);
      return 'fault' in read ? read.fault.message : '';
    };
    expect(await reasonOf(pipe)).toMatch(/^No: it is a pipe, not a file/);
    expect(await reasonOf('/dev/zero')).toBe('No: it is a device, not a file.');
    expect(await reasonOf(folder.path)).toBe('No: it is a folder.');
  });

  it('stands in the folder of the evaluation, by its links too, unless others are allowed (R14)', async () => {
    await using folder = await temporaryFolder();
    await using other = await temporaryFolder();
    const outside = path.join(other.path, 's.csv');
    await writeFile(outside, 'input,expected\na,b\n');
    await symlink(outside, path.join(folder.path, 'l.csv'));
    await writeFile(path.join(folder.path, '..s.csv'), 'a');
    const use = { place: NOWHERE, field: null, what: 'No', inside: folder.path };
    const isRead = async (file: string) => 'text' in (await readFile(file, use));
    expect(await isRead(outside)).toBe(false);
    expect(await isRead(path.join(folder.path, 'l.csv'))).toBe(false);
    expect(await isRead(path.join(folder.path, '..', path.basename(other.path), 's.csv'))).toBe(
      false,
    );
    expect(await isRead(path.join(folder.path, '..s.csv'))).toBe(true);
    const evaluation = OK.replace('s.csv', outside);
    expect(await faultsIn(evaluation)).toEqual([
      expect.stringContaining('allow it with --allow-outside'),
    ]);
    expect((await requestIn(evaluation, {}, { allowOutside: true })).samples).toHaveLength(1);
  });
});

describe('advice', () => {
  it('says which providers there are (N18)', async () => {
    expect(await faultsIn(OK.replace(HAIKU, 'openai/gpt-5'))).toEqual([
      expect.stringContaining('there is no provider "openai" here, only anthropic and google'),
    ]);
  });

  it('names the command that works where it is given (N20)', async () => {
    await using folder = await temporaryFolder();
    const program = path.join(folder.path, 'llm pick', 'bin', 'llm-pick.js');
    const here = (cwd: string, searched?: string) => commandHere({ program, cwd, searched });
    expect(here(path.join(folder.path, 'llm pick', 'docs'))).toBe('npx llm-pick');
    expect(here(folder.path)).toBe(`node '${program}'`);
    const installed = path.join(folder.path, 'llm-pick');
    await writeFile(installed, '');
    expect(commandHere({ program: installed, cwd: '/', searched: folder.path })).toBe('llm-pick');
  });
});
