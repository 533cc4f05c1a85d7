import { samplesBlockId } from '../../blocks/form/samples-fields.ts';
import type { Fault } from '../../core/errors.ts';
import { foldFaults } from '../../core/request/fold-faults.ts';

/** Faults shown under one field; more are counted. */
const MOST_FAULTS = 3;

/**
 * Faults as Slack's form errors: each under its field, a sample's under the one of `samples` it stands in;
 * under the first of the fields that are shown (block ids) where its own is not among them.
 */
export function fieldErrors(
  faults: readonly Fault[],
  samples: readonly string[],
  shown: readonly string[],
): Record<string, string> {
  const byBlock = Map.groupBy(faults, (fault) => {
    const block =
      fault.field === 'samples' ? samplesBlockOf(fault.line, samples) : (fault.field ?? 'task');
    return shown.includes(block) ? block : (shown[0] ?? block);
  });
  return Object.fromEntries(
    [...byBlock].map(([blockId, some]) => {
      const messages = [...new Set(foldFaults(some).map(({ message }) => message))];
      const more = messages.length - MOST_FAULTS;
      const first = messages.slice(0, MOST_FAULTS);
      return [blockId, [...first, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ')];
    }),
  );
}

function samplesBlockOf(line: number | null, samples: readonly string[]): string {
  let last = 0;
  const at = samples.findIndex((text) => {
    last += text.split('\n').length;
    return line !== null && line <= last;
  });
  return samplesBlockId(Math.max(at, 0));
}
