import { expect, it } from 'vitest';
import type { Fault } from '../../src/core/errors.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { readForm } from '../../src/slack/form-state.ts';

const input = (value: string | null) => ({ value: { type: 'plain_text_input', value } });
const state = {
  values: {
    task: input('Sort'),
    'samples-10': input('j => 10'),
    'samples-2': input('c => 3\nd => 4'),
    samples: input('a => 1\nb => 2'),
    'samples-3': input(null),
    bar: input(null),
    scorer: { value: { type: 'static_select', selected_option: { value: 'exact' } } },
    estimand: { value: { type: 'static_select', selected_option: { value: 'population' } } },
    models: {
      value: {
        type: 'multi_static_select',
        selected_options: [{ value: 'a/b' }, { value: 'c/d' }],
      },
    },
  },
} as unknown as Parameters<typeof readForm>[0];

const fault = (field: string | null, message: string, line: number | null = null): Fault => ({
  file: null,
  line,
  column: null,
  field,
  message,
});

it('reads every field, the samples’ fields joined in order', () => {
  expect(readForm(state)).toEqual({
    name: '',
    task: 'Sort',
    samples: 'a => 1\nb => 2\nc => 3\nd => 4\nj => 10',
    scorer: 'exact',
    estimand: 'population',
    models: ['a/b', 'c/d'],
    repeats: '',
    bar: '',
    volume: '',
    budget: '',
  });
});

const cases = [
  { name: 'its own field', faults: [fault('bar', 'No.')], expected: { bar: 'No.' } },
  {
    name: 'the samples’ field its line stands in',
    faults: [fault('samples[3].expected', 'No.', 4), fault('samples', 'Also no.', 2)],
    expected: { 'samples-2': 'No.', samples: 'Also no.' },
  },
  {
    name: 'the last samples’ field',
    faults: [fault('samples[4]', 'No.', 5)],
    expected: { 'samples-10': 'No.' },
  },
  {
    name: 'the first samples’ field when it has no line',
    faults: [fault('samples', 'Too few.')],
    expected: { samples: 'Too few.' },
  },
  {
    name: 'the task when it belongs to no field of the form',
    faults: [fault(null, 'No.'), fault('prompt', 'Nor that.')],
    expected: { task: 'No. Nor that.' },
  },
  {
    name: 'its field, three at most',
    faults: ['a', 'b', 'c', 'd', 'e'].map((message) => fault('models', message)),
    expected: { models: 'a b c And 2 more.' },
  },
];
it.each(cases)('tells a fault under $name', ({ faults, expected }) => {
  expect(fieldErrors(faults, state)).toEqual(expected);
});
