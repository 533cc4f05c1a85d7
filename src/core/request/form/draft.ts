import type { FormValues } from './request-from-form.ts';

/** A form that is not submitted yet: what was typed, and what it carries from its opening to its start. */
export interface Draft {
  values: FormValues;
  /** Where it was asked: a Slack channel id. */
  channel: string;
  /** Why the app can't post there, in Slack's word; null where it can. */
  refusal: string | null;
  /** Where Slack takes an answer to the command; null where no command was typed. */
  responseUrl: string | null;
  /** The result goes to the person alone. */
  onlyMe: boolean;
}
