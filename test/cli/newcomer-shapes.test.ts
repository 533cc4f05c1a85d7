import { describe, expect, it } from 'vitest';
import { renderPrompt } from '../../src/core/request/render-prompt.ts';
import { understood } from '../../src/core/request/understood.ts';
import { faultsIn, requestIn } from '../support/read-evaluation.ts';

const HAIKU = 'anthropic/claude-haiku-5-5';
const OK = `prompt: "{{input}}"\nsamples: s.csv\nmodels: [${HAIKU}]\n`;

describe('equal inputs', () => {
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

describe('values that are no text', () => {
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
  it('is told once where many lines are wrong alike', async () => {
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
  ])('has its expected answers in a column %s', async (column) => {
    const { spec, samples } = await requestIn(OK, { 's.csv': `input,${column}\na,b\n` });
    expect(samples[0]).toMatchObject({ columns: { input: 'a' }, expected: 'b' });
    expect(spec.dataNotes).toEqual([`The expected answers are the column ${column}.`]);
  });

  it('has its expected answers where the file says so, else asks where there is a choice', async () => {
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

  it('may be larger than what is taken of it', async () => {
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
  ])('may be %s', async (json, [input, expected]) => {
    const prompt = json.includes('"text"') ? '{{text}}' : '{{input}}';
    const evaluation = OK.replace('s.csv', 's.json').replace('{{input}}', prompt);
    const { samples } = await requestIn(evaluation, { 's.json': json });
    expect([Object.values(samples[0]!.columns)[0], samples[0]!.expected]).toEqual([
      input,
      expected,
    ]);
  });

  it('may have what Excel leaves behind', async () => {
    const { spec, samples } = await requestIn(OK, {
      's.csv': 'input,expected,,\r\na,b,,\r\nc,d\r\n,,,\r\n,,,\r\n',
    });
    expect(samples.map(({ columns }) => columns)).toEqual([{ input: 'a' }, { input: 'c' }]);
    expect(spec.dataNotes).toEqual(['2 empty columns left out.', '2 blank rows left out.']);
  });
});
