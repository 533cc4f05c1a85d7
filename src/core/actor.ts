/**
 * Who acts: a person in Slack (`id`: their user id), whoever runs the command line, a job scheduler, or
 * llm-pick itself.
 */
export interface Actor {
  kind: 'person' | 'terminal' | 'schedule' | 'system';
  id: string | null;
}

/** The Slack channel an answer goes to; its thread, and a direct message where the app can't post. */
export interface Destination {
  channel: string;
  /** Where Slack takes an answer for half an hour wherever the app may post; missing where no command was typed. */
  responseUrl?: string;
}

/** Whether an answer goes to one person alone: Slack has a member's id, or a direct message's, for a channel. */
export function goesToOnePerson({ channel }: Destination): boolean {
  return /^[UWD]/.test(channel);
}

/** The workspace of the command line; every other is a Slack team's id. */
export const LOCAL_WORKSPACE = 'local';
