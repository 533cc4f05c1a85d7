import { type CustomRoute, HTTPReceiver, type Logger, SocketModeReceiver } from '@slack/bolt';
import { HEALTH_PATHS, healthListener } from '../health.ts';
import { type Reach, takenFrom } from '../loopback.ts';
import { onlyWellFormed } from './well-formed.ts';

/** How Slack reaches us: signed HTTP requests, or a socket we open. */
export type Connection =
  | { kind: 'http'; signingSecret: string; port: number; reach: Reach }
  | { kind: 'socket'; appToken: string };

export interface ReceiverOptions {
  connection: Connection;
  clientOptions: { slackApiUrl?: string };
  ready(): Promise<boolean>;
  logger: Logger;
}

/** Bolt's receiver for the connection; over HTTP with `/healthz` (it runs) and `/readyz` (it can take work). */
export function createReceiver({
  connection,
  clientOptions,
  ready,
  logger,
}: ReceiverOptions): HTTPReceiver | SocketModeReceiver {
  if (connection.kind === 'socket') {
    const { appToken } = connection;
    return new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  }
  const { signingSecret, reach } = connection;
  const receiver = new HTTPReceiver({ signingSecret, customRoutes: healthRoutes(ready), logger });
  receiver.requestListener = takenFrom(reach, onlyWellFormed(receiver.requestListener));
  return receiver;
}

function healthRoutes(ready: () => Promise<boolean>): CustomRoute[] {
  const handler = healthListener(ready);
  return HEALTH_PATHS.map((path) => ({ path, method: 'GET', handler }));
}
