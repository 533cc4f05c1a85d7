import { randomUUID } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Digest } from '../../src/core/digest/digest.ts';
import type { DigestState } from '../../src/core/digest/digest-state.ts';
import { newestDueWeek, weeksUntil } from '../../src/core/week/closed-weeks.ts';
import { sendDueDigests } from '../../src/flows/send-due-digests.ts';
import { type DatabaseClient, openDatabase } from '../../src/store/client.ts';
import { createDigestStore } from '../../src/store/digests.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { DIGEST_DEPS, weekDeps } from '../support/week-deps.ts';

const AMSTERDAM = { timeZone: 'Europe/Amsterdam', day: 1, hour: 9 };
const HOUR = 3_600_000;
const START = new Date('2025-01-01T00:00:00Z');

let database: TestDatabase;
let clients: DatabaseClient[];
beforeAll(async () => {
  database = await createDatabase();
  clients = [openDatabase(database.url, 2), openDatabase(database.url, 2)];
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await database[Symbol.asyncDispose]();
});

const schedule = { kind: 'schedule', id: null } as const;

describe('digests', () => {
  it('of 200 Mondays are attempted once each: two workers, restarts, missed Mondays, clock changes, week 53', async () => {
    const workspace = randomUUID();
    const random = xoroshiro128plus(53);
    const attempts: string[] = [];
    const post = async ({ week }: Digest) => {
      attempts.push(week.name);
      const chance = uniformInt(random, 1, 10);
      if (chance === 1) throw new Error('Slack refused it');
      if (chance === 2) died.add(week.name);
    };
    const end = new Date(START.getTime() + 200 * 7 * 24 * HOUR);
    const downUntil = [START, START];
    for (let at = START; at < end; at = new Date(at.getTime() + uniformInt(random, 5, 43) * HOUR)) {
      const up = [0, 1].filter((worker) => downUntil[worker]! <= at);
      await Promise.all(
        up.map((worker) =>
          wake(workspace, at, post, { worker }).catch((error) => {
            if (!(error instanceof Death)) throw error;
          }),
        ),
      );
      for (const worker of up) {
        const days = uniformInt(random, 1, 40) === 1 ? uniformInt(random, 3, 25) : 0;
        downUntil[worker] = new Date(at.getTime() + days * 24 * HOUR);
      }
    }
    await wake(workspace, end, post).catch(() => {});
    const expected = weeksUntil(newestDueWeek(end, AMSTERDAM), 200, 'Europe/Amsterdam')
      .filter((week) => week.end > START)
      .map(({ name }) => name);
    expect(attempts).toEqual(expected);
    expect(expected.length).toBeGreaterThanOrEqual(199);
    expect(expected).toContain('2026-W53');
    expect(expected).toContain('2028-W13');
  });

  it('come at Monday 09:00 of the workspace, not a second before', async () => {
    const workspace = randomUUID();
    const posted: string[] = [];
    const post = async ({ week }: Digest) => void posted.push(week.name);
    const since = new Date('2026-03-24T00:00:00Z');
    for (const at of ['2026-03-30T06:59:59Z', '2026-03-30T07:00:00Z', '2026-03-30T07:05:00Z']) {
      await wake(workspace, new Date(at), post, { since });
    }
    expect(posted).toEqual(['2026-W13']);
  });

  it('of a worker that was down on Monday come when it is up', async () => {
    const workspace = randomUUID();
    const posted: string[] = [];
    const post = async ({ week }: Digest) => void posted.push(week.name);
    const since = new Date('2026-11-02T12:00:00Z');
    await wake(workspace, new Date('2026-11-24T13:00:00Z'), post, { since });
    expect(posted).toEqual(['2026-W45', '2026-W46', '2026-W47']);
  });

  it('are left out while snoozed, and come again after', async () => {
    const workspace = randomUUID();
    const posted: string[] = [];
    const settings = memorySettings({
      digestChannel: 'C0DIGEST',
      timeZone: 'Europe/Amsterdam',
      snoozedUntil: '2026-11-16',
    });
    const post = async ({ week }: Digest) => void posted.push(week.name);
    const since = new Date('2026-11-02T12:00:00Z');
    await wake(workspace, new Date('2026-11-24T13:00:00Z'), post, { since, settings });
    expect(posted).toEqual(['2026-W47']);
  });

  it('of quiet weeks are decided without a post', async () => {
    const workspace = randomUUID();
    const posted: string[] = [];
    const post = async ({ week }: Digest) => void posted.push(week.name);
    const spend = { ...DIGEST_DEPS.spend, weeks: async () => [], total: async () => 0 };
    const quiet = { spend };
    const since = new Date('2026-11-17T12:00:00Z');
    const now = new Date('2026-11-24T13:00:00Z');
    await wake(workspace, now, post, { since, ...quiet });
    await wake(workspace, now, post, { since });
    expect(posted).toEqual([]);
    expect(await createDigestStore(clients[0]!.db).decided(workspace)).toEqual(
      new Set(['2026-W47']),
    );
  });

  it('are the newest week’s alone where the workspace has had none and chose no channel itself', async () => {
    const posted: string[] = [];
    const post = async ({ week }: Digest) => void posted.push(week.name);
    await wake(randomUUID(), new Date('2026-11-24T13:00:00Z'), post, { since: null });
    expect(posted).toEqual(['2026-W47']);
  });

  it('that Slack refuses everywhere have failed; one whose answer is lost may stand there, and neither is posted again', async () => {
    const store = createDigestStore(clients[0]!.db);
    const now = new Date('2026-11-24T13:00:00Z');
    const endings = [async () => null, async () => Promise.reject(new Error('socket hang up'))];
    const states = [];
    for (const digest of endings) {
      const workspace = randomUUID();
      const deps = weekDeps({ digests: store, messages: { digest } });
      const send = () =>
        sendDueDigests(deps, {
          ctx: { actor: schedule, workspace, now },
          input: { since: null, chosenBy: null },
        });
      states.push(await send(), await send());
      const { rows } = await clients[0]!.db.execute(
        `select state from digests where workspace = '${workspace}'`,
      );
      states.push(rows.map(({ state }) => state));
    }
    expect(states).toEqual([['failed'], [], ['failed'], ['attempted'], [], ['attempted']]);
  });

  it('are none where no channel is chosen', async () => {
    const posted: string[] = [];
    const post = async ({ week }: Digest) => void posted.push(week.name);
    const settings = memorySettings();
    const now = new Date('2026-11-24T13:00:00Z');
    await wake(randomUUID(), now, post, { settings });
    expect(posted).toEqual([]);
  });
});

/** A process that ends before it can write down how its post went. */
class Death extends Error {}

/** One wake of one of the two workers. */
function wake(
  workspace: string,
  now: Date,
  post: (digest: Digest) => Promise<void>,
  {
    since = START,
    worker = 0,
    ...change
  }: Partial<Parameters<typeof weekDeps>[0]> & { since?: Date | null; worker?: number } = {},
): Promise<DigestState[]> {
  const record = createDigestStore(clients[worker]!.db);
  const deps = weekDeps({
    digests: {
      ...record,
      settle: async (...outcome) => {
        if (died.delete(outcome[1])) throw new Death();
        await record.settle(...outcome);
      },
    },
    messages: {
      digest: async ({ channel }, digest) => {
        await post(digest);
        return { channel, ts: '1.1' };
      },
    },
    ...change,
  });
  return sendDueDigests(deps, {
    ctx: { actor: schedule, workspace, now },
    input: { since, chosenBy: 'U0ANA' },
  });
}

/** Weeks whose post is the last that its process does. */
const died = new Set<string>();
