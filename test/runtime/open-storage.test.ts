import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { openStorage } from '../../src/runtime/open-storage.ts';
import { createDatabase } from '../support/database.ts';
import { startRedis } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

const NOWHERE = { queueDatabaseUrl: null, redisUrl: null, dataDir: '/nowhere', simulated: true };

function open(given: { databaseUrl: string; redisUrl?: string }) {
  return openStorage({ ...NOWHERE, ...given, logger: silentLogger().logger });
}

describe('a PostgreSQL that is not as its address says', () => {
  it.each([
    ['password', 'wrong', /^DATABASE_URL: .* does not let this user in/],
    ['username', 'nobody', /^DATABASE_URL: .* does not let this user in/],
    ['pathname', '/nope', /^DATABASE_URL: .* has no database nope/],
    ['search', '?sslmode=require', /^DATABASE_URL: .* takes no TLS/],
  ] as const)('by its %s %s is told what to correct', async (part, value, words) => {
    await using database = await createDatabase();
    const url = Object.assign(new URL(database.url), { [part]: value });
    await expect(open({ databaseUrl: url.href })).rejects.toThrow(words);
  });

  it('but another server that ends connections is told so', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const opening = open({ databaseUrl: `postgres://u:p@127.0.0.1:${port}/d` });
    await expect(opening).rejects.toThrow(/does not answer as PostgreSQL does/);
    server.close();
  });
});

it('a Redis that is not as its address says is told with what to correct', async () => {
  await using database = await createDatabase();
  await using redis = await startRedis();
  const refused = (redisUrl: string) =>
    expect(open({ databaseUrl: database.url, redisUrl })).rejects;
  await refused(`${redis.url}/99`).toThrow(/^REDIS_URL: .* has no database 99/);
  const admin = new Redis(redis.url);
  await admin.config('SET', 'requirepass', 'sesame');
  admin.disconnect();
  await refused(redis.url).toThrow(/^REDIS_URL: .* wants a password/);
  await refused(redis.url.replace('//', '//:wrong@')).toThrow(/^REDIS_URL: .* this password/);
});
