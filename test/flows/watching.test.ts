import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { inventPast } from '../../demo/sample-past.ts';
import { loadCatalog } from '../../src/catalog-file.ts';
import { AppError } from '../../src/core/errors.ts';
import { NO_NEWS } from '../../src/core/watch/feeds/feed-news.ts';
import type { Signal } from '../../src/core/watch/signals.ts';
import { daysLater } from '../../src/core/week/whole-days.ts';
import { alertCap } from '../../src/flows/alert-cap.ts';
import { startCanaries } from '../../src/flows/start-canaries.ts';
import type { StartInput } from '../../src/flows/start-evaluation.ts';
import { watchPicks } from '../../src/flows/watch-picks.ts';
import { createAnnouncementStore } from '../../src/store/announcements.ts';
import { createEvaluationStore } from '../../src/store/evaluations.ts';
import { createSpendReader } from '../../src/store/spend.ts';
import { createWatchReader } from '../../src/store/watched-picks.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { fileDatabase } from '../support/file-database.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { newEvaluation } from '../support/new-evaluation.ts';

const NOW = new Date('2026-11-25T10:00:00Z');

const client = fileDatabase(3);
let workspace: string;
beforeEach(async () => {
  workspace = randomUUID();
  const request = evaluationRequest({ bar: { kind: 'absolute', rate: 0.9 } }, 60);
  await inventPast(client.db, { workspace, user: 'U0ANA', channel: 'C0', request, now: NOW });
});

const ctxAt = (now: Date) => ({
  actor: { kind: 'schedule', id: null } as const,
  workspace,
  now,
});

/** Looks at the picks as one process does; answers what it would have posted. */
async function look(now: Date, served: readonly string[] = []): Promise<string[]> {
  const posted: string[] = [];
  const watch = createWatchReader(client.db, { simulated: true });
  await watchPicks(
    {
      settings: memorySettings({ digestChannel: 'C0DIGEST' }),
      spend: { served: async () => new Map([['google/gemini-3.8-flash', served]]) },
      watch,
      announcements: createAnnouncementStore(client.db),
      messages: {
        signal: async (channel: string, { key, pick }: Signal) =>
          void posted.push(`${channel} ${pick.name}: ${key}`),
      },
      outlook: { news: async () => NO_NEWS },
      catalog: loadCatalog(),
      onError: (message, error) => {
        throw new Error(message, { cause: error });
      },
    },
    { ctx: ctxAt(now) },
  );
  return posted;
}

describe('watching accepted picks', () => {
  it('says each thing once in a year of looks by two processes', async () => {
    const posted: string[] = [];
    for (let day = 0; day < 365; day += 21) {
      const now = daysLater(NOW, day);
      const served = day < 100 ? ['gemini-3.8-flash'] : ['gemini-3.8-flash-002'];
      const found = await Promise.all([look(now, served), look(now, served)]);
      posted.push(...found.flat().map((line) => `${now.toISOString().slice(0, 10)} ${line}`));
    }
    // Which of the two says which of a day's signals is chance.
    expect(posted.sort()).toEqual([
      '2026-11-25 C0 invoice amounts: price 2027-01-01',
      '2026-11-25 C0 support tickets: stale',
      '2027-01-27 C0 invoice amounts: stale',
      '2027-03-10 C0 invoice amounts: reroute gemini-3.8-flash-002',
    ]);
  });
});

describe('a cap', () => {
  it('alerts at 50, 80 and 100%, once each a month', async () => {
    const posted: string[] = [];
    const spend = createSpendReader(client.db, { simulated: true });
    const factors: Record<string, number> = {
      '2026-11-01': 0.4,
      '2026-11-10': 1,
      '2026-11-13': 1.5,
      '2026-11-20': 2.3,
      '2026-12-02': 1,
    };
    for (const [day, factor] of Object.entries(factors)) {
      for (let time = 0; time < 2; time += 1) {
        await alertCap(
          {
            settings: memorySettings({ digestChannel: 'C0DIGEST', monthlyCap: '10' }),
            spend: {
              people: async () => new Map(),
              total: async (...asked) => ((await spend.total(...asked)) >= 0 ? 5 * factor : 0),
            },
            announcements: createAnnouncementStore(client.db),
            messages: {
              capReached: async (_, { share, month }) => void posted.push(`${month} ${share}`),
            },
            onError: () => {},
          },
          { ctx: ctxAt(new Date(`${day}T12:00:00Z`)) },
        );
      }
    }
    expect(posted).toEqual(['2026-11 0.5', '2026-11 1', '2026-12 0.5']);
  });
});

