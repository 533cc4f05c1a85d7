import { type CustomRoute, HTTPReceiver, type Logger, SocketModeReceiver } from '@slack/bolt';
import { type Reach, takenFrom } from '../loopback.ts';
import { STATUS_PATHS, type StatusPages, statusListener } from '../status-pages.ts';
import { notAhead } from './not-ahead.ts';
import { onlyWellFormed } from './well-formed.ts';

/** How Slack reaches us: signed HTTP requests, or a socket we open. */
export type Connection =
  | { kind: 'http'; signingSecret: string; port: number; reach: Reach }
  | { kind: 'socket'; appToken: string };

export interface ReceiverOptions {
  connection: Connection;
  clientOptions: { slackApiUrl?: string };
  pages: StatusPages;
  logger: Logger;
}

/** Bolt's receiver for the connection; over HTTP with the status pages. */
export function createReceiver({
  connection,
  clientOptions,
  pages,
  logger,
}: ReceiverOptions): HTTPReceiver | SocketModeReceiver {
  if (connection.kind === 'socket') {
    const { appToken } = connection;
    return new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  }
  const { signingSecret, reach } = connection;
  const receiver = new HTTPReceiver({ signingSecret, customRoutes: statusRoutes(pages), logger });
  const verified = notAhead(onlyWellFormed(receiver.requestListener), { logger, now: Date.now });
  receiver.requestListener = takenFrom(reach, verified);
  return receiver;
}

function statusRoutes(pages: StatusPages): CustomRoute[] {
  const handler = statusListener(pages);
  return STATUS_PATHS.map((path) => ({ path, method: 'GET', handler }));
}
