import { expect, it } from 'vitest';
import { startHealthServer } from '../../src/runtime/health-server.ts';
import { statusAsHost } from '../support/status-as-host.ts';

it('a worker is healthy while it runs, and ready while it can take work', async () => {
  let ready: () => Promise<boolean> = async () => true;
  const server = await startHealthServer({
    port: 0,
    reach: 'the network',
    ready: () => ready(),
  });
  const statusOf = async (path: string) =>
    (await fetch(`http://127.0.0.1:${server.port}${path}`)).status;
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200]);
  ready = () => Promise.reject(new Error('the database is gone'));
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503]);
  expect(await statusOf('/anything')).toBe(404);
  await server.stop();
  await expect(statusOf('/healthz')).rejects.toThrow();
});

it('for this machine alone takes no other name', async () => {
  const ready = async () => true;
  const server = await startHealthServer({ port: 0, reach: 'this machine', ready });
  expect(await statusAsHost(server.port, 'evil.example')).toBe(421);
  expect(await statusAsHost(server.port, 'localhost')).toBe(404);
  await server.stop();
});
