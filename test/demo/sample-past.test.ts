import { beforeAll, describe, expect, it } from 'vitest';
import { inventPast } from '../../demo/sample-past.ts';
import { loadCatalog } from '../../src/catalog-file.ts';
import { labelsOf } from '../../src/core/catalog/labels-of.ts';
import { type Digest, isQuiet } from '../../src/core/digest/digest.ts';
import { digestWords } from '../../src/core/digest/digest-words.ts';
import { headlineOf } from '../../src/core/digest/headline.ts';
import { spendOf } from '../../src/core/digest/week-spend.ts';
import { NO_NEWS } from '../../src/core/watch/feeds/feed-news.ts';
import { newestDueWeek, weeksUntil } from '../../src/core/week/closed-weeks.ts';
import type { Outlook } from '../../src/flows/ports/week.ts';
import { readDigest } from '../../src/flows/read-digest.ts';
import { digestDeps } from '../../src/runtime/digest-deps.ts';
import { createSettingStore } from '../../src/store/settings.ts';
import { createSpendReader } from '../../src/store/spend.ts';
import { createWatchReader } from '../../src/store/watched-picks.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { fileDatabase } from '../support/file-database.ts';

const NOW = new Date('2026-11-25T10:00:00Z');
const WEEKLY = { timeZone: 'UTC', day: 1, hour: 9 };
const catalog = loadCatalog();

const client = fileDatabase();
beforeAll(async () => {
  await inventPast(client.db, {
    workspace: 'T1',
    user: 'U0ANA',
    channel: 'C0SUPPORT',
    request: evaluationRequest(),
    now: NOW,
  });
});

function read({
  workspace = 'T1',
  simulated = true,
  bill = async () => null,
}: {
  workspace?: string;
  simulated?: boolean;
  bill?: Outlook['bill'];
} = {}): Promise<Digest> {
  const deps = digestDeps(client.db, {
    settings: createSettingStore(client.db, {}),
    outlook: { news: async () => NO_NEWS, bill },
    catalog,
    simulated,
  });
  const ctx = { actor: { kind: 'schedule', id: null } as const, workspace, now: NOW };
  return readDigest(deps, { ctx, input: { week: null } });
}

describe('the digest of an invented past', () => {
  it('says what the ledger has', async () => {
    const digest = await read();
    const words = digestWords(digest, labelsOf(catalog));
    expect(headlineOf(digest)).toBe(
      'Evaluations cost $4.12 last week, $1.30 (46%) more than the week before; $0.95 of that is “invoice amounts”.',
    );
    expect(words.spend).toEqual([
      'Evaluations: $4.12 for 100 calls by 1 person, $0.56 of it for judging answers.',
      '2 picks in use: about $96 a month in production: an estimate, and no part of the above.',
    ]);
    expect(words.coming).toEqual([
      'Gemini 3.8 Flash doubles on 1 Jan 2027: “invoice amounts” goes from $90 to $180 a month.',
    ]);
    expect(words.stale).toEqual([
      '“support tickets” has used Haiku 5.5 for 104 days without a new test.',
    ]);
    expect(words.savings).toEqual([
      '$390 a month less on “invoice amounts”, in use.',
      '$234 a month less on “support tickets”, in use.',
    ]);
    expect(words.month).toBe(
      'November to date: $8.84 of $50 (18%); at this rate $11.05 by its end.',
    );
    expect(digest.history.map(({ usd }) => usd.toFixed(2))).toEqual([
      '2.10',
      '1.40',
      '0.80',
      '3.05',
      '2.80',
      '1.90',
      '2.82',
      '4.12',
    ]);
    expect(digest.simulated).toBe(true);
  });

  it('is nobody else’s, and no real money', async () => {
    expect(isQuiet(await read({ workspace: 'T2' }))).toBe(true);
    expect(isQuiet(await read({ simulated: false }))).toBe(true);
  });

  it('keeps what a deleted evaluation cost', async () => {
    const week = newestDueWeek(NOW, { timeZone: 'UTC', day: 1, hour: 9 });
    const spend = createSpendReader(client.db, { simulated: true });
    await client.db
      .transaction(async (tx) => {
        await tx.execute("delete from evaluations where name = 'invoice amounts'");
        const rows = await createSpendReader(tx, { simulated: true }).weeks('T1', [week]);
        expect(rows.filter(({ task }) => task === 'a deleted evaluation')).toHaveLength(2);
        tx.rollback();
      })
      .catch(() => {});
    expect(await spend.total('T1', week)).toBeCloseTo(4.12, 6);
  });

  it('knows which models answered, and of a pick what its evaluation had', async () => {
    const span = {
      start: weeksUntil(newestDueWeek(NOW, { timeZone: 'UTC', day: 1, hour: 9 }), 8, 'UTC')[0]!
        .start,
      end: NOW,
    };
    const served = await createSpendReader(client.db, { simulated: true }).served('T1', span);
    expect(served.get('google/gemini-3.8-flash')).toEqual(['gemini-3.8-flash']);
    const picks = await createWatchReader(client.db, { simulated: true }).picks('T1');
    expect(picks).toMatchObject([
      {
        name: 'invoice amounts',
        catalogName: 'google/gemini-3.8-flash',
        evaluationUsd: 0.8,
        servedModels: ['gemini-3.8-flash'],
        lineUp: ['google/gemini-3.8-flash', 'anthropic/claude-opus-5-5'],
        ownModels: [],
      },
      { name: 'support tickets', catalogName: 'anthropic/claude-haiku-5-5' },
    ]);
  });
});

