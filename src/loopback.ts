import type { RequestListener } from 'node:http';
import type { ListenOptions } from 'node:net';

/** The address that only this machine reaches. */
export const LOOPBACK = '127.0.0.1';

/** Who may connect to a server of ours: programs on this machine alone, or whoever the network lets. */
export type Reach = 'this machine' | 'the network';

/** Returns where a server with this reach listens; port 0 takes a free one. */
export function listenOptions(reach: Reach, port: number): ListenOptions {
  return reach === 'this machine' ? { port, host: LOOPBACK } : { port };
}

/** Returns the listener itself where the network may ask, else `onlyFromThisMachine` of it. */
export function takenFrom(reach: Reach, listener: RequestListener): RequestListener {
  return reach === 'this machine' ? onlyFromThisMachine(listener) : listener;
}

const MISDIRECTED = 421;

/**
 * Returns a listener that answers only requests whose Host header names this machine, and refuses
 * others with 421: a page elsewhere whose name was made to lead here (DNS rebinding) sends its own.
 */
export function onlyFromThisMachine(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (namesThisMachine(request.headers.host)) return listener(request, response);
    response.writeHead(MISDIRECTED, { 'content-type': 'text/plain', connection: 'close' });
    response.end('This server answers only as 127.0.0.1 or localhost.\n');
  };
}

/** `127.0.0.1:3000`, `localhost` and `[::1]:80` do; a header that is missing or malformed does not. */
function namesThisMachine(host: string | undefined): boolean {
  const url = `http://${host ?? ''}`;
  if (!URL.canParse(url)) return false;
  const { hostname, host: parsed, username, pathname } = new URL(url);
  const plain = parsed !== '' && username === '' && pathname === '/';
  return plain && (hostname === LOOPBACK || hostname === 'localhost' || hostname === '[::1]');
}
