import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nextShown, waitFor } from '../../demo/slack-driver.ts';
import { type SlackAppUnderTest, samplesText, startSlackApp } from '../support/slack-app.ts';
import { startSocketMode } from '../support/socket-mode.ts';

let socket: Awaited<ReturnType<typeof startSocketMode>>;
let app: SlackAppUnderTest;

const open = (options: { port?: number; answer?: Record<string, unknown> } = {}) => {
  const body = options.answer ?? { ok: true, url: socket.url };
  return startSlackApp({
    receiver: { kind: 'socket', appToken: 'xapp-test' },
    port: options.port ?? 0,
    intercept: ({ method }) =>
      method === 'apps.connections.open' ? { status: 200, headers: {}, body } : null,
  });
};

beforeAll(async () => {
  socket = await startSocketMode();
  app = await open();
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await socket.stop();
});

it('a command and its form, over a socket, become a result', async () => {
  const { workspace, driver } = app;
  const { team, user, channel, responseUrl } = workspace;
  const acknowledged = await socket.send('slash_commands', {
    command: '/llm-pick',
    text: `Answer ok\n${samplesText()}`,
    trigger_id: await driver.drawTrigger(user),
    team_id: team,
    user_id: user,
    channel_id: channel,
    response_url: responseUrl,
  });
  expect(acknowledged.payload ?? {}).toEqual({});
  const form = await driver.form();
  let shown: typeof form | null = form;
  while (shown) {
    const view = driver.filledIn(shown, { bar: '80%', repeats: '1', name: 'by socket' });
    const before = workspace.calls.length;
    const answer = await socket.send('interactive', {
      type: 'view_submission',
      team: { id: team },
      user: { id: user, team_id: team },
      view,
      response_urls: [],
    });
    const body = (answer.payload ?? {}) as Record<string, unknown>;
    shown = await nextShown(workspace, form, { answer: { body }, before });
  }
  expect((await app.result('by socket')).text).toContain('is good enough');
});

it('help is answered in the acknowledgement', async () => {
  const { payload } = await socket.send('slash_commands', { command: '/llm-pick', text: 'help' });
  expect(payload).toMatchObject({ response_type: 'ephemeral' });
});

it('health is answered on a port of its own', async () => {
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
});

it('a socket that is lost is not ready, its loss is logged with a cause, and it opens again', async () => {
  socket.cut();
  const status = async () => (await fetch(`${app.url}/readyz`)).status;
  await waitFor(async () => (await status()) === 503, 'readiness to fall');
  socket.takeAgain();
  await waitFor(async () => (await status()) === 200, 'readiness to come back');
  const warnings = app.lines.filter(({ message }) =>
    String(message).startsWith('The socket to Slack'),
  );
  expect(warnings.slice(0, 2).map(({ level }) => level)).toEqual(['warn', 'info']);
});

it('a stop closes the socket', async () => {
  const before = socket.connections();
  const other = await open();
  expect(socket.connections()).toBe(before + 1);
  await other[Symbol.asyncDispose]();
  await waitFor(() => socket.connections() === before, 'the socket to close');
});

it('a port in use and a token that Slack refuses are told, not thrown about', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, resolve));
  await expect(open({ port: (taken.address() as AddressInfo).port })).rejects.toThrow('EADDRINUSE');
  taken.close();
  await expect(open({ answer: { ok: false, error: 'invalid_auth' } })).rejects.toThrow(
    'Slack does not accept SLACK_APP_TOKEN (invalid_auth). Make one with the scope connections:write',
  );
});
