import { describe, expect, it } from 'vitest';
import { checkSamples, type SamplesToCheck } from '../../../src/core/request/check-samples.ts';
import { RANGES } from '../../../src/core/request/fields.ts';
import { faultAt, NOWHERE } from '../../../src/core/request/formats/place.ts';
import type { ReadSample } from '../../../src/core/request/samples-of.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

type Columns = ReadSample['columns'];

function sample(columns: Columns, more: Partial<ReadSample> = {}): ReadSample {
  return {
    columns,
    expected: 'yes',
    alternatives: [],
    group: null,
    place: NOWHERE,
    name: 'sample 1',
    wrong: null,
    ...more,
  };
}

const PLACE = { file: 'e.yml', line: 2, column: 1 };
const PROMPT_PLACE = { file: 'e.yml', line: 1, column: 1 };

/** What is wrong with samples under a prompt and a system prompt. */
function faultsOf(
  samples: readonly (Columns | ReadSample)[],
  prompt: string,
  {
    system,
    hasContext = false,
    headless = null,
  }: { system?: string; hasContext?: boolean; headless?: SamplesToCheck['headless'] } = {},
): string[] {
  const read = samples.map((each) => ('place' in each ? (each as ReadSample) : sample(each)));
  const columns = [...new Set(read.flatMap((each) => Object.keys(each.columns)))];
  const templates = [
    ...(system === undefined ? [] : [{ field: 'system' as const, text: system, place: NOWHERE }]),
    { field: 'prompt' as const, text: prompt, place: PROMPT_PLACE },
  ];
  return checkSamples(
    { samples: read, columns, expected: ['label'], headless },
    { templates, scorer: PLAIN_SCORERS.exact, hasContext },
    PLACE,
  ).map(({ message }) => message);
}

it('samples that the task shows and the scorer can compare with are right', () => {
  expect(faultsOf([{ input: 'a' }, { input: 'b' }], 'Sort {{input}}')).toEqual([]);
  expect(faultsOf([{ input: 'a' }], 'Sort', { system: 'Of {{input}}' })).toEqual([]);
});

const UNSEEN = { templates: [], scorer: null, hasContext: false };
const NO_SAMPLES: SamplesToCheck = {
  samples: [],
  columns: [],
  expected: [],
  headless: null,
};

it('none at all are faulted where samples stands', () => {
  expect(checkSamples(NO_SAMPLES, UNSEEN, PLACE)).toEqual([
    faultAt(PLACE, 'samples', 'There are no samples: give some, each with its expected answer.'),
  ]);
});

describe('very many samples', () => {
  const { most } = RANGES.samples;
  const one = sample({});
  const faultsOfSoMany = (length: number) =>
    checkSamples({ ...NO_SAMPLES, samples: Array.from({ length }, () => one) }, UNSEEN, PLACE);

  it('are right up to the most that are taken', () => {
    expect(faultsOfSoMany(most)).toEqual([]);
  });

  it('are faulted where samples stands, with how to take some of them', () => {
    expect(faultsOfSoMany(most + 1)).toEqual([
      faultAt(
        PLACE,
        'samples',
        'There are more than 5,000 samples, the most that are taken: write "take: 200" to draw 200 of them, or "take: {first: 200}".',
      ),
    ]);
  });
});

describe('a first row that may be no names of columns', () => {
  const fault = faultAt(NOWHERE, 'samples', 'The first row reads like data.');
  const headless = (isSure: boolean) => ({ fault, isSure });
  const row = { 'My card is lost.': 'a' };

  it.each<[string, boolean, string, string | undefined, boolean]>([
    ['is it where the task shows another column', false, '{{input}}', undefined, true],
    ['is it where the task shows the context and another', false, '{{input}}', '{{context}}', true],
    ['is none where the task shows the column', false, '{{My card is lost.}}', undefined, false],
    [
      'is none where the task shows the column beside another',
      true,
      '{{input}} {{My card is lost.}}',
      undefined,
      false,
    ],
    ['is not said where the task shows nothing', false, 'Sort', undefined, false],
    ['is said where it surely is and the task shows nothing', true, 'Sort', undefined, true],
    ['is not said where the task shows the context alone', false, '{{context}}', undefined, false],
  ])('%s', (_, isSure, prompt, system, said) => {
    const options = { hasContext: true, headless: headless(isSure) };
    const found = faultsOf([row], prompt, system === undefined ? options : { ...options, system });
    if (said) expect(found).toEqual([fault.message]);
    else expect(found).not.toContain(fault.message);
  });
});

