import { describe, expect, it } from 'vitest';
import { faultsIn, requestIn } from '../support/read-evaluation.ts';

const HAIKU = 'anthropic/claude-haiku-5-5';
const OK = `prompt: "{{input}}"\nsamples: s.csv\nmodels: [${HAIKU}]\n`;
const withSamples = (name: string) => OK.replace('s.csv', name);

describe('the samples of an evaluation file', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['is empty', '', ' -: The file is empty.'],
    ['holds a byte order mark alone', '\ufeff', ' -: The file is empty.'],
    [
      'has no rows',
      'input,expected\n',
      ':1 samples: There are no samples under the first row, which names the columns: add some.',
    ],
    [
      'names a column twice',
      'input,input,expected\na,b,c\n',
      ':1 input: The column input is there twice: rename one.',
    ],
    [
      'has a column without a name',
      'input,,expected\na,b,c\n',
      ':1 -: Column 2 has no name: name it in the first row.',
    ],
    [
      'has no expected answers',
      'input,mood\na,b\n',
      ':1 expected: No sample has an expected answer. The columns are input, mood: say which one holds it, e.g. "expected: mood".',
    ],
    [
      'is in no code page that can be told',
      Buffer.from([0x69, 0x0a, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a]),
      ':2 -: The file is not UTF-8: save it as UTF-8 (in Excel: "CSV UTF-8").',
    ],
    [
      'is a spreadsheet',
      Buffer.from('PK\x03\x04...'),
      ' -: The file is a spreadsheet or an archive: export it as CSV (in Excel: "CSV UTF-8").',
    ],
    [
      'holds zero characters',
      'input,expected\na\0,b\n',
      ':2 -: The file holds a zero character (\\0), which is no text: remove it.',
    ],
    [
      'is too large',
      `input,expected\n${`${'a'.repeat(100_000)},b\n`.repeat(105)}`,
      ' -: The file is over 10 MB, the most that is taken: leave some out.',
    ],
  ])('are told when the CSV %s', async (_name, csv, fault) => {
    expect(await faultsIn(OK, { 's.csv': csv })).toEqual([`s.csv${fault}`]);
  });

  it.each([
    ['https://example.com/s.csv', 'only local files are read, by their path: download it first.'],
    ['s.csv/t.csv', 'there is a file where its path has a folder.'],
    [`${'s'.repeat(300)}.csv`, 'its name is too long.'],
  ])('are told when they name %s', async (name, reason) => {
    expect(await faultsIn(withSamples(name))).toEqual([
      `e.yml:2:10 samples: ${name} can't be read: ${reason}`,
    ]);
  });

  it('have no key without a name', async () => {
    const inline = OK.replace('s.csv', '[{input: a, expected: b, "": c}]');
    expect(await faultsIn(inline)).toEqual([
      'e.yml:2:11 sample 1: sample 1 has an empty key: name it, or remove it.',
    ]);
  });

  it('may take over the keys of another', async () => {
    const inline = OK.replace('s.csv', '[&a {input: 01, expected: b}, {<<: *a, input: c}]');
    const { samples } = await requestIn(inline);
    expect(samples.map(({ columns, expected }) => [columns.input, expected])).toEqual([
      ['01', 'b'],
      ['c', 'b'],
    ]);
    expect(await faultsIn(OK.replace('s.csv', '[{<<: a, input: c}]'))).toEqual([
      'e.yml:1:1 -: "<<" takes over the keys of another part of the file: write "<<: *name", and "&name" at that part.',
    ]);
  });

  it('may not come from a file without end', async () => {
    expect(await faultsIn(withSamples('/dev/zero'), {}, { allowOutside: true })).toEqual([
      "e.yml:2:10 samples: /dev/zero can't be read: it is a device, not a file.",
    ]);
  });

  it.each(['s.jsonl', 's.json'])('have each key once, in %s too', async (name) => {
    const sample = '{"input": "a, \\"b\\": [1", "expected": "b", "\\u0069nput": "z"}';
    const text = name === 's.json' ? `[${sample}]` : sample;
    const [fault] = await faultsIn(withSamples(name), { [name]: text });
    expect(fault).toMatch(/^s\.jsonl?:1.* is there twice: keep one\.$/);
  });

  it('are 5,000 at most', async () => {
    const csv = (rows: number) => `input,expected\n${'a,b\n'.repeat(rows)}`;
    expect(await faultsIn(OK, { 's.csv': csv(5_001) })).toEqual([
      'e.yml:2:10 samples: There are more than 5,000 samples, the most that are taken: write "take: 200" to draw 200 of them, or "take: {first: 200}".',
    ]);
    expect((await requestIn(OK, { 's.csv': csv(5_000) })).samples).toHaveLength(5_000);
  });

  it('are told with faults of the evaluation itself', async () => {
    expect(
      await faultsIn(`${OK}repeats: 11\n`, { 's.csv': 'input,expected\na,b,c\nd,\n' }),
    ).toEqual([
      'e.yml:4:10 repeats: repeats must be from 1 to 10.',
      's.csv:2 -: This row has 3 cells, the first row has 2. Put a cell that holds the delimiter in quotes.',
      's.csv:3 expected: sample 1 has no expected answer: give one.',
    ]);
  });

  it('have every variable of the templates', async () => {
    expect(
      await faultsIn(
        'prompt: "{{inptu}} {{foo}} {{context}}"\nsystem: "{{input}}"\nsamples: s.csv\n',
      ),
    ).toEqual([
      "e.yml:1:9 prompt: prompt uses {{inptu}}, which the samples don't have. Did you mean {{input}}? For a literal {{inptu}} write {{{{inptu}}}}.",
      "e.yml:1:9 prompt: prompt uses {{foo}}, which the samples don't have. The samples have {{input}}. For a literal {{foo}} write {{{{foo}}}}.",
      "e.yml:1:9 prompt: prompt uses {{context}}, which the samples don't have. Give a context, or remove it.",
    ]);
    expect(await faultsIn('prompt: Sort this.\nsamples: s.csv\n')).toEqual([
      'e.yml:1:9 prompt: prompt never shows the sample: put {{input}} where it goes.',
    ]);
  });

  it.each([
    ['number', 'x', 'sample 1 expects no single number, but the scorer is number: write one.'],
    ['json', '{a', 'sample 1 expects no JSON, but the scorer is json: write JSON.'],
    [
      'regex',
      '(b',
      'sample 1 expects a pattern that is no regular expression (missing closing ): `(b`).',
    ],
  ])('expect what the scorer %s can compare', async (scorer, expected, fault) => {
    const files = { 's.csv': `input,expected\na,${expected}\n` };
    expect(await faultsIn(`${OK}scorer: ${scorer}\n`, files)).toEqual([
      `s.csv:2 expected: ${fault}`,
    ]);
  });

  it('expect every field that the json scorer compares', async () => {
    const files = {
      's.jsonl': '{"input":"a","expected":{"b":1}}\n{"input":"a","expected":"[1]"}\n',
    };
    const scorer = 'scorer: {type: json, fields: [b, total]}';
    expect(await faultsIn(`${withSamples('s.jsonl')}${scorer}\n`, files)).toEqual([
      's.jsonl:1 expected: sample 1 expects nothing of total, which the scorer compares: add it.',
      's.jsonl:2 expected: sample 2 expects no JSON object, but the scorer compares fields: write {...}.',
    ]);
  });

  it('may be JSON Lines, told line by line', async () => {
    const jsonl = '{"input":"a","expected":"b"}\n{"input": a}\n[1]\n\n{"input":"c"}\n';
    expect(await faultsIn(withSamples('s.jsonl'), { 's.jsonl': jsonl })).toEqual([
      's.jsonl:2 -: This line is not JSON: Unexpected token \'a\', "{"input": a}" is not valid JSON.',
      's.jsonl:3 sample 3: sample 3 must be an object like {"input": "...", "expected": "..."}.',
      's.jsonl:5 expected: sample 4 has no expected answer: give one.',
    ]);
  });

  it.each([
    [
      '{"input":"a"}',
      '1:1 -: The file must hold a list: [{"input": "...", "expected": "..."}, ...].',
    ],
    ['[{"input": "a"\n "expected": "b"}]', '2:2 -: A comma is missing before this.'],
    ['[{"input": "a", "input": "b", "expected": "c"}]', '1:17 -: input is there twice: keep one.'],
    [
      '[{"input": "a\\u0000", "expected": "\\ud800"}]',
      '1:2 input: sample 1 holds a broken character (\\0 or half of a pair) in input: remove it.\ns.json:1:2 expected: sample 1 holds a broken character (\\0 or half of a pair) in expected: remove it.',
    ],
  ])('are told what is wrong in JSON: %s', async (json, fault) => {
    const faults = await faultsIn(withSamples('s.json'), { 's.json': json });
    expect(faults.join('\n')).toBe(`s.json:${fault}`);
  });

  it('may stand in the evaluation itself, with digits as they were written', async () => {
    const inline = `prompt: "{{input}}"\nmodels: [${HAIKU}]\nsamples:\n  - {input: 0123, expected: 1.10}\n  - {input: yes, expected: true, group: 7}\n`;
    expect((await requestIn(inline)).samples).toEqual([
      { columns: { input: '0123' }, expected: '1.10', alternatives: [], group: null },
      { columns: { input: 'yes' }, expected: 'true', alternatives: [], group: '7' },
    ]);
    expect(await faultsIn(inline.replace('input: yes, ', ''))).toEqual([
      'e.yml:5:5 input: sample 2 has no input: fill it in.',
    ]);
  });

  it('take objects as expected answers of the json scorer', async () => {
    const { samples } = await requestIn(
      `prompt: "{{input}}"\nscorer: json\nsamples:\n  - {input: a, expected: {total: 5, tags: [x]}}\n`,
    );
    expect(samples[0]?.expected).toBe('{"total":5,"tags":["x"]}');
  });

  it('take a context from a file or as text', async () => {
    const files = { 'know.md': 'We sell bikes.\n' };
    const contextOf = async (context: string) =>
      (await requestIn(`${OK}context: ${context}\n`, files)).spec.context;
    expect(await contextOf('know.md')).toBe('We sell bikes.\n');
    expect(await contextOf('We sell cars.')).toBe('We sell cars.');
  });
});

it('names a column whose name is a number as it stands', async () => {
  const evaluation = OK.replace('{{input}}', '{{0}}');
  const { samples } = await requestIn(`${evaluation}expected: 1\n`, { 's.csv': '0,1\na,b\nc,d\n' });
  expect(samples.map(({ expected }) => expected)).toEqual(['b', 'd']);
});
