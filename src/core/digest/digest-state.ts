/**
 * How far a week's digest came: `attempted` before it is posted, and for ever where the process died
 * then or Slack's answer was lost, so that it may stand there; `failed` where Slack refused it. Quiet and
 * snoozed weeks have no post.
 */
export type DigestState = 'attempted' | 'posted' | 'failed' | 'quiet' | 'snoozed';
