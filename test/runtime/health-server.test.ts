import { expect, it } from 'vitest';
import { startHealthServer } from '../../src/runtime/health-server.ts';

it('a worker is healthy while it runs, and ready while it can take work', async () => {
  let ready: () => Promise<boolean> = async () => true;
  const server = await startHealthServer(0, () => ready());
  const statusOf = async (path: string) =>
    (await fetch(`http://127.0.0.1:${server.port}${path}`)).status;
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200]);
  ready = () => Promise.reject(new Error('the database is gone'));
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503]);
  expect(await statusOf('/anything')).toBe(404);
  await server.stop();
  await expect(statusOf('/healthz')).rejects.toThrow();
});