describe('a cap without a channel', () => {
  it('is said to each admin, a person’s own to that person, once each; to nobody it stays unsaid', async () => {
    const posted: string[] = [];
    const look = (texts: Parameters<typeof memorySettings>[0]) =>
      alertCap(
        {
          settings: memorySettings(texts),
          spend: {
            total: async () => 9,
            people: async () =>
              new Map([
                ['U0ANA', 4],
                ['U0BEN', 1],
              ]),
          },
          announcements: createAnnouncementStore(client.db),
          messages: {
            capReached: async ({ channel, person }, { of, share, usd, capUsd }) =>
              void posted.push(`${channel} ${person}: ${of} ${share}, ${usd} of ${capUsd}`),
          },
          onError: () => {},
        },
        { ctx: ctxAt(NOW) },
      );
    await look({ monthlyCap: '10' });
    expect(posted).toEqual([]);
    const caps = { monthlyCap: '10', personalCap: '5', admins: 'U0EVE, U0IDA' };
    await look(caps);
    await look(caps);
    expect(posted).toEqual([
      'U0EVE U0EVE: workspace 0.8, 9 of 10',
      'U0IDA U0EVE: workspace 0.8, 9 of 10',
      'U0ANA U0ANA: person 0.8, 4 of 5',
    ]);
  });
});

describe('canaries', () => {
  async function start(now: Date, canary: string): Promise<StartInput[]> {
    const started: StartInput[] = [];
    const evaluations = createEvaluationStore(client.db, { leaseMs: 20_000, simulated: true });
    await startCanaries(
      {
        settings: memorySettings({ canary }),
        watch: createWatchReader(client.db, { simulated: true }),
        stored: evaluations,
        start: async ({ ctx, input }) => {
          started.push(input);
          const { request, key } = input;
          return evaluations.create(
            newEvaluation({ key, ...request, workspace: ctx.workspace, actor: ctx.actor }),
            null,
          );
        },
        announcements: createAnnouncementStore(client.db),
        onError: (message, error) => {
          throw new Error(message, { cause: error });
        },
      },
      { ctx: ctxAt(now) },
    );
    return started;
  }

  it('that a full cap refuses are reported once a week, and do not stop the others', async () => {
    const reported: string[] = [];
    const look = (now: Date) =>
      startCanaries(
        {
          settings: memorySettings({ canary: 'on' }),
          watch: createWatchReader(client.db, { simulated: true }),
          stored: createEvaluationStore(client.db, { leaseMs: 20_000, simulated: true }),
          start: async () => {
            throw new AppError('invalid input', 'The cap is full.');
          },
          announcements: createAnnouncementStore(client.db),
          onError: (message, error) => void reported.push(`${message}: ${error}`),
        },
        { ctx: ctxAt(now) },
      );
    await look(NOW);
    const once = [...reported];
    await look(daysLater(NOW, 1));
    expect(reported).toEqual(once);
    await look(daysLater(NOW, 7));
    expect(reported).toHaveLength(once.length * 2);
    expect(once[0]).toBe('A weekly look at a pick was refused: AppError: The cap is full.');
  });

  it('are started where they are turned on, once a pick and week, on 20 samples', async () => {
    expect(await start(NOW, 'off')).toEqual([]);
    const started = await start(NOW, 'on');
    expect(started.map(({ request }) => request.spec.name).sort()).toEqual([
      'invoice amounts (weekly look)',
      'support tickets (weekly look)',
    ]);
    for (const { request, destination } of started) {
      expect(request.samples).toHaveLength(20);
      expect(request.spec.candidates).toHaveLength(1);
      expect(destination).toBeNull();
    }
    expect(await start(daysLater(NOW, 1), 'on')).toEqual([]);
    const next = await start(daysLater(NOW, 7), 'on');
    expect(next).toHaveLength(2);
    expect(next[0]!.request.samples).not.toEqual(started[0]!.request.samples);
  });

  it('alarm once where their answers are too often wrong', async () => {
    await look(NOW);
    await start(NOW, 'on');
    await client.db.execute(`
      insert into trials (evaluation_id, candidate, sample, repeat, provider, state, score)
      select e.id, 0, n, 0, 'google', 'done', case when n < 7 then 1 else 0 end
      from evaluations e, generate_series(0, 19) n
      where e.workspace = '${workspace}' and e.name = 'invoice amounts (weekly look)'`);
    await client.db.execute("update evaluations set state = 'finished' where key like 'canary %'");
    expect(await look(NOW)).toEqual(['C0 invoice amounts: canary']);
    expect(await look(NOW)).toEqual([]);
  });
});
