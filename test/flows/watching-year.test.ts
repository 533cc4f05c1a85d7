import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadCatalog } from '../../src/catalog-file.ts';
import { findModel } from '../../src/core/catalog/find-model.ts';
import { FEEDS } from '../../src/core/settings/settings.ts';
import { daysLater } from '../../src/core/week/whole-days.ts';
import type { AnnouncementStore } from '../../src/flows/ports/week.ts';
import { watchPicks } from '../../src/flows/watch-picks.ts';
import { newsFeeds } from '../../src/runtime/news-feeds.ts';
import { pick } from '../core/digest/sample-digest.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { silentLogger } from '../support/silent-logger.ts';

const FLASH = 'google/gemini-3.8-flash';
const START = new Date('2026-10-02T06:00:00Z');
const DAYS = 365;
const dayOf = (day: number) => daysLater(START, day).toISOString().slice(0, 10);

const installed = { ...loadCatalog(), models: [findModel(loadCatalog(), FLASH)!] };
const listed = parse(readFileSync(new URL('../../catalog/models.yml', import.meta.url), 'utf8'));
const flashRow = listed.models.find(({ id }: { id: string }) => id === 'gemini-3.8-flash');
const price = (from: string, to: string | null, input: number) => ({
  from,
  to,
  input,
  output: 5 * input,
  cacheRead: input / 10,
  source: 'test',
});

/** Our catalogue on a day: a newcomer on day 40, and from day 250 a price that began unannounced on day 245. */
function catalogueOn(day: number): string {
  const prices = [
    price('2026-09-02', '2027-01-01', 0.75),
    price('2027-01-01', day < 250 ? null : dayOf(245), 1.5),
    ...(day < 250 ? [] : [price(dayOf(245), null, 2)]),
  ];
  const flash = { ...flashRow, prices };
  const newcomer = {
    ...flashRow,
    id: 'newcomer',
    label: 'Newcomer',
    prices: [price('2026-11-01', null, 0.2)],
  };
  return stringify({ ...listed, models: day < 40 ? [flash] : [flash, newcomer] });
}

const rss = (items: readonly string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><link>l</link><description>d</description>${items.join('')}</channel></rss>`;
const item = (title: string, day: number) =>
  `<item><title>${title}</title><pubDate>${daysLater(START, day).toUTCString()}</pubDate></item>`;

/** What each feed says on a day; a retirement is reported by one source on day 180, by another on day 200. */
const BODIES: Readonly<Record<string, (day: number) => string>> = {
  '/catalogue': catalogueOn,
  '/litellm-deprecations': (day) =>
    rss(day < 180 ? [] : [item('gemini/gemini-3.8-flash: deprecated on 2027-08-01', 180)]),
  '/litellm-changelog': (day) =>
    rss(day < 60 ? [] : [item('Price change: gemini/gemini-3.8-flash', 60)]),
  '/deprecations-info': (day) =>
    JSON.stringify([
      {
        provider: 'Google',
        model_id: day < 200 ? 'gemini-3.8-flash-lite' : 'gemini-3.8-flash',
        shutdown_date: '2027-08-01',
        last_observed: daysLater(START, day).toISOString(),
      },
    ]),
};

let server: Server;
let url: string;
let today = 0;
/** Paths that answer 503, or what is no feed. */
const broken = { down: new Set<string>(), garbled: new Set<string>() };

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    response.statusCode = broken.down.has(path) ? 503 : 200;
    response.end(broken.garbled.has(path) ? '<html>gone' : BODIES[path]!(today));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function memoryAnnouncements(): AnnouncementStore {
  const recorded = new Set<string>();
  return {
    recorded: async () => new Set(recorded),
    record: async (_workspace, _subject, keys) => {
      const fresh = keys.filter((key) => !recorded.has(key));
      for (const key of fresh) recorded.add(key);
      return new Set(fresh);
    },
  };
}

/** A process that looks; all that it has of before is in what is stored. */
function startProcess(announcements: AnnouncementStore, posted: string[]) {
  const addresses = Object.fromEntries(FEEDS.map((feed) => [feed, `${url}/${feed}`]));
  const { prices: _, ...read } = addresses;
  const { logger } = silentLogger();
  const news = newsFeeds({ addresses: read, catalog: installed, logger });
  const week = { name: '2027-W06', scores: Array.from({ length: 20 }, (_, n) => (n < 7 ? 1 : 0)) };
  return (day: number) =>
    watchPicks(
      {
        settings: memorySettings({ digestChannel: 'C0DIGEST', feeds: FEEDS.join(', ') }),
        spend: {
          served: async () =>
            new Map([[FLASH, [day < 100 ? 'gemini-3.8-flash' : 'gemini-3.8-flash-002']]]),
        },
        watch: {
          picks: async () => [pick({ acceptedAt: new Date('2026-10-01T10:00:00Z') })],
          canaryWeeks: async () => (day < 130 ? [] : [week]),
        },
        announcements,
        messages: {
          signal: async (_, { key, monthly }) =>
            void posted.push(`${dayOf(day)} ${key}: $${Math.round(monthly!)}`),
        },
        outlook: { news },
        catalog: installed,
        onError: (message, error) => {
          throw new Error(message, { cause: error });
        },
      },
      {
        ctx: {
          actor: { kind: 'schedule', id: null },
          workspace: 'T1',
          now: daysLater(START, day),
        },
      },
    );
}

it('each trigger fires once in a year of daily feeds, by two processes that are started again and again, with feeds that fail', async () => {
  const random = xoroshiro128plus(13);
  const announcements = memoryAnnouncements();
  const posted: string[] = [];
  const start = () => startProcess(announcements, posted);
  const processes = [start(), start()];
  for (today = 0; today < DAYS; today += 1) {
    const paths = Object.keys(BODIES);
    const struck = paths.filter(() => uniformInt(random, 1, 12) === 1);
    broken.down = new Set(struck.filter((_, index) => index % 2 === 0));
    broken.garbled = new Set(struck.filter((_, index) => index % 2 === 1));
    const restarted = uniformInt(random, 0, 8);
    if (restarted < 2) processes[restarted] = start();
    const looking = today % 3 === 0 ? processes : [processes[today % 2]!];
    await Promise.all(looking.map((look) => look(today)));
  }
  expect(posted).toEqual([
    '2026-11-02 price 2027-01-01: $96',
    `${dayOf(40)} cheaper google/newcomer: $96`,
    '2026-12-31 stale: $192',
    `${dayOf(100)} reroute gemini-3.8-flash-002: $192`,
    `${dayOf(130)} canary: $192`,
    '2027-05-03 retirement 2027-08-01: $192',
    `${dayOf(250)} price ${dayOf(245)}: $256`,
  ]);
});
