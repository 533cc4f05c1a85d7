import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SlackAppUnderTest, startSlackApp } from '../support/slack-app.ts';
import { collectUnhandled } from '../support/unhandled-errors.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

let app: SlackAppUnderTest;
const unhandled = collectUnhandled();

beforeAll(async () => {
  app = await startSlackApp();
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  unhandled[Symbol.dispose]();
});

const post = async (body: string, type: string): Promise<number> => {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', app.workspace.signingSecret);
  const response = await fetch(`${app.url}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac.update(`v0:${timestamp}:${body}`).digest('hex')}`,
    },
  });
  await response.text();
  return response.status;
};

const NO_OBJECTS = ['null', '0', '"x"', 'true', '[]', '[null]', '', '{', 'NaN', '\u0000'];
const TYPES = ['block_actions', 'view_submission', 'view_closed', 'shortcut', 'message_action'];
const HOLLOW = [
  {},
  { type: null },
  ...TYPES.flatMap((type) => [
    { type },
    { type, user: null, team: null, view: null, actions: [] },
    { type, user: { id: 'U1' }, team: { id: 'T1' }, view: {}, actions: [null] },
    { type, user: { id: 'U1' }, view: { callback_id: 'evaluation_form' }, actions: [{}] },
  ]),
];

it.each(NO_OBJECTS)('signed, a payload or body of %j is refused and ends nothing', async (text) => {
  expect(await post(`payload=${encodeURIComponent(text)}`, FORM)).toBe(400);
  expect(await post(text, JSON_TYPE)).toBe(400);
});

it('signed objects that lack what Slack sends end nothing, and requests are taken afterwards', async () => {
  const statuses = await Promise.all(
    HOLLOW.flatMap((payload) => [
      post(`payload=${encodeURIComponent(JSON.stringify(payload))}`, FORM),
      post(JSON.stringify(payload), JSON_TYPE),
    ]),
  );
  expect(statuses.every((status) => status >= 200)).toBe(true);
  expect(await post('payload=1&payload=null', FORM)).toBeGreaterThanOrEqual(200);
  expect(await post('command=%2Fllm-pick&text=help', FORM)).toBe(200);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  expect(unhandled.errors).toEqual([]);
});

it('a body larger than any of Slack’s is refused', async () => {
  expect(await post('x'.repeat(4 * 1024 * 1024 + 1), FORM)).toBe(413);
});
