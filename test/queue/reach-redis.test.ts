import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { reachRedis } from '../../src/queue/reach-redis.ts';
import { startRedis } from '../support/redis.ts';

describe('a Redis that a process starts with', () => {
  it('is taken where it answers', async () => {
    await using redis = await startRedis();
    await reachRedis(redis.url);
  });

  it('is refused where it is a cluster', async () => {
    await using redis = await startRedis({ 'cluster-enabled': 'yes' });
    await expect(reachRedis(redis.url)).rejects.toThrow('cluster');
  });

  it('is waited for so long and no longer: over TLS, too, which it does not take', async () => {
    await using redis = await startRedis();
    const overTls = redis.url.replace('redis:', 'rediss:');
    await expect(reachRedis(overTls, 100)).rejects.toThrow('timeout expired');
  });

  it('is waited for so long and no longer where a server takes calls and says nothing', async () => {
    const server = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await expect(reachRedis(`redis://127.0.0.1:${port}`, 100)).rejects.toThrow('timeout expired');
    const ended = new Promise((resolve) => server.close(resolve));
    // It has hung up, else the server would not end.
    await ended;
  });

  it('is missed where nothing listens', async () => {
    await expect(reachRedis('redis://127.0.0.1:9')).rejects.toThrow('ECONNREFUSED');
  });
});
