import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';

/** What says how a process is: `/healthz` (it runs), `/readyz` (it can take work), `/metrics` (for Prometheus). */
export const STATUS_PATHS = ['/healthz', '/readyz', '/metrics'] as const;

export interface StatusPages {
  /** Whether work can be taken; may throw: it can't then. */
  ready(): Promise<boolean>;
  /** In Prometheus' text format. */
  metrics(): Promise<string>;
  /** What a scraper sends as a bearer token; null: only this machine may read the metrics. */
  metricsToken: string | null;
}

/** Returns what answers these paths, and 404 for others, also for metrics that the asker may not read. */
export function statusListener(pages: StatusPages): RequestListener {
  return async (request, response) => {
    const answer = (status: number, text: string) =>
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
    const path = request.url?.split('?', 1)[0];
    if (path === '/healthz') return answer(200, 'ok\n');
    if (path === '/readyz') {
      const isReady = await pages.ready().catch(() => false);
      return isReady ? answer(200, 'ok\n') : answer(503, 'not ready\n');
    }
    if (path === '/metrics' && mayReadMetrics(request, pages.metricsToken)) {
      return pages.metrics().then(
        (text) => answer(200, text),
        () => answer(503, 'not ready\n'),
      );
    }
    return answer(404, 'not found\n');
  };
}

/** With the token; where there is none, from this machine and not through a proxy on it. */
function mayReadMetrics({ headers, socket }: IncomingMessage, token: string | null): boolean {
  if (token !== null) {
    const authorization = Buffer.from(headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${token}`);
    return authorization.length === wanted.length && timingSafeEqual(authorization, wanted);
  }
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForwarded && LOOPBACK.test(socket.remoteAddress ?? '');
}

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;
