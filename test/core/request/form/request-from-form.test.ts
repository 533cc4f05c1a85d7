import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../../src/catalog-file.ts';
import type { FormValues } from '../../../../src/core/request/form/form-values.ts';
import { requestFromForm } from '../../../../src/core/request/form/request-from-form.ts';
import { samplesAsFile } from '../../../../src/core/request/form/samples-as-file.ts';

const options = { catalog: loadCatalog(), at: new Date('2026-11-24T12:00:00Z') };
const HAIKU = 'anthropic/claude-haiku-5-5';
const OPUS = 'anthropic/claude-opus-5-5';

const filled: FormValues = {
  name: 'tickets',
  system: '',
  task: 'Sort the ticket.',
  context: '',
  samples: 'a => b\nc => d',
  file: null,
  scorer: 'exact',
  rubric: '',
  judge: '',
  latency: '',
  current: '',
  models: [HAIKU, OPUS],
  repeats: '3',
  bar: '90%',
  estimand: 'population',
  volume: '100,000',
  budget: '2',
};

function specOf(values: Partial<FormValues>) {
  const read = requestFromForm({ ...filled, ...values }, options);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return { ...read.request.spec, samples: read.request.samples };
}

function faultsOf(values: Partial<FormValues>): string[] {
  const read = requestFromForm({ ...filled, ...values }, options);
  if ('request' in read) return [];
  return read.faults.map(({ field, line, message }) =>
    [`${field}${line === null ? '' : `:${line}`}`, message].join(' | '),
  );
}

it.each([
  [{ samples: 'just\na text' }, /^samples:1 \| Line 1 must be/],
  [
    { file: { name: 'a.csv', text: 'Message;Team\nhi;bug\nho;bug' } },
    /^samples:1 \| No sample of a\.csv has an expected answer\. The columns are Message and Team \(a table’s first line names them\): call the one that holds it “expected”\.$/,
  ],
  [
    { file: { name: 'a.txt', text: 'just\na text' } },
    /^samples:1 \| No sample of a\.txt has an expected answer\. Write lines as “input => expected answer”, or a table/,
  ],
  [
    { scorer: 'json' },
    /^samples:1 \| Sample 1 expects no JSON: write JSON, or choose another check\.$/,
  ],
])('%j is told what to do about its answers, in the form’s words', (values, words) => {
  expect(faultsOf(values)[0]).toMatch(words);
});

