import type { InputBlock, PlainTextOption } from '@slack/types';
import { LIMITS } from '../parts/limits.ts';
import { plainText } from '../parts/text.ts';

/** The action id of an input that asks for nothing else; its block's id names the field. */
const VALUE_ACTION = 'value';

/** What can be chosen: its value, what it is called, and a few words about it ('': none). */
export type Choice = readonly [value: string, text: string, description: string];

export interface InputWords {
  placeholder?: string;
  hint?: string;
  optional?: boolean;
}

/** A field for text, cut to what Slack takes; `value`: what stands in it, '' for nothing. */
export function textInput(
  id: string,
  label: string,
  value: string,
  { multiline = false, ...words }: InputWords & { multiline?: boolean } = {},
): InputBlock {
  return {
    ...input(id, label, words),
    element: {
      type: 'plain_text_input',
      action_id: VALUE_ACTION,
      multiline,
      max_length: LIMITS.input.text,
      ...(value !== '' && { initial_value: value.slice(0, LIMITS.input.text) }),
      ...placeholderOf(words),
    },
  };
}

/** A field that takes a number alone, a whole one unless `decimal`; `value`: what stands in it. */
export function numberInput(
  id: string,
  label: string,
  value: string,
  { decimal = false, ...words }: InputWords & { decimal?: boolean } = {},
): InputBlock {
  return {
    ...input(id, label, words),
    element: {
      type: 'number_input',
      action_id: VALUE_ACTION,
      is_decimal_allowed: decimal,
      ...(value !== '' && { initial_value: value }),
    },
  };
}

/** One of a few; with an `action` of its own the app hears of it at once. */
export function choiceInput(
  id: string,
  label: string,
  { choices, chosen, action }: { choices: readonly Choice[]; chosen: string; action?: string },
): InputBlock {
  const options = choices.map(optionOf);
  const initial = options.find(({ value }) => value === chosen);
  return {
    ...input(id, label, {}),
    ...(action && { dispatch_action: true }),
    element: {
      type: 'static_select',
      action_id: action ?? VALUE_ACTION,
      options,
      ...(initial && { initial_option: initial }),
    },
  };
}

/** One of many, which the app is asked for under `action` as somebody types. */
export function searchInput(
  id: string,
  label: string,
  { action, chosen, ...words }: InputWords & { action: string; chosen: Choice | null },
): InputBlock {
  return {
    ...input(id, label, words),
    element: {
      type: 'external_select',
      action_id: action,
      min_query_length: 0,
      ...(chosen && { initial_option: optionOf(chosen) }),
      ...placeholderOf(words),
    },
  };
}

/** Several of many. */
export function searchSeveralInput(
  id: string,
  label: string,
  { action, chosen, ...words }: InputWords & { action: string; chosen: readonly Choice[] },
): InputBlock {
  return {
    ...input(id, label, words),
    element: {
      type: 'multi_external_select',
      action_id: action,
      min_query_length: 0,
      ...(chosen.length > 0 && { initial_options: chosen.map(optionOf) }),
      ...placeholderOf(words),
    },
  };
}

/** A field for one uploaded file of one of these types, named by their endings. */
export function fileInput(
  id: string,
  label: string,
  { filetypes, ...words }: InputWords & { filetypes: readonly string[] },
): InputBlock {
  return {
    ...input(id, label, words),
    element: {
      type: 'file_input',
      action_id: VALUE_ACTION,
      filetypes: [...filetypes],
      max_files: 1,
    },
  };
}

/** A choice as Slack takes it. */
export function optionOf([value, text, description]: Choice): PlainTextOption {
  return {
    value,
    text: plainText(text, LIMITS.options.text),
    ...(description !== '' && {
      description: plainText(description, LIMITS.options.description),
    }),
  };
}

function placeholderOf({ placeholder }: InputWords) {
  return placeholder ? { placeholder: plainText(placeholder, LIMITS.input.placeholder) } : {};
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