describe('a variable that the samples lack', () => {
  const adviceOn = (columns: Columns, name: string, hasContext = false) =>
    faultsOf([columns], `{{${name}}}`, { hasContext })[0]!;

  it.each<[string, Columns, string, string]>([
    ['near another', { input: 'a' }, 'imput', 'Did you mean {{input}}?'],
    ['inside a column', { item: '{"mail": "a"}' }, 'mail', 'Did you mean {{item.mail}}?'],
    [
      'called context, inside a column',
      { item: '{"context": "a"}' },
      'context',
      'Did you mean {{item.context}}?',
    ],
    ['called context', { input: 'a' }, 'context', 'Give a context, or remove it.'],
    ['far from all', { subject: 'a', body: 'b' }, 'mail', 'have {{subject}}, {{body}}.'],
    ['of no column', {}, 'input', 'The samples have no column.'],
    [
      'beside one conversation',
      { chat: '[{"role": "user", "content": "Hi"}]' },
      'input',
      'Did you mean {{chat}}?',
    ],
    ['beside one text', { chat: 'Hi' }, 'input', 'The samples have {{chat}}.'],
    [
      'beside two columns of which one is a conversation',
      { chat: '[{"role": "user", "content": "Hi"}]', team: 'a' },
      'input',
      'The samples have {{chat}}, {{team}}.',
    ],
  ])('is answered with what may be meant: %s', (_, columns, name, advice) => {
    expect(adviceOn(columns, name)).toContain(`prompt uses {{${name}}}, which the samples don't`);
    expect(adviceOn(columns, name)).toContain(advice);
  });

  it('may be the context, where there is one', () => {
    expect(adviceOn({ subject: 'a' }, 'mail', true)).toContain('have {{subject}}, {{context}}.');
    expect(faultsOf([{ input: 'a' }], '{{input}} {{context}}', { hasContext: true })).toEqual([]);
  });

  it('is told how literal braces are written', () => {
    expect(adviceOn({ input: 'a' }, 'name')).toMatch(
      / For a literal {{name}} write {{{{name}}}}\.$/,
    );
  });

  it('is told that a line of names may be missing, where the columns read like a sample', () => {
    const advice = 'If those are a sample, put a line with the names of the columns before it.';
    expect(adviceOn({ 'lost card': 'a', billing: 'b' }, 'mail')).toContain(advice);
    expect(adviceOn({ lostcard: 'a', billing: 'b' }, 'mail')).not.toContain(advice);
    expect(adviceOn({ 'lost card': 'a', question: 'b' }, 'mail')).not.toContain(advice);
  });

  it('is said alone where its conversation ends with the answer', () => {
    const chat = JSON.stringify([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello' },
    ]);
    const talk = sample({ chat }, { expected: null });
    expect(faultsOf([talk], '{{input}}')).toEqual([expect.stringContaining('mean {{chat}}?')]);
    const text = sample({ chat: 'Hi' }, { expected: null });
    expect(faultsOf([text], '{{input}}')).toHaveLength(2);
    expect(faultsOf([talk], '{{chat}}')).toEqual([
      expect.stringContaining('ends with an answer'),
      expect.stringContaining('No sample has an expected answer.'),
    ]);
  });
});

