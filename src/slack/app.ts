import type { AddressInfo, Server } from 'node:net';
import { App, SocketModeReceiver } from '@slack/bolt';
import { listenOptions } from '../loopback.ts';
import { boltLogger } from './bolt-logger.ts';
import type { SlackDeps } from './deps.ts';
import { type Identity, refuse, whoAmI } from './identity.ts';
import { listen } from './listeners.ts';
import { type Connection, createReceiver } from './receiver.ts';
import { missingScopes } from './scopes.ts';
import { storableTexts } from './storable-texts.ts';
import { createTracker } from './track.ts';
import { watchSocket } from './watch-socket.ts';
import { eachWithin } from './within.ts';

export interface SlackAppOptions {
  botToken: string;
  connection: Connection;
  /** Another Web API than Slack's own, with its trailing slash. */
  apiUrl: string | null;
  /** So long a person waits for what they asked for, in ms: then they are told that it takes longer. */
  patienceMs: number;
}

export interface SlackApp {
  /**
   * Checks the tokens, then takes requests. Returns the port of those over HTTP. Throws
   * AppError('configuration').
   */
  start(): Promise<{ port: number | null }>;
  /** Whether Slack's requests reach it: over HTTP always, over a socket while that is open. */
  connected(): boolean;
  /** Takes no more requests and waits for the listeners under way. */
  stop(): Promise<void>;
}

/** A form can only open within 3 s, and a stop waits for what is under way: nothing is tried for long. */
const SOON = {
  timeout: 3_000,
  retryConfig: { retries: 1, minTimeout: 250 },
  rejectRateLimitedCalls: true,
};

/** The Slack app: takes Slack's requests and answers them with what `given` can do. */
export function createSlackApp(
  { botToken, connection, apiUrl, patienceMs }: SlackAppOptions,
  given: Omit<SlackDeps, 'access'>,
): SlackApp {
  const { logger, pages } = given;
  const address = apiUrl === null ? {} : { slackApiUrl: apiUrl };
  // A socket lost for a while must be opened again, so that client keeps its patience.
  const receiver = createReceiver({
    connection,
    clientOptions: address,
    pages,
    logger: boltLogger(logger),
  });
  const identity: Identity = { botToken, teamId: '', botId: '', botUserId: '', scopes: null };
  const takesFiles = () => identity.scopes?.includes('files:read') ?? false;
  const deps = {
    ...eachWithin(patienceMs, given),
    access: () => ({ botToken, apiUrl, takesFiles: takesFiles() }),
  };
  const app = new App({
    receiver,
    authorize: async () => identity,
    convoStore: false,
    clientOptions: { ...SOON, ...address },
    logger: boltLogger(logger),
  });
  const tracker = createTracker();
  app.use(tracker.middleware);
  app.use(storableTexts);
  listen(app, deps);
  app.error(async (error) => {
    logger.error('A Slack listener failed', { error: String(error) });
  });
  const isSocket = receiver instanceof SocketModeReceiver;
  return {
    start: async () => {
      Object.assign(identity, await whoAmI(app, botToken));
      const lacking = identity.scopes && missingScopes(identity.scopes);
      if (lacking) logger.warn(lacking);
      return { port: await startApp(app, connection) };
    },
    connected: isSocket ? watchSocket(receiver.client, logger) : () => true,
    stop: async () => {
      await app.stop();
      if (isSocket) await receiver.client.disconnect();
      await tracker.settled();
    },
  };
}

/** Takes requests. Returns the port of those over HTTP, null over a socket. */
async function startApp(app: App, connection: Connection): Promise<number | null> {
  if (connection.kind === 'socket') {
    await app.start().catch((error) => refuse('SLACK_APP_TOKEN', error));
    return null;
  }
  const server = (await app.start(listenOptions(connection.reach, connection.port))) as Server;
  return (server.address() as AddressInfo).port;
}
