import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `/healthz` (it runs) and `/readyz` (it can take work) for a process that Slack doesn't call. */
export async function startHealthServer(
  port: number,
  ready: () => Promise<boolean>,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const known = request.url === '/healthz' || request.url === '/readyz';
    const good = request.url === '/healthz' || (known && (await ready().catch(() => false)));
    response.writeHead(known ? (good ? 200 : 503) : 404, { 'content-type': 'text/plain' });
    response.end(good ? 'ok\n' : 'not ready\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
