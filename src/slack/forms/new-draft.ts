import { randomUUID } from 'node:crypto';
import { intoFields } from '../../blocks/form/samples-fields.ts';
import { defaultLineUp } from '../../core/request/default-line-up.ts';
import type { SlackDeps } from '../deps.ts';
import type { KeptDraft } from './form-view.ts';

/** Returns the form that a command opens: the task and samples typed, sensible values for the rest. */
export function newDraft(
  typed: { task: string; samples: string },
  origin: { channel: string; responseUrl: string | null },
  deps: SlackDeps,
): KeptDraft & { whole: boolean } {
  const { task, samples, whole } = intoFields(typed);
  return {
    id: randomUUID(),
    whole,
    draft: {
      values: {
        name: '',
        system: '',
        task,
        context: '',
        scorer: '',
        rubric: '',
        judge: '',
        latency: '',
        current: '',
        models: defaultLineUp(deps.catalog, deps.now()).map(({ name }) => name),
        repeats: '3',
        bar: '90%',
        estimand: 'population',
        volume: '100000',
        budget: '2',
      },
      samples,
      file: null,
      document: null,
      variants: null,
      again: null,
      channel: origin.channel,
      refusal: null,
      responseUrl: origin.responseUrl,
      onlyMe: false,
    },
  };
}
