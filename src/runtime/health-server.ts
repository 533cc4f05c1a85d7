import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { healthListener } from '../health.ts';
import { listenOptions, type Reach, takenFrom } from '../loopback.ts';

export interface HealthServerOptions {
  port: number;
  reach: Reach;
  ready(): Promise<boolean>;
}

/** `/healthz` (it runs) and `/readyz` (it can take work) for a process that Slack doesn't call. */
export async function startHealthServer({
  port,
  reach,
  ready,
}: HealthServerOptions): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer(takenFrom(reach, healthListener(ready)));
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
