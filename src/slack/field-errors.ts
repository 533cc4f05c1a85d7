import type { ViewOutput } from '@slack/bolt';
import type { Fault } from '../core/errors.ts';
import { FORM_FIELDS } from '../core/request/form/request-from-form.ts';
import { samplesFields } from './form-state.ts';

/** Faults messages under one field; more are counted. */
const MOST_FAULTS = 3;

/** Faults as Slack's form errors: each under its field, a sample's under the field it stands in. */
export function fieldErrors(
  faults: readonly Fault[],
  state: ViewOutput['state'],
): Record<string, string> {
  const byBlock = Map.groupBy(faults, (fault) => blockOf(fault, state));
  return Object.fromEntries(
    [...byBlock].map(([blockId, some]) => {
      const messages = some.slice(0, MOST_FAULTS).map(({ message }) => message);
      const more = some.length - messages.length;
      return [blockId, [...messages, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ')];
    }),
  );
}

/** Where a fault is messages; one that belongs to no field stands under the task. */
function blockOf({ field, line }: Fault, state: ViewOutput['state']): string {
  const name = field?.split(/[.[]/)[0] ?? '';
  if (name === 'samples') return samplesBlockOf(line, state);
  return FORM_FIELDS.has(name) ? name : 'task';
}

function samplesBlockOf(line: number | null, state: ViewOutput['state']): string {
  let last = 0;
  for (const { blockId, value } of samplesFields(state)) {
    last += value.split('\n').length;
    if (line !== null && line <= last) return blockId;
  }
  return 'samples';
}