it('a pick has the models that its evaluation describes', async () => {
  const described = (change: string) =>
    client.db.execute(`update evaluations set spec = ${change} where name = 'invoice amounts'`);
  await described(`spec || '{"ownModels": [{"id": "gemini-5-helium"}]}'`);
  const [pick] = await createWatchReader(client.db, { simulated: true }).picks('T1');
  await described(`spec - 'ownModels'`);
  expect(pick?.ownModels).toEqual([{ id: 'gemini-5-helium' }]);
});

describe('a bill', () => {
  it('is compared with the calls of all workspaces in whole days of UTC, as they use one key', async () => {
    const request = evaluationRequest();
    const past = { user: 'U0BEN', channel: 'C0', request, now: NOW };
    await inventPast(client.db, { ...past, workspace: 'T2' });
    const spans: { start: Date; end: Date }[] = [];
    const { reconciliation } = await read({
      bill: async (span) => {
        spans.push(span);
        return {
          name: 'anthropic',
          label: 'Anthropic',
          bill: { byModel: new Map([['claude-haiku-5-5', 5]]) },
        };
      },
    });
    expect(spans).toEqual([{ start: new Date('2026-11-16'), end: new Date('2026-11-23') }]);
    const alone = await createSpendReader(client.db, { simulated: true }).weeks(
      'T1',
      weeksUntil(newestDueWeek(NOW, WEEKLY), 1, 'UTC'),
    );
    const usd = spendOf(alone, ({ model }) => model.startsWith('anthropic/'));
    expect(reconciliation?.ledgerUsd).toBeCloseTo(2 * usd, 10);
    expect(reconciliation?.unmatched).toEqual(['claude-opus-5-5']);
  });

  it('shows who spent what', async () => {
    const spend = createSpendReader(client.db, { simulated: true });
    const week = newestDueWeek(NOW, WEEKLY);
    expect([...(await spend.people('T1', week)).keys()]).toEqual(['U0ANA']);
  });
});

describe('a pick', () => {
  it('was tested when it was accepted, or when an evaluation of it again ended since', async () => {
    const watch = createWatchReader(client.db, { simulated: true });
    const [before] = await watch.picks('T1');
    expect(before?.testedAt).toEqual(before?.acceptedAt);
    const later = new Date(NOW.getTime() - 1_000);
    await client.db.execute(`update evaluations set finished_at = '${later.toISOString()}',
      spec = jsonb_set(spec::jsonb, '{retestOf}', '"${before!.evaluationId}"')
      where id = (select id from evaluations where workspace = 'T1' and id <> '${before!.evaluationId}' limit 1)`);
    const [after] = await watch.picks('T1');
    expect(after?.testedAt).toEqual(later);
  });
});
