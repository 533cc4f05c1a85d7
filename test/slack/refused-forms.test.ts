import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../../demo/slack-driver.ts';
import type { ShownMessage } from '../../demo/slack-readings.ts';
import type { Intercept } from '../../demo/slack-workspace.ts';
import { FORM_OPEN } from '../../src/blocks/form/form-actions.ts';
import { type SlackAppUnderTest, startSlackApp } from '../support/slack-app.ts';
import { ADMINS, codes, OF_VIEWS, OURS, PASSING, TOKEN } from '../support/slack-error-codes.ts';
import { validateMessage } from '../support/validate-blocks.ts';

let app: SlackAppUnderTest;
let intercept: Intercept = () => null;

beforeAll(async () => {
  app = await startSlackApp({ intercept: (call) => intercept(call) });
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(() => {
  intercept = () => null;
});

/** Types the command where Slack answers `method` so. Returns what the person alone is told. */
async function toldWhere(
  method: string,
  answer: { status: number; headers: Record<string, string>; error: string },
): Promise<ShownMessage> {
  const { error, ...rest } = answer;
  intercept = (call) => (call.method === method ? { ...rest, body: { ok: false, error } } : null);
  const before = app.driver.ephemerals().length;
  expect((await app.driver.sendCommand('Sort tickets\nA refund => billing')).status).toBe(200);
  return waitFor(() => app.driver.ephemerals()[before], 'an answer');
}

/** Whether the message gives back what was typed. */
async function expectKept(told: ShownMessage): Promise<void> {
  expect(validateMessage(told)).toEqual([]);
  intercept = () => null;
  const before = app.workspace.calls.length;
  await app.driver.pressButton(told, FORM_OPEN);
  const { answer } = await waitFor(
    () => app.workspace.calls.slice(before).find(({ method }) => method === 'views.open'),
    'the form',
  );
  expect(JSON.stringify(answer.view)).toContain('A refund => billing');
}

it.each(codes(TOKEN, ADMINS, OURS, PASSING, OF_VIEWS, 'duplicate_external_id tomorrow'))(
  'a form that Slack refuses to open with %s is told of, and what was typed is kept',
  async (error) => {
    const message = await toldWhere('views.open', { status: 200, headers: {}, error });
    expect(message.text).toMatch(/^[A-Zl].*\. [A-Z].*\.$/);
    await expectKept(message);
  },
);

it('a form that Slack asks to wait for is told of, and what was typed is kept', async () => {
  const headers = { 'retry-after': '30' };
  const message = await toldWhere('views.open', { status: 429, headers, error: 'ratelimited' });
  expect(message.text).toContain('Slack asks us to wait.');
  await expectKept(message);
});

it('a form that Slack fails to fill in is told of, and what was typed is kept', async () => {
  for (const error of ['hash_conflict', 'view_too_large', 'ratelimited']) {
    await expectKept(await toldWhere('views.update', { status: 200, headers: {}, error }));
  }
});
