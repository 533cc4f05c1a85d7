import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listenOptions, type Reach, takenFrom } from '../loopback.ts';
import { type StatusPages, statusListener } from '../status-pages.ts';

export interface StatusServerOptions {
  port: number;
  reach: Reach;
  pages: StatusPages;
}

/** The status pages of a process that Slack doesn't call. */
export async function startStatusServer({
  port,
  reach,
  pages,
}: StatusServerOptions): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer(takenFrom(reach, statusListener(pages)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listenOptions(reach, port), resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
