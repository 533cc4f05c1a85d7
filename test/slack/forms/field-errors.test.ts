import { expect, it } from 'vitest';
import type { Fault } from '../../../src/core/errors.ts';
import { faultsOfStep } from '../../../src/core/request/form/form-steps.ts';
import { fieldErrors } from '../../../src/slack/forms/field-errors.ts';
import { withTyped } from '../../../src/slack/forms/form-state.ts';

const SAMPLES = ['a => 1\nb => 2', 'c => 3\nd => 4', '', 'j => 10'];
const input = (value: string | null) => ({ value: { value } });

const fault = (field: string | null, message: string, line: number | null = null): Fault => ({
  file: null,
  line,
  column: null,
  field,
  message,
});

const draft = {
  values: {
    name: 'kept',
    system: '',
    task: 'old',
    context: '',
    scorer: '',
    rubric: '',
    judge: '',
    latency: '',
    current: '',
    models: ['a/b'],
    repeats: '3',
    bar: '90%',
    estimand: 'population',
    volume: '1',
    budget: '2',
  },
  samples: ['old => 1'],
  file: null,
  document: null,
  variants: null,
  again: null,
  channel: 'C1',
  refusal: null,
  responseUrl: null,
  onlyMe: false,
};

it('reads the fields that are shown, each piece of samples in its place; the others stay', () => {
  const values = {
    task: input('Sort'),
    'samples-10': input(null),
    'samples-2': input(null),
    samples: input('a => 1'),
    'samples-3': input('b => 2'),
  };
  expect(withTyped(draft, { values })).toEqual({
    ...draft,
    samples: ['a => 1', '', 'b => 2'],
    values: { ...draft.values, task: 'Sort' },
  });
  const cleared = { values: { task: input(null), samples: input(null) } };
  expect(withTyped(draft, cleared)).toMatchObject({ samples: [], values: { task: '' } });
  expect(withTyped(draft, { values: {} })).toEqual(draft);
});

const cases = [
  { name: 'its own field', faults: [fault('bar', 'No.')], expected: { bar: 'No.' } },
  {
    name: 'the samples’ field its line stands in',
    faults: [fault('samples', 'No.', 4), fault('samples', 'Also no.', 2)],
    expected: { 'samples-2': 'No.', samples: 'Also no.' },
  },
  {
    name: 'the last samples’ field',
    faults: [fault('samples', 'No.', 6)],
    expected: { 'samples-4': 'No.' },
  },
  {
    name: 'the first samples’ field when it has no line',
    faults: [fault('samples', 'Too few.')],
    expected: { samples: 'Too few.' },
  },
  {
    name: 'its field, three at most',
    faults: ['a', 'b', 'c', 'd', 'e'].map((message) => fault('models', message)),
    expected: { models: 'a b c And 2 more.' },
  },
];
it.each(cases)('tells a fault under $name', ({ faults, expected }) => {
  expect(fieldErrors(faults, SAMPLES, Object.keys(expected))).toEqual(expected);
});

it('tells one fault of many lines in one sentence', () => {
  const faults = [1, 2, 3, 4, 5].map((line) =>
    fault('samples', `Line ${line} must be: input => expected answer.`, line),
  );
  expect(fieldErrors(faults, ['a\nb\nc\nd\ne'], ['samples'])).toEqual({
    samples: 'Line 1 must be: input => expected answer. So it is on 4 more lines: 2, 3, 4, 5.',
  });
});

it('stands under the first field where its own is not shown', () => {
  expect(fieldErrors([fault('samples', 'No.', 2)], [], ['task', 'system'])).toEqual({
    task: 'No.',
  });
});

it('a step shows its own faults, and those of earlier steps under its first field', () => {
  const faults = [fault('bar', 'a'), fault('samples', 'b', 3), fault('models', 'c')];
  const shown = (step: Parameters<typeof faultsOfStep>[1]) =>
    faultsOfStep(faults, step).map(({ field, message }) => [field, message]);
  expect(shown('samples')).toEqual([['samples', 'b']]);
  expect(shown('right')).toEqual([
    ['bar', 'a'],
    ['scorer', 'b'],
  ]);
  expect(shown('models')).toEqual([
    ['models', 'a'],
    ['models', 'b'],
    ['models', 'c'],
  ]);
});
