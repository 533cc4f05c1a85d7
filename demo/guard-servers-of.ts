import { channel } from 'node:diagnostics_channel';
import { Server } from 'node:http';
import { onlyFromThisMachine } from '../src/loopback.ts';

/** Where Node tells of a server that is about to listen. */
const ABOUT_TO_LISTEN = 'tracing:net.server.listen:asyncStart';

/**
 * Starts what is not ours and keeps its HTTP servers to itself: those that begin to listen meanwhile
 * take no Host header but this machine's. Throws where none was found, as it would stand open then.
 */
export async function guardServersOf<T>(start: () => Promise<T>): Promise<T> {
  let guarded = 0;
  const guard = (message: unknown) => {
    const { server } = message as { server: unknown };
    if (!(server instanceof Server)) return;
    guardServer(server);
    guarded += 1;
  };
  const listening = channel(ABOUT_TO_LISTEN);
  listening.subscribe(guard);
  try {
    const started = await start();
    if (guarded === 0) throw new Error('The Slack emulator’s server could not be guarded.');
    return started;
  } finally {
    listening.unsubscribe(guard);
  }
}

function guardServer(server: Server): void {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on(
    'request',
    onlyFromThisMachine((request, response) => {
      for (const listener of listeners) listener.call(server, request, response);
    }),
  );
}
