import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { LOOPBACK, onlyFromThisMachine } from '../src/loopback.ts';
import { guardServersOf } from './guard-servers-of.ts';

/** One Web API call the app made, with Slack's answer; ephemeral answers have the method `respond`. */
export interface SlackCall {
  method: string;
  params: Record<string, unknown>;
  answer: Record<string, unknown>;
}

/** Answers a call in Slack's place: rate limits and refusals the emulator doesn't know. */
export type Intercept = (
  call: Pick<SlackCall, 'method' | 'params'>,
) => Answered | null | Promise<Answered | null>;

interface Answered {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export interface SlackWorkspace {
  /** The Web API's address, for SLACK_API_URL. */
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  team: string;
  user: string;
  channel: string;
  /** A private channel the app was not invited to. */
  closedChannel: string;
  /** Every call so far, in order. */
  calls: readonly SlackCall[];
  /** Where ephemeral answers to a command or button go. */
  responseUrl: string;
  /** Calls the Web API as somebody who may read everything. */
  ask(method: string, params: Record<string, string>): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** What manifest.yml asks for: with `strict_scopes` nothing else is allowed. */
const BOT_SCOPES = ['commands', 'chat:write', 'files:write'];

/** A local Slack workspace on free ports: `emulate` behind a recorder of what the app asks it. */
export async function startSlackWorkspace(
  options: { intercept?: Intercept } = {},
): Promise<SlackWorkspace> {
  const secrets = drawSecrets();
  const emulator = await guardServersOf(() =>
    createEmulator({ service: 'slack', port: 0, seed: { slack: seed(secrets) } }),
  );
  const slackUrl = emulator.url.replace('localhost', LOOPBACK);
  const calls: SlackCall[] = [];
  const recorder = onlyFromThisMachine(async (request, response) => {
    const body = await readBody(request);
    const method = (request.url ?? '').replace('/api/', '').replace('/', '');
    const params = parseParams(request, body);
    const answer =
      method === 'respond'
        ? { status: 200, headers: {}, body: { ok: true } }
        : ((await options.intercept?.({ method, params })) ??
          (await forward(slackUrl, request, body)));
    calls.push({ method, params, answer: answer.body });
    response.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  const server = createServer(recorder);
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const url = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;

  const ask: SlackWorkspace['ask'] = async (method, params) => {
    const response = await fetch(`${slackUrl}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secrets.readerToken}` },
      body: new URLSearchParams(params),
    });
    return asObject(await response.json());
  };
  const { channels } = await ask('conversations.list', { types: 'public_channel,private_channel' });
  const channelId = (name: string) =>
    String(asList(channels).find((each) => each.name === name)?.id);
  const { user_id, team_id } = await ask('auth.test', {});

  return {
    apiUrl: `${url}/api/`,
    botToken: secrets.botToken,
    signingSecret: secrets.signingSecret,
    team: String(team_id),
    user: String(user_id),
    channel: channelId('support-ai'),
    closedChannel: channelId('closed'),
    calls,
    responseUrl: `${url}/respond`,
    ask,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
}

/** Nobody who reads this source can act as the app, or as Slack to it. */
function drawSecrets() {
  const draw = () => randomBytes(24).toString('hex');
  return {
    botToken: `xoxb-${draw()}`,
    readerToken: `xoxp-${draw()}`,
    signingSecret: draw(),
    clientSecret: draw(),
  };
}

function seed({ botToken, readerToken, clientSecret }: ReturnType<typeof drawSecrets>) {
  const app = {
    app_id: 'A0LLMPICK',
    client_id: '1.2',
    bot_id: 'B0LLMPICK',
    bot_user_id: 'U0LLMPICK',
  };
  const reads = ['channels', 'groups', 'im'].flatMap((kind) => [`${kind}:read`, `${kind}:history`]);
  return {
    strict_scopes: true,
    team: { name: 'Demo', domain: 'demo' },
    users: [{ name: 'ana', real_name: 'Ana' }],
    channels: [{ name: 'support-ai' }, { name: 'closed', is_private: true }],
    oauth_apps: [{ ...app, client_secret: clientSecret, name: 'llm-pick', redirect_uris: [] }],
    tokens: [
      { ...app, token: botToken, type: 'bot', user: 'U0LLMPICK', scopes: BOT_SCOPES },
      { ...app, token: readerToken, type: 'user', user: 'ana', scopes: reads },
    ],
  };
}

async function forward(slackUrl: string, request: IncomingMessage, body: Buffer) {
  const { authorization = '', 'content-type': contentType = '' } = request.headers;
  const response = await fetch(`${slackUrl}${request.url}`, {
    method: 'POST',
    headers: { authorization, 'content-type': contentType },
    body: new Uint8Array(body),
  });
  return { status: response.status, headers: {}, body: asObject(await response.json()) };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Form fields with their JSON parts read, or a JSON body. */
function parseParams(request: IncomingMessage, body: Buffer): Record<string, unknown> {
  if (request.headers['content-type']?.includes('json')) return asObject(JSON.parse(String(body)));
  const fields = [...new URLSearchParams(String(body))];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  );
}

/** JSON of a Slack server we started ourselves. */
export function asObject(value: unknown): Record<string, unknown> {
  return (value ?? {}) as Record<string, unknown>;
}

export function asList(value: unknown): Record<string, unknown>[] {
  return (value ?? []) as Record<string, unknown>[];
}
