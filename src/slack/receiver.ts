import type { ServerResponse } from 'node:http';
import { type CustomRoute, HTTPReceiver, type Logger, SocketModeReceiver } from '@slack/bolt';

/** How Slack reaches us: signed HTTP requests, or a socket we open. `port` serves health either way. */
export type Connection =
  | { kind: 'http'; signingSecret: string; port: number }
  | { kind: 'socket'; appToken: string; port: number };

export interface ReceiverOptions {
  connection: Connection;
  clientOptions: { slackApiUrl?: string };
  ready(): Promise<boolean>;
  logger: Logger;
}

/** Bolt's receiver for the connection, with `/healthz` (it runs) and `/readyz` (it can take work). */
export function createReceiver({
  connection,
  clientOptions,
  ready,
  logger,
}: ReceiverOptions): HTTPReceiver | SocketModeReceiver {
  const customRoutes = healthRoutes(ready);
  const { port } = connection;
  return connection.kind === 'http'
    ? new HTTPReceiver({ signingSecret: connection.signingSecret, port, customRoutes, logger })
    : new SocketModeReceiver({
        appToken: connection.appToken,
        customRoutes,
        logger,
        installerOptions: { port, clientOptions },
      });
}

function healthRoutes(ready: () => Promise<boolean>): CustomRoute[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_, response) => answer(response, true) },
    {
      path: '/readyz',
      method: 'GET',
      handler: (_, response) => {
        ready().then(
          (isReady) => answer(response, isReady),
          () => answer(response, false),
        );
      },
    },
  ];
}

function answer(response: ServerResponse, good: boolean): void {
  response.writeHead(good ? 200 : 503, { 'content-type': 'text/plain' });
  response.end(good ? 'ok\n' : 'not ready\n');
}
