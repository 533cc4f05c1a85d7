import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../../demo/slack-driver.ts';
import type { ShownMessage } from '../../demo/slack-readings.ts';
import type { Intercept } from '../../demo/slack-workspace.ts';
import { FORM_OPEN } from '../../src/blocks/form/form-actions.ts';
import { CANCEL_ACTION } from '../../src/blocks/progress.ts';
import { WHAT_IF_ACTION, WHY_ACTION } from '../../src/blocks/result/result-actions.ts';
import { USE_ACTION } from '../../src/blocks/workspace/pick-button.ts';
import { type SlackAppUnderTest, samplesText, startSlackApp } from '../support/slack-app.ts';

const EASY = { bar: '80%', repeats: '1', models: ['anthropic/claude-haiku-5-5'] };
const DOWN = { status: 500, headers: {}, body: { ok: false } };

let app: SlackAppUnderTest;
let intercept: Intercept = () => null;

beforeEach(async () => {
  intercept = () => null;
  app = await startSlackApp({ intercept: (call) => intercept(call) });
});
afterEach(() => app[Symbol.asyncDispose]());

const about = async (name: string): Promise<ShownMessage[]> =>
  (await app.driver.messages()).filter(({ blocks, text }) =>
    `${text}${JSON.stringify(blocks)}`.includes(name),
  );
const failedPosts = () =>
  app.workspace.calls.filter(({ method, answer }) => method.startsWith('chat.') && !answer.ok);

it('a result that Slack was down for is told once Slack is back, in one message with one thread', async () => {
  intercept = ({ method }) => (method.startsWith('chat.') ? DOWN : null);
  await app.ask('Answer ok', { ...EASY, name: 'told later' });
  await waitFor(() => failedPosts().length >= 4, 'the start and the result to fail');
  intercept = () => null;
  const { ts } = await app.result('told later');
  const replies = await waitFor(async () => {
    const thread = await app.driver.thread(ts);
    return thread.length > 0 ? thread : null;
  }, 'the thread');
  await wait(1_500);
  expect(await about('told later')).toHaveLength(1);
  expect(replies).toHaveLength(1);
});

it('a message whose answer was lost is removed by its button, and the one that is kept stays', async () => {
  let isLost = false;
  const { apiUrl, botToken } = app.workspace;
  intercept = async ({ method, params }) => {
    if (method !== 'chat.postMessage' || isLost) return null;
    isLost = true;
    await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return DOWN;
  };
  await app.ask('Answer ok', { ...EASY, name: 'posted twice' });
  const kept = await waitFor(
    async () =>
      (await about('posted twice')).find(({ text }) => text.includes('Haiku 5.5 is good enough')),
    'the result',
  );
  const [orphan] = (await about('posted twice')).filter(({ ts }) => ts !== kept.ts);
  const removals = () =>
    app.driver.ephemerals().filter(({ delete_original }) => delete_original === true);
  const toldOf = (words: string) =>
    waitFor(
      () => app.driver.ephemerals().find(({ text }) => text.includes(words)),
      `an answer with ${words}`,
    );
  await app.driver.pressButton(kept, USE_ACTION);
  await toldOf('is in use');
  expect(removals()).toEqual([]);
  await app.driver.pressButton(orphan!, CANCEL_ACTION);
  await toldOf('was left over, and is removed');
  expect(removals()).toHaveLength(1);
  for (const action of [WHAT_IF_ACTION, WHY_ACTION]) {
    const before = removals().length;
    const shown: typeof kept = JSON.parse(JSON.stringify(kept).replaceAll(WHAT_IF_ACTION, action));
    await app.driver.pressButton({ ...shown, ts: orphan!.ts }, action);
    await waitFor(() => removals().length > before, `the removal after ${action}`);
  }
});

it('evaluations go on while results of others wait for Slack, and a stop waits for none of them', async () => {
  const names = Array.from({ length: 6 }, (_, index) => `waits ${index}`);
  intercept = ({ method }) => (method.startsWith('chat.') ? DOWN : null);
  for (const name of names) await app.ask('Answer ok', { ...EASY, name });
  await waitFor(() => app.models.billed().calls >= names.length * 20, 'all calls');
  await app.stop();
});

it('a result whose blocks Slack refuses is told as text', async () => {
  intercept = ({ params }) =>
    JSON.stringify(params.blocks ?? '').includes('"table"')
      ? { status: 200, headers: {}, body: { ok: false, error: 'invalid_blocks' } }
      : null;
  await app.ask('Answer ok', { ...EASY, name: 'refused' });
  const [message] = await waitFor(async () => {
    const messages = await app.driver.messages();
    return messages.some(({ text }) => text.includes('Haiku 5.5 is good enough')) ? messages : null;
  }, 'the text');
  expect(message?.text).toContain('Haiku 5.5: the pick: proven; right 100%');
  expect(message?.blocks).toEqual([]);
  expect(app.lines).toContainEqual(
    expect.objectContaining({ level: 'error', message: expect.stringContaining('refused') }),
  );
});

it('a form that Slack never opens does not hold up a stop', async () => {
  const opened = Promise.withResolvers<null>();
  intercept = ({ method }) => (method === 'views.open' ? opened.promise : null);
  const { status } = await app.driver.sendCommand(`Answer ok\n${samplesText()}`);
  expect(status).toBe(200);
  await app.stop();
  opened.resolve(null);
});

it('a form that can’t be filled in is kept, and a button for the person alone opens it', async () => {
  intercept = ({ method }) =>
    method === 'views.update'
      ? { status: 200, headers: {}, body: { ok: false, error: 'internal_error' } }
      : null;
  await app.driver.sendCommand('Sort <!channel> tickets\nA refund => billing');
  const [reply] = await waitFor(() => {
    const ephemerals = app.driver.ephemerals();
    return ephemerals.length > 0 ? ephemerals : null;
  }, 'the answer');
  expect(reply).toMatchObject({ response_type: 'ephemeral' });
  intercept = () => null;
  await app.driver.pressButton(reply!, FORM_OPEN);
  const { answer } = await waitFor(
    () => app.workspace.calls.filter(({ method }) => method === 'views.open')[1],
    'the form',
  );
  expect(JSON.stringify(answer.view)).toContain('Sort <!channel> tickets');
  expect(JSON.stringify(answer.view)).toContain('A refund => billing');
});

it('an evaluation goes on where the app restarts, in the same message', async () => {
  await using slow = await startSlackApp({ latencyMs: 300 });
  await slow.ask('Answer ok', { ...EASY, name: 'restarted' });
  const [before] = await waitFor(async () => {
    const messages = await slow.driver.messages();
    return messages.length > 0 ? messages : null;
  }, 'the message');
  await slow.restart();
  expect((await slow.result('restarted')).ts).toBe(before?.ts);
  expect(await slow.driver.messages()).toHaveLength(1);
});
