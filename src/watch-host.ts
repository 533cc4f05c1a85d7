import { connect, Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';

/** Between two looks at a connection, and as long as its host may take to take a call. */
const LOOK_MS = 10_000;

/**
 * Ends a pool's connections whose host vanished in the middle of a statement: the system alone sends for
 * a quarter of an hour what nobody acknowledges. On a host that takes calls a statement takes as long as it takes.
 */
export function watchHost(pool: Pool, lookMs = LOOK_MS): void {
  pool.on('connect', (client) => {
    const { stream } = client.connection;
    if (!(stream instanceof Socket)) return;
    let before = -1;
    const timer = setInterval(async () => {
      const heard = stream.bytesRead;
      const isSilent = isAwaiting(client) && heard === before;
      before = heard;
      if (!isSilent || (await takesCalls(stream, lookMs)) || stream.bytesRead !== heard) return;
      stream.destroy(Object.assign(new Error('The host has vanished'), { code: 'ETIMEDOUT' }));
    }, lookMs);
    timer.unref();
    client.once('end', () => clearInterval(timer));
  });
}

function isAwaiting(client: PoolClient): boolean {
  return 'readyForQuery' in client && client.readyForQuery === false;
}

/** Whether something listens still where a connection leads to. */
function takesCalls({ remoteAddress, remotePort }: Socket, withinMs: number): Promise<boolean> {
  if (remoteAddress === undefined || remotePort === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect({ host: remoteAddress, port: remotePort, timeout: withinMs });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