describe('a task that never shows the sample', () => {
  const never = (column: string) =>
    `prompt never shows the sample: put {{${column}}} where it goes.`;

  it.each<[string, Columns, string]>([
    ['input', { mail: 'a', input: 'b' }, 'input'],
    ['the first column', { mail: 'a', team: 'b' }, 'mail'],
    ['input, where there is no column', {}, 'input'],
  ])('is told to show %s', (_, columns, column) => {
    expect(faultsOf([columns], 'Sort')).toEqual([never(column)]);
  });

  it('is one, too, where it shows the context alone', () => {
    const options = { hasContext: true, system: 'Go by {{context}}' };
    expect(faultsOf([{ input: 'a' }], 'Sort', options)).toEqual([never('input')]);
  });

  it('is faulted at its prompt', () => {
    const templates = [
      { field: 'system' as const, text: 'Be brief.', place: NOWHERE },
      { field: 'prompt' as const, text: 'Sort', place: PROMPT_PLACE },
    ];
    const samples = {
      samples: [sample({ input: 'a' })],
      columns: ['input'],
      expected: [],
      headless: null,
    };
    const check = { scorer: null, hasContext: false };
    expect(checkSamples(samples, { ...check, templates }, PLACE)).toEqual([
      faultAt(PROMPT_PLACE, 'prompt', never('input')),
    ]);
    expect(checkSamples(samples, { ...check, templates: templates.slice(0, 1) }, PLACE)).toEqual(
      [],
    );
  });
});

describe('a sample', () => {
  it('has no column called context beside the evaluation’s own', () => {
    const row = { input: 'a', context: 'b' };
    expect(faultsOf([row], '{{input}}', { hasContext: true })).toEqual([
      'The samples have a column context, but {{context}} is the context of the evaluation: rename the column.',
    ]);
    expect(faultsOf([row], '{{input}} {{context}}')).toEqual([]);
  });

  it('has something in the columns that are shown, one of them at least', () => {
    expect(faultsOf([{ input: ' ' }], '{{input}}')).toEqual(['sample 1 has no input: fill it in.']);
    expect(faultsOf([{ subject: ' ', body: 'b' }], '{{subject}} {{body}}')).toEqual([]);
    expect(faultsOf([{ subject: '', body: '' }], '{{subject}} {{body}}')).toEqual([
      'sample 1 has no subject: fill it in.',
      'sample 1 has no body: fill it in.',
    ]);
  });

  it('has every part that is shown of a column', () => {
    expect(faultsOf([{ item: '{"a": "b"}' }], '{{item.a}} {{item.c}}')).toEqual([
      'sample 1 has no item.c: fill it in.',
    ]);
  });

  it.each([
    [[{ role: 'user', content: 'Hi' }], null],
    [[{ role: 'system', content: 'Hi' }], 'in which the user says nothing: add what they say.'],
    [
      [
        { role: 'assistant', content: 'Hi' },
        { role: 'user', content: 'Hi' },
      ],
      'that the assistant begins: let it begin with what the user says.',
    ],
    [
      [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hi' },
      ],
      'that ends with an answer: let it end with what the user says.',
    ],
  ])('is a conversation that can go on: %j', (messages, fault) => {
    expect(faultsOf([{ chat: JSON.stringify(messages) }], '{{chat}}')).toEqual(
      fault === null ? [] : [`sample 1 is a conversation ${fault}`],
    );
  });

  it.each<[string, ReadSample, string]>([
    ['a zero character', sample({ input: 'a\0' }), 'input'],
    ['half of a character', sample({ input: 'a\ud83d' }), 'input'],
    ['one in a column that is not shown', sample({ input: 'a', id: '\0' }), 'id'],
    ['one in its answer', sample({ input: 'a' }, { expected: 'b\0' }), 'expected'],
    ['one in another answer', sample({ input: 'a' }, { alternatives: ['\0'] }), 'expected'],
  ])('holds no broken character: %s', (_, broken, column) => {
    expect(faultsOf([broken], '{{input}}')).toEqual([
      `sample 1 holds a broken character (\\0 or half of a pair) in ${column}: remove it.`,
    ]);
  });

  it('has its answer in no column that is shown, whole or in part', () => {
    const row = sample({ label: '{"mail": "a"}', team: 'b' }, { expected: null });
    expect(faultsOf([row], '{{label.mail}}')).toEqual([
      expect.stringContaining('e.g. "expected: team"'),
    ]);
  });

  it('may be judged by no scorer, and then needs no answer', () => {
    const samples = [sample({ input: 'a' }, { expected: null })];
    const templates = [{ field: 'prompt' as const, text: '{{input}}', place: NOWHERE }];
    const check = { templates, scorer: null, hasContext: false };
    const read = { samples, columns: ['input'], expected: [], headless: null };
    expect(checkSamples(read, check, PLACE)).toEqual([]);
  });
});
