import type { RequestListener } from 'node:http';

/** What says how a process is: `/healthz` (it runs) and `/readyz` (it can take work). */
export const HEALTH_PATHS = ['/healthz', '/readyz'] as const;

/** Returns what answers these paths, and 404 for others. `ready` may throw: it is not ready then. */
export function healthListener(ready: () => Promise<boolean>): RequestListener {
  return async (request, response) => {
    const path = request.url?.split('?', 1)[0];
    const found = HEALTH_PATHS.some((each) => each === path);
    const good = path === '/healthz' || (found && (await ready().catch(() => false)));
    response.writeHead(found ? (good ? 200 : 503) : 404, { 'content-type': 'text/plain' });
    response.end(good ? 'ok\n' : 'not ready\n');
  };
}
