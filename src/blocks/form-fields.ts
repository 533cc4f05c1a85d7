import type { InputBlock, PlainTextOption } from '@slack/types';
import type { FormValues } from '../core/request/form/request-from-form.ts';
import { LIMITS } from './limits.ts';
import { splitLines } from './split-lines.ts';
import { plainText } from './text.ts';

/** A model that can be chosen: what it is called and what it costs, in a few words. */
export interface ModelOption {
  name: string;
  label: string;
  price: string;
}

/** Every input's action id: the block's id names the field. */
export const VALUE_ACTION = 'value';
/** Slack takes 3,000 characters a field, so samples may need several; this many at most. */
const SAMPLES_FIELDS = 10;

type Choice = readonly [value: string, text: string, description: string];

/** How answers are scored, as a person chooses it. */
const SCORERS: readonly Choice[] = [
  [
    'exact',
    'Exactly the expected answer',
    'Upper and lower case and spaces around it don’t matter',
  ],
  ['contains', 'Contains the expected answer', 'Anywhere in the answer'],
  ['number', 'The same number', 'Units and thousands separators don’t matter'],
  ['regex', 'Matches the expected pattern', 'The expected answer is a regular expression'],
  ['json', 'The same JSON fields', 'The expected answer is a JSON object'],
];

const ESTIMANDS: readonly Choice[] = [
  ['population', 'New inputs like these', 'The samples stand for what is to come'],
  ['these-samples', 'These samples only', 'Takes fewer, and says nothing about other inputs'],
];

/** What the fields hold. */
interface FieldValues {
  values: Omit<FormValues, 'samples'>;
  /** What each of the samples' fields holds. */
  samples: readonly string[];
  models: readonly ModelOption[];
}

/** The inputs of all steps, one block a field; block ids are the fields' names. */
export function formFields({ values, samples, models }: FieldValues): InputBlock[] {
  return [
    text('task', 'The task', values.task, {
      multiline: true,
      placeholder: 'Sort this ticket. Answer with one word: billing, bug or other.',
      hint: 'Every model gets this, then the sample. {{input}} marks where the sample goes.',
    }),
    ...samplesFields(samples),
    chosenOf('scorer', 'What counts as right', SCORERS, values.scorer),
    modelsField(values.models, models),
    text('bar', 'How good is good enough', values.bar, {
      placeholder: '90%',
      hint: 'The share of answers that must be right.',
    }),
    chosenOf('estimand', 'What it must hold for', ESTIMANDS, values.estimand),
    number('volume', 'Calls a month in production', values.volume, {}),
    number('repeats', 'Times each sample is asked, at most', values.repeats, {
      hint: 'Models don’t always answer the same. Fewer are used where fewer are enough.',
    }),
    number('budget', 'Budget in dollars', values.budget, {
      decimal: true,
      hint: 'This evaluation never spends more.',
    }),
    text('name', 'A name for it', values.name, {
      optional: true,
      placeholder: 'Ticket triage',
      hint: 'Left empty, the task’s first words name it.',
    }),
  ];
}

/** Returns a task and samples as the form's fields hold them, and whether that is all of them. */
export function intoFields(typed: { task: string; samples: string }): {
  task: string;
  samples: string[];
  whole: boolean;
} {
  const pieces = typed.samples === '' ? [] : splitLines(typed.samples, LIMITS.input.text);
  return {
    task: typed.task.slice(0, LIMITS.input.text),
    samples: pieces.slice(0, SAMPLES_FIELDS),
    whole: typed.task.length <= LIMITS.input.text && pieces.length <= SAMPLES_FIELDS,
  };
}

/** The block id of one of the samples' fields, the first being 0. */
export function samplesBlockId(index: number): string {
  return index === 0 ? 'samples' : `samples-${index + 1}`;
}

function samplesFields(samples: readonly string[]): InputBlock[] {
  const pieces = samples.length === 0 ? [''] : samples;
  const fields = pieces.map((piece, index) =>
    text(samplesBlockId(index), index === 0 ? 'Samples' : 'More samples', piece, {
      multiline: true,
      optional: index > 0,
      placeholder: index === 0 ? 'I was charged twice => billing\nThe app crashes => bug' : '',
      hint:
        index === 0
          ? 'One a line: input => expected answer. Or paste rows of a sheet, CSV or a table. 30 or more prove more.'
          : '',
    }),
  );
  if (pieces.length === SAMPLES_FIELDS) return fields;
  const next = text(samplesBlockId(pieces.length), 'More samples', '', {
    multiline: true,
    optional: true,
    hint: 'A field takes 3,000 characters.',
  });
  return [...fields, next];
}

function chosenOf(
  id: string,
  label: string,
  choices: readonly Choice[],
  chosen: string,
): InputBlock {
  const options = choices.map(([value, words, description]) => option(value, words, description));
  const initial = options.find(({ value }) => value === chosen);
  return {
    ...input(id, label, {}),
    element: {
      type: 'static_select',
      action_id: VALUE_ACTION,
      options,
      ...(initial && { initial_option: initial }),
    },
  };
}

function modelsField(chosen: readonly string[], models: readonly ModelOption[]): InputBlock {
  const options = models
    .slice(0, LIMITS.options.count)
    .map(({ name, label, price }) => option(name, label, price));
  const initial = options.filter(({ value }) => value !== undefined && chosen.includes(value));
  return {
    type: 'input',
    block_id: 'models',
    label: plainText('Models to compare', LIMITS.input.label),
    hint: plainText(
      'Cheap ones are tried first; expensive ones only if needed.',
      LIMITS.input.hint,
    ),
    element: {
      type: 'multi_static_select',
      action_id: VALUE_ACTION,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

function option(value: string, text: string, description: string): PlainTextOption {
  return {
    value,
    text: plainText(text, LIMITS.options.text),
    description: plainText(description, LIMITS.options.description),
  };
}

interface InputWords {
  placeholder?: string;
  hint?: string;
  optional?: boolean;
}

function text(
  id: string,
  label: string,
  value: string,
  { multiline = false, ...rest }: InputWords & { multiline?: boolean },
): InputBlock {
  return {
    ...input(id, label, rest),
    element: {
      type: 'plain_text_input',
      action_id: VALUE_ACTION,
      multiline,
      max_length: LIMITS.input.text,
      ...(value !== '' && { initial_value: value.slice(0, LIMITS.input.text) }),
      ...(rest.placeholder && {
        placeholder: plainText(rest.placeholder, LIMITS.input.placeholder),
      }),
    },
  };
}

function number(
  id: string,
  label: string,
  value: string,
  { decimal = false, ...rest }: InputWords & { decimal?: boolean },
): InputBlock {
  return {
    ...input(id, label, rest),
    element: {
      type: 'number_input',
      action_id: VALUE_ACTION,
      is_decimal_allowed: decimal,
      ...(value !== '' && { initial_value: value }),
    },
  };
}

function input(id: string, label: string, { hint, optional }: InputWords) {
  return {
    type: 'input' as const,
    block_id: id,
    label: plainText(label, LIMITS.input.label),
    ...(hint && { hint: plainText(hint, LIMITS.input.hint) }),
    ...(optional && { optional }),
  };
}
