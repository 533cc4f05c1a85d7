import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { LOOPBACK, onlyFromThisMachine } from '../src/loopback.ts';
import { guardServersOf } from './guard-servers-of.ts';

/** One Web API call the app made, with Slack's answer; ephemeral answers have the method `respond`. */
interface SlackCall {
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
  /** Where a browser finds the page. */
  url: string;
  /** The Web API's address, for SLACK_API_URL. */
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  team: string;
  user: string;
  channel: string;
  /** All channels that the app may post in; `channel` is the first. */
  channels: readonly string[];
  /** A private channel the app was not invited to. */
  closedChannel: string;
  /** Every call so far, in order. */
  calls: readonly SlackCall[];
  /** Where ephemeral answers to a command or button go. */
  responseUrl: string;
  /** Uploads a file as the person does in a form's field. Returns it as the form gives it back. */
  upload(name: string, content: string): Promise<Record<string, unknown>>;
  /** Calls the Web API as somebody who may read everything. */
  ask(method: string, params: Record<string, string>): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

const OPEN = ['support-ai', 'sales', 'finance', 'research'];

/** What manifest.yml asks for, the optional ones too: with `strict_scopes` nothing else is allowed. */
export const BOT_SCOPES = ['commands', 'chat:write', 'files:write', 'files:read'];

/** A local Slack workspace on free ports: `emulate` behind a recorder of what the app asks it. */
export async function startSlackWorkspace({
  intercept = () => null,
  page = async () => NO_PAGE,
}: {
  intercept?: Intercept;
  /** What a browser is shown at the workspace's address, as HTML. */
  page?: (workspace: SlackWorkspace) => Promise<string>;
} = {}): Promise<SlackWorkspace> {
  const secrets = drawSecrets();
  const emulator = await guardServersOf(() =>
    createEmulator({ service: 'slack', port: 0, seed: { slack: seed(secrets) } }),
  );
  const slackUrl = emulator.url.replace('localhost', LOOPBACK);
  const calls: SlackCall[] = [];
  const recorder = recordCalls(calls, { slackUrl, intercept, page: () => page(workspace) });
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

  const workspace: SlackWorkspace = {
    url: `${url}/`,
    apiUrl: `${url}/api/`,
    botToken: secrets.botToken,
    signingSecret: secrets.signingSecret,
    team: String(team_id),
    user: String(user_id),
    channel: channelId('support-ai'),
    channels: OPEN.map(channelId),
    closedChannel: channelId('closed'),
    calls,
    responseUrl: `${url}/respond`,
    ask,
    upload: (name, content) =>
      uploadTo({ ask, channel: channelId('support-ai'), url }, name, content),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
  return workspace;
}

const NO_PAGE = '<!doctype html><title>Slack</title><p>This is a Web API, for programs.</p>';

/** Passes the app's calls on to the emulator, unless they are intercepted, and keeps each with its answer. */
function recordCalls(
  calls: SlackCall[],
  {
    slackUrl,
    intercept,
    page,
  }: { slackUrl: string; intercept: Intercept; page: () => Promise<string> },
) {
  return onlyFromThisMachine(async (request, response) => {
    const body = await readBody(request);
    if (request.url?.startsWith('/files-pri/')) return download(slackUrl, request, response);
    if (request.method === 'GET') return showPage(await page().catch(() => NO_PAGE), response);
    const method = (request.url ?? '').replace('/api/', '').replace('/', '');
    const params = parseParams(request, body);
    const answer =
      method === 'respond'
        ? { status: 200, headers: {}, body: { ok: true } }
        : ((await intercept({ method, params })) ?? (await forward(slackUrl, request, body)));
    calls.push({ method, params, answer: answer.body });
    response.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
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
    channels: [...OPEN.map((name) => ({ name })), { name: 'closed', is_private: true }],
    oauth_apps: [{ ...app, client_secret: clientSecret, name: 'llm-pick', redirect_uris: [] }],
    tokens: [
      { ...app, token: botToken, type: 'bot', user: 'U0LLMPICK', scopes: BOT_SCOPES },
      { ...app, token: readerToken, type: 'user', user: 'ana', scopes: [...reads, 'files:write'] },
    ],
  };
}

async function uploadTo(
  { ask, channel, url }: Pick<SlackWorkspace, 'ask' | 'channel'> & { url: string },
  name: string,
  content: string,
): Promise<Record<string, unknown>> {
  const length = String(Buffer.byteLength(content));
  const begun = await ask('files.getUploadURLExternal', { filename: name, length });
  await fetch(String(begun.upload_url), { method: 'POST', body: content });
  const files = JSON.stringify([{ id: begun.file_id, title: name }]);
  // The emulator has no files of forms, which the app may read as Slack has it: this one is shared with it.
  const shared = { files, channel_id: channel };
  const ended = await ask('files.completeUploadExternal', shared);
  const [file = {}] = asList(ended.files);
  const { pathname } = new URL(String(file.url_private_download));
  return { ...file, name, size: Number(length), url_private_download: `${url}${pathname}` };
}

async function forward(slackUrl: string, request: IncomingMessage, body: Buffer) {
  const { authorization = '', 'content-type': contentType = '' } = request.headers;
  const response = await fetch(`${slackUrl}${request.url}`, {
    method: 'POST',
    headers: { authorization, 'content-type': contentType },
    body: new Uint8Array(body),
  });
  // Slack tells in each answer what the token may do.
  const headers = { 'x-oauth-scopes': BOT_SCOPES.join(',') };
  return { status: response.status, headers, body: asObject(await response.json()) };
}

function showPage(html: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(html);
}

/** Hands on a file as Slack would, to who may read it. */
async function download(slackUrl: string, request: IncomingMessage, response: ServerResponse) {
  const { authorization = '' } = request.headers;
  const file = await fetch(`${slackUrl}${request.url}`, { headers: { authorization } });
  response.writeHead(file.status, { 'content-type': file.headers.get('content-type') ?? '' });
  response.end(Buffer.from(await file.arrayBuffer()));
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
