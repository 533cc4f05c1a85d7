import { CONTEXT_FILE } from '../../blocks/form/form-fields.ts';
import type { Draft } from '../../core/request/form/draft.ts';

/** What a view's state says of its fields, by block and action: as much of Slack's as is read here. */
export interface TypedFields {
  values: Record<string, Record<string, TypedField>>;
}

interface TypedField {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: { value: string }[];
  files?: UploadedFile[];
}

/** A file as the form gives it back. */
export interface UploadedFile {
  id?: string;
  name?: string | null;
  size?: number;
  url_private_download?: string;
}

/**
 * Returns where what a submitted form is about stands, if not in its fields: in a file, or as an earlier
 * evaluation's samples.
 */
export function attachedSources(state: TypedFields): {
  file: UploadedFile | null;
  earlier: string | null;
  /** What the models should know. */
  document: UploadedFile | null;
} {
  return {
    file: fieldIn(state, 'file')?.files?.[0] ?? null,
    earlier: fieldIn(state, 'earlier')?.selected_option?.value ?? null,
    document: fieldIn(state, CONTEXT_FILE)?.files?.[0] ?? null,
  };
}

/** A field has one input. */
function fieldIn({ values }: TypedFields, blockId: string): TypedField | undefined {
  return Object.values(values[blockId] ?? {})[0];
}

/** Returns the draft with what a person typed and chose in the fields that are shown; the others stay. */
export function withTyped(draft: Draft, state: TypedFields): Draft {
  const field = (blockId: string) => fieldIn(state, blockId);
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
      system: text('system', values.system),
      task: text('task', values.task),
      context: text('context', values.context),
      scorer: text('scorer', values.scorer),
      rubric: text('rubric', values.rubric),
      judge: text('judge', values.judge),
      current: text('current', values.current),
      models: models ?? values.models,
      repeats: text('repeats', values.repeats),
      bar: text('bar', values.bar),
      latency: text('latency', values.latency),
      estimand: text('estimand', values.estimand),
      volume: text('volume', values.volume),
      budget: text('budget', values.budget),
    },
  };
}

/**
 * Returns what each of the samples' fields holds, as far as the last that holds something: text stays in
 * its field.
 */
export function samplesTyped(state: TypedFields): string[] {
  const texts = Object.keys(state.values)
    .filter((blockId) => /^samples(-\d+)?$/.test(blockId))
    .sort((a, b) => fieldNumber(a) - fieldNumber(b))
    .map((blockId) => fieldIn(state, blockId)?.value ?? '');
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}

function fieldNumber(blockId: string): number {
  return Number(blockId.split('-')[1] ?? 1);
}
