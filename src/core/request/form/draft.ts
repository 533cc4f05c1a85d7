import type { FormValues } from './request-from-form.ts';
import { suggestScorer } from './suggest-scorer.ts';

/** A form that is not submitted yet: what was typed, and what it carries from its opening to its start. */
export interface Draft {
  /** `scorer` is '' until it was chosen. */
  values: Omit<FormValues, 'samples'>;
  /** What each of the samples' fields holds. */
  samples: readonly string[];
  /** Where it was asked: a Slack channel id. */
  channel: string;
  /** Why the app can't post there, in Slack's word; null where it can. */
  refusal: string | null;
  /** Where Slack takes an answer to the command; null where no command was typed. */
  responseUrl: string | null;
  /** The result goes to the person alone. */
  onlyMe: boolean;
}

/** Returns the values of a draft as the whole form would hold them; an answer check that was not chosen is the one suggested. */
export function draftValues({ values, samples }: Draft): FormValues {
  const typed = samples.join('\n');
  const scorer = values.scorer === '' ? (suggestScorer(typed)?.scorer ?? 'exact') : values.scorer;
  return { ...values, samples: typed, scorer };
}
