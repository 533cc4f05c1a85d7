import type { ViewOutput } from '@slack/bolt';
import { VALUE_ACTION } from '../blocks/form-fields.ts';
import type { FormValues } from '../core/request/form/request-from-form.ts';

/** What a person typed and chose, '' and [] where nothing; the samples' fields are joined. */
export function readForm(state: ViewOutput['state']): FormValues {
  const field = (blockId: string) => state.values[blockId]?.[VALUE_ACTION];
  const text = (blockId: string) => field(blockId)?.value ?? '';
  return {
    name: text('name'),
    task: text('task'),
    samples: samplesFields(state)
      .map(({ value }) => value)
      .join('\n'),
    scorer: field('scorer')?.selected_option?.value ?? '',
    models: (field('models')?.selected_options ?? []).map(({ value }) => value),
    repeats: text('repeats'),
    bar: text('bar'),
    estimand: field('estimand')?.selected_option?.value ?? '',
    volume: text('volume'),
    budget: text('budget'),
  };
}

/** The samples' fields that hold something, in order. */
export function samplesFields(state: ViewOutput['state']): { blockId: string; value: string }[] {
  return Object.keys(state.values)
    .filter((blockId) => /^samples(-\d+)?$/.test(blockId))
    .sort((a, b) => fieldNumber(a) - fieldNumber(b))
    .map((blockId) => ({ blockId, value: state.values[blockId]?.[VALUE_ACTION]?.value ?? '' }))
    .filter(({ value }) => value !== '');
}

function fieldNumber(blockId: string): number {
  return Number(blockId.split('-')[1] ?? 1);
}
