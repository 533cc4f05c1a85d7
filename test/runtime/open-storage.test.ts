import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openStorage } from '../../src/runtime/open-storage.ts';
import { createCrowdedDatabase, createDatabase } from '../support/database.ts';
import { startRedis } from '../support/redis.ts';
import { silentLogger } from '../support/silent-logger.ts';

const NOWHERE = { queueDatabaseUrl: null, redisUrl: null, dataDir: '/nowhere', simulated: true };

function open(given: { databaseUrl: string; redisUrl?: string }) {
  return openStorage({ ...NOWHERE, ...given, logger: silentLogger().logger });
}

it.each([2, 5])(
  'a PostgreSQL whose %i connections others have is waited for, and told',
  async (most) => {
    await using database = await createCrowdedDatabase(most);
    const others = new pg.Pool({ connectionString: database.url, max: most });
    const taken = await Promise.all(Array.from({ length: most }, () => others.connect()));
    const { logger, lines } = silentLogger();
    const opening = openStorage({ ...NOWHERE, databaseUrl: database.url, logger });
    await expect.poll(() => lines.length).toBeGreaterThan(0);
    for (const client of taken) client.release(true);
    const storage = await opening;
    expect(new Set(lines.map(({ message }) => message.replaceAll(/"\w+"/g, 'ROLE')))).toEqual(
      new Set([
        'PostgreSQL takes no more connections (too many connections for role ROLE): waiting until it does',
      ]),
    );
    await storage.close();
    await others.end();
  },
);

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
