import { createHmac } from 'node:crypto';
import { asObject, type SlackWorkspace } from './slack-workspace.ts';

/** What the app answered to a request of Slack's, and how soon. */
export interface AppAnswer {
  status: number;
  body: Record<string, unknown>;
  milliseconds: number;
}

/** Sends the app a request of Slack's, signed as Slack signs it. */
export async function postSigned(
  { signingSecret }: SlackWorkspace,
  appUrl: string,
  fields: Record<string, string>,
): Promise<AppAnswer> {
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`);
  const begun = performance.now();
  const response = await fetch(`${appUrl}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac.digest('hex')}`,
    },
    body,
  });
  const text = await response.text();
  const milliseconds = performance.now() - begun;
  return { status: response.status, body: text ? asObject(JSON.parse(text)) : {}, milliseconds };
}
