import { splitLines } from '../src/blocks/parts/split-lines.ts';
import { asList, asObject } from './slack-workspace.ts';

/** A form as a person sees it; what is typed is answered to by block ids. */
export interface ShownForm {
  id: string;
  hash: string;
  title: string;
  blocks: Record<string, unknown>[];
  raw: Record<string, unknown>;
}

/** What is typed or chosen, by field. */
export type FormInput = Record<string, string | readonly string[] | UploadedFile>;

/** A file as Slack tells of it. */
type UploadedFile = Record<string, unknown>;

/** The view as Slack sends it back: every input with what was typed, chosen or already there. */
export function filledIn(form: ShownForm, values: FormInput): Record<string, unknown> {
  const inputs = form.blocks.filter(({ type }) => type === 'input');
  const typed = spreadSamples(inputs, values);
  const state = inputs.map(({ block_id, element }) => {
    const { action_id } = asObject(element);
    const value = fieldState(asObject(element), typed[String(block_id)]);
    return [block_id, { [String(action_id)]: value }];
  });
  return { ...form.raw, state: { values: Object.fromEntries(state) } };
}

/** Samples fill as many of their fields as they need. */
function spreadSamples(
  inputs: readonly Record<string, unknown>[],
  { samples, ...values }: FormInput,
): FormInput {
  if (typeof samples !== 'string') return values;
  const fields = inputs.map(({ block_id }) => String(block_id)).filter((id) => /^samples/.test(id));
  const pieces = splitLines(samples, 3_000);
  if (fields.length === 0) return values;
  if (pieces.length > fields.length) throw new Error('The samples do not fit into the form');
  return { ...values, ...Object.fromEntries(fields.map((id, index) => [id, pieces[index] ?? ''])) };
}

function fieldState(
  element: Record<string, unknown>,
  value: FormInput[string] | undefined,
): Record<string, unknown> {
  const { type } = element;
  if (type === 'multi_external_select' || type === 'checkboxes') {
    const options = value === undefined ? asList(element.initial_options) : value;
    const chosen = (options as (string | { value: string })[]).map((option) =>
      typeof option === 'string' ? { value: option } : option,
    );
    return { type, selected_options: chosen };
  }
  if (type === 'conversations_select') {
    return { type, selected_conversation: value ?? element.initial_conversation };
  }
  if (type === 'users_select')
    return { type, selected_user: value ?? element.initial_user ?? null };
  if (type === 'multi_users_select') {
    return { type, selected_users: value ?? element.initial_users ?? [] };
  }
  if (type === 'datepicker') return { type, selected_date: value ?? element.initial_date ?? null };
  if (type === 'static_select' || type === 'external_select') {
    const chosen = value === undefined ? (element.initial_option ?? null) : { value };
    return { type, selected_option: chosen };
  }
  if (type === 'file_input') return { type, files: value === undefined ? [] : [value] };
  return { type, value: value === undefined ? (element.initial_value ?? null) : value || null };
}
