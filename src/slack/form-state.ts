import type { ViewOutput } from '@slack/bolt';
import { VALUE_ACTION } from '../blocks/form-fields.ts';
import type { Draft } from '../core/request/form/draft.ts';

/** Returns the draft with what a person typed and chose in the fields that are shown; the others stay. */
export function withTyped(draft: Draft, state: ViewOutput['state']): Draft {
  const field = (blockId: string) => state.values[blockId]?.[VALUE_ACTION];
  const text = (blockId: keyof Draft['values'], kept: string): string => {
    const shown = field(blockId);
    return shown === undefined ? kept : (shown.value ?? shown.selected_option?.value ?? '');
  };
  const { values } = draft;
  const models = field('models')?.selected_options?.map(({ value }) => value);
  const samples = state.values.samples === undefined ? draft.samples : samplesTyped(state);
  return {
    ...draft,
    samples,
    values: {
      name: text('name', values.name),
      task: text('task', values.task),
      scorer: text('scorer', values.scorer),
      models: models ?? values.models,
      repeats: text('repeats', values.repeats),
      bar: text('bar', values.bar),
      estimand: text('estimand', values.estimand),
      volume: text('volume', values.volume),
      budget: text('budget', values.budget),
    },
  };
}

/** What each of the samples' fields holds, as far as the last that holds something: text stays in its field. */
function samplesTyped(state: ViewOutput['state']): string[] {
  const texts = Object.keys(state.values)
    .filter((blockId) => /^samples(-\d+)?$/.test(blockId))
    .sort((a, b) => fieldNumber(a) - fieldNumber(b))
    .map((blockId) => state.values[blockId]?.[VALUE_ACTION]?.value ?? '');
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}

function fieldNumber(blockId: string): number {
  return Number(blockId.split('-')[1] ?? 1);
}
