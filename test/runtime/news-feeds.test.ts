import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { NO_NEWS } from '../../src/core/watch/feeds/feed-news.ts';
import { daysLater } from '../../src/core/week/whole-days.ts';
import { feedAddresses, newsFeeds } from '../../src/runtime/news-feeds.ts';
import { silentLogger } from '../support/silent-logger.ts';

const NOW = new Date('2026-11-23T08:00:00Z');
const ENTRY = {
  provider: 'Google',
  model_id: 'gemini-3.8-flash',
  shutdown_date: '2027-06-01',
  last_observed: '2026-11-22T02:00:00Z',
};
const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>d</title><link>l</link><description>d</description>
  <item><title>gemini-3.8-flash: deprecated on 2027-06-01</title></item></channel></rss>`;

const CATALOGUE = readFileSync(new URL('../../catalog/models.yml', import.meta.url), 'utf8');
const BODIES: Record<string, string> = {
  '/rss': RSS,
  '/json': JSON.stringify([ENTRY]),
  '/models.yml': CATALOGUE,
};

/** A local server of the feeds; `answer` may be changed. */
async function startFeeds() {
  const feeds = { asked: [] as string[], status: 200 };
  const server = createServer((request, response) => {
    feeds.asked.push(request.url ?? '');
    response.statusCode = feeds.status;
    response.end(BODIES[request.url ?? '']);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { logger, lines } = silentLogger();
  const read = newsFeeds({
    addresses: {
      ...feedAddresses(`${url}/models.yml`),
      'litellm-deprecations': `${url}/rss`,
      'deprecations-info': `${url}/json`,
    },
    catalog: loadCatalog(),
    logger,
  });
  return {
    feeds,
    read,
    lines,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('news feeds', () => {
  it('have our catalogue as it is published', async () => {
    await using world = await startFeeds();
    const { catalogue } = await world.read(['catalogue'], NOW);
    expect(catalogue?.models).toContainEqual(
      expect.objectContaining({ name: 'google/gemini-3.1-flash-lite', retires: '2027-05-07' }),
    );
  });

  it('are read where they are turned on, once a day', async () => {
    await using world = await startFeeds();
    const { read, feeds } = world;
    expect(await read(['prices'], NOW)).toEqual(NO_NEWS);
    expect(feeds.asked).toEqual([]);
    const news = await read(['litellm-deprecations', 'deprecations-info'], NOW);
    expect(news.retirements.map(({ source, id, day }) => `${source}: ${id} ${day}`)).toEqual([
      'LiteLLM: gemini-3.8-flash 2027-06-01',
      'deprecations.info: gemini-3.8-flash 2027-06-01',
    ]);
    await read(['litellm-deprecations', 'deprecations-info'], NOW);
    expect(feeds.asked).toHaveLength(2);
    await read(['deprecations-info'], daysLater(NOW, 1));
    expect(feeds.asked).toHaveLength(3);
  });

  it('that fail say what they said before and why they are unread, which is logged once', async () => {
    await using world = await startFeeds();
    const { read, feeds, lines } = world;
    const before = await read(['deprecations-info'], NOW);
    feeds.status = 503;
    const unread = [{ feed: 'deprecations-info', reason: 'the server answered 503' }];
    const after = { ...before, unread };
    expect(await read(['deprecations-info'], daysLater(NOW, 1))).toEqual(after);
    expect(await read(['deprecations-info'], daysLater(NOW, 2))).toEqual(after);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ fields: { reason: 'the server answered 503' } });
  });
});