describe('the form', () => {
  it('takes a system prompt, what the models should know, the model in use, and a judge', () => {
    const rubric = 'It is polite.';
    const judge = 'anthropic/claude-sonnet-5-5';
    const judged = { scorer: 'judge', rubric, judge };
    expect(
      specOf({ system: 'Be short.', context: 'Refunds take 5 days.', ...judged }),
    ).toMatchObject({
      system: 'Be short.',
      context: 'Refunds take 5 days.',
      scorer: { type: 'judge', rubric, model: judge },
    });
    expect(specOf({ current: OPUS }).current).toBe(OPUS);
    const lacking = faultsOf({ scorer: 'judge', rubric: '', judge: '' });
    expect(lacking).toEqual([
      'rubric | Say what makes an answer good.',
      'judge | Choose the model that judges.',
    ]);
    expect(faultsOf({ current: 'google/gemini-3.8-flash' }).join()).toMatch(/^current \| /);
  });

  it('takes its samples from a file in place of typed ones', () => {
    const file = { name: 'tickets.jsonl', text: '{"input": "x", "expected": ["y", "z"]}\n' };
    const { samples } = specOf({ samples: 'a => b', file });
    expect(samples).toMatchObject([
      { columns: { input: 'x' }, expected: 'y', alternatives: ['z'] },
    ]);
    const again = samplesAsFile('Tickets', samples);
    expect(specOf({ samples: '', file: again }).samples).toEqual(samples);
  });

  it('becomes an evaluation', () => {
    const { candidates, ...spec } = specOf({});
    expect(candidates.map(({ name }) => name)).toEqual([HAIKU, OPUS]);
    expect(spec).toMatchObject({
      name: 'tickets',
      prompt: 'Sort the ticket.\n\n{{input}}',
      repeats: 3,
      budget: 2,
      bar: { kind: 'absolute', rate: 0.9 },
      volume: 100_000,
      design: 'adaptive',
      samples: [
        { columns: { input: 'a' }, expected: 'b', alternatives: [], group: null },
        { columns: { input: 'c' }, expected: 'd', alternatives: [], group: null },
      ],
    });
  });

  it('counts equal samples once: they are one group', () => {
    const { samples } = specOf({ samples: 'a => b\nc => d\na => b' });
    expect(samples.map(({ group }) => group)).toEqual([
      'equal to sample 1',
      null,
      'equal to sample 1',
    ]);
  });

  it('takes how quick is quick enough, in words or as a time alone, and none where it is left empty', () => {
    expect(specOf({ latency: '90% within 1.5 s' }).latency).toEqual({
      withinMs: 1_500,
      share: 0.9,
    });
    expect(specOf({ latency: ' 800 ms ' }).latency).toEqual({ withinMs: 800, share: 0.95 });
    expect(specOf({ latency: '' })).not.toHaveProperty('latency');
    for (const latency of ['soon', '95%', '20% within 2s', '95% within 3 days']) {
      expect(faultsOf({ latency })).toEqual(['latency | Write it like 95% within 2 s, or 800 ms.']);
    }
  });

  it('takes no model whose price nobody knows on that day: it is not free', () => {
    const early = { ...options, at: new Date('2026-10-06T12:00:00Z') };
    expect(requestFromForm(filled, early)).toMatchObject({
      faults: [
        {
          field: 'models',
          message: `No price is known for ${HAIKU} on 6 Oct 2026: add one to catalog/models.yml, or take it out.`,
        },
      ],
    });
  });

  it('takes defaults for what is left empty', () => {
    const empty = {
      name: '',
      scorer: '',
      models: [],
      repeats: '',
      bar: '',
      volume: '',
      budget: '',
    };
    expect(specOf(empty)).toMatchObject({
      name: 'Sort the ticket.',
      repeats: 3,
      budget: 2,
      volume: 100_000,
      bar: { kind: 'absolute', rate: 0.9 },
      scorer: { type: 'exact' },
    });
    expect(specOf(empty).candidates.length).toBeGreaterThan(4);
  });

  it.each<[Partial<FormValues>, object]>([
    [{ bar: '0.9' }, { bar: { kind: 'absolute', rate: 0.9 } }],
    [{ bar: `within 5% of ${OPUS}` }, { bar: { kind: 'relative', within: 0.05, of: OPUS } }],
    [{ bar: 'within 5 points' }, { bar: { kind: 'relative', within: 0.05, of: null } }],
    [{ volume: '100.000' }, { volume: 100_000 }],
    [{ volume: '100 000' }, { volume: 100_000 }],
    [{ budget: '$2.50' }, { budget: 2.5 }],
    [{ budget: '2,50' }, { budget: 2.5 }],
    [{ task: 'Sort {{input}}: one word.' }, { prompt: 'Sort {{input}}: one word.' }],
    [{ name: '', task: `${'x'.repeat(59)}😀😀` }, { name: `${'x'.repeat(59)}…` }],
    [{ name: '', task: `${'word '.repeat(30)}\nmore` }, { name: `${'word '.repeat(11)}word…` }],
  ])('reads %j', (values, spec) => expect(specOf(values)).toMatchObject(spec));

  it.each([
    ['a => b', [['a', 'b']]],
    [
      '  a=>b  \n\n\r\n c  =>  d e ',
      [
        ['a', 'b'],
        ['c', 'd e'],
      ],
    ],
    ['x => y => z', [['x => y', 'z']]],
    ['input,expected\n"a, 1",b\n', [['a, 1', 'b']]],
    ['\n\ninput;expected\na;b\n', [['a', 'b']]],
    ['expected\tinput\nb\ta', [['a', 'b']]],
  ])('reads the samples %j', (samples, pairs) => {
    const read = specOf({ samples }).samples;
    expect(read.map(({ columns, expected }) => [columns.input, expected])).toEqual(pairs);
  });

  it('shows the first column of a pasted CSV that has no input', () => {
    const { prompt, samples } = specOf({ samples: 'ticket,expected\na,b' });
    expect(prompt).toBe('Sort the ticket.\n\n{{ticket}}');
    expect(samples[0]?.columns).toEqual({ ticket: 'a' });
  });

  it.each<[Partial<FormValues>, string[]]>([
    [{ task: '\u200b ' }, ['task | Describe the task: what should the model do with a sample?']],
    [{ task: ' ' }, ['task | Describe the task: what should the model do with a sample?']],
    [
      { task: 'Sort {{inptu}}' },
      [
        "task | The task uses {{inptu}}, which the samples don't have. Did you mean {{input}}? For a literal {{inptu}} write {{{{inptu}}}}.",
      ],
    ],
    [
      { task: 'Sort {{context}} {{input}}' },
      ["task | The task uses {{context}}, which the samples don't have. Remove it."],
    ],
    [{ samples: '' }, ['samples | Give some samples, a line each: input => expected answer.']],
    [
      { samples: 'a => b\nc\n=> d\ne =>' },
      ['samples:2', 'samples:3', 'samples:4'].map(
        (place) => `${place} | Line ${place.at(-1)} must be: input => expected answer.`,
      ),
    ],
    [
      { samples: `a => b\n${'c'.repeat(3_000)}\nc => d\ne` },
      [
        'samples:2 | Line 2 is longer than the 3,000 characters that a field takes, so it was cut: shorten it, or give the samples as a file.',
        'samples:4 | Line 4 must be: input => expected answer.',
      ],
    ],
    [
      { samples: `${'c'.repeat(2_990)} => expect\ned` },
      [
        'samples:1 | Line 1 is longer than the 3,000 characters that a field takes, so it was cut: shorten it, or give the samples as a file.',
      ],
    ],
    [
      { samples: '\ninput,expected\na,b,c\nd,e' },
      [
        'samples:3 | This row has 3 cells, the first row has 2. Put a cell that holds the delimiter in quotes.',
      ],
    ],
    [{ bar: '900%' }, ['bar | The bar must be like 90%, 0.9, or within 5% of a model.']],
    [{ bar: 'good' }, ['bar | The bar must be like 90%, 0.9, or within 5% of a model.']],
    [
      { bar: 'within 5% of anthropic/claude-fable-5-1' },
      [
        `bar | The bar names anthropic/claude-fable-5-1, which is not among the models: add it there, or name one of ${HAIKU}, ${OPUS}.`,
      ],
    ],
    [
      { bar: 'within 5%', models: [HAIKU] },
      ['bar | The bar compares with another model: name at least two under models.'],
    ],
    [{ repeats: '11' }, ['repeats | Repeats must be from 1 to 10.']],
    [{ repeats: 'two' }, ['repeats | Repeats must be a whole number from 1 to 10.']],
    [
      { volume: 'many' },
      ['volume | Volume must be a whole number of calls a month, such as 100000 or 100k.'],
    ],
    [{ budget: '1.000' }, ['budget | 1.000 may be 1.00 or 1,000 dollars: write it like that.']],
    [
      { budget: '0' },
      ['budget | Budget must be above 0: it is the most this evaluation may spend, in dollars.'],
    ],
    [{ name: 'x'.repeat(201) }, ['name | Name is longer than 200 characters.']],
    [
      { models: ['foo/bar'] },
      [
        'models | No model is named "foo/bar": there is no provider "foo" here, only anthropic and google. "llm-pick models" lists their models.',
      ],
    ],
    [
      { scorer: 'number' },
      [
        'samples:1 | Sample 1 expects no single number: write one, or choose another check.',
        'samples:2 | Sample 2 expects no single number: write one, or choose another check.',
      ],
    ],
  ])('tells the faults of %j under its fields', (values, faults) => {
    const found = faultsOf(values);
    expect(found.map((text) => text.replace(/ Did you mean one of these.*/, ''))).toEqual(faults);
  });

  it('tells all faults at once', () => {
    const wrong = { bar: 'x', volume: 'x', budget: 'x', repeats: 'x' };
    const found = faultsOf({ task: '', samples: 'a', ...wrong });
    expect(found.map((text) => text.split(/[:| ]/)[0]).sort()).toEqual([
      'bar',
      'budget',
      'repeats',
      'samples',
      'task',
      'volume',
    ]);
  });
});
