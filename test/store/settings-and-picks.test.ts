import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AcceptedPick } from '../../src/core/picks/accepted-pick.ts';
import type { PickStore } from '../../src/flows/ports/picks.ts';
import type { SettingStore } from '../../src/flows/ports/settings.ts';
import { createAnnouncementStore } from '../../src/store/announcements.ts';
import { createPickStore } from '../../src/store/picks.ts';
import { createSettingStore } from '../../src/store/settings.ts';
import { fileDatabase } from '../support/file-database.ts';
import { pick } from '../support/fixtures/pick-fixtures.ts';
import { memoryPicks } from '../support/memory-picks.ts';
import { memorySettings } from '../support/memory-settings.ts';

const client = fileDatabase();

const ENVIRONMENT = { admins: 'U0ADMIN', digestHour: '7' };
const by = { actor: { kind: 'person', id: 'U0ANA' } as const, at: new Date('2026-11-25') };

describe.each([
  {
    where: 'in memory',
    settingStore: () => memorySettings(ENVIRONMENT),
    pickStore: () => memoryPicks(),
  },
  {
    where: 'in PostgreSQL',
    settingStore: () => createSettingStore(client.db, ENVIRONMENT),
    pickStore: () => createPickStore(client.db),
  },
])('$where', ({ settingStore, pickStore }) => {
  let settings: SettingStore;
  let picks: PickStore;
  let workspace: string;
  beforeEach(() => {
    settings = settingStore();
    picks = pickStore();
    workspace = crypto.randomUUID();
  });

  it('a workspace’s own settings go before the environment’s, and end with null', async () => {
    await settings.write(workspace, { digestHour: '10', digestDay: 'Tuesday' }, by);
    await settings.write(workspace, { digestHour: '11', monthlyCap: '20' }, by);
    expect(await settings.read(workspace)).toMatchObject({
      digestHour: 11,
      digestDay: 'Tuesday',
      monthlyCap: 20,
      admins: ['U0ADMIN'],
    });
    await settings.write(workspace, { digestHour: null, monthlyCap: null }, by);
    expect(await settings.read(workspace)).toMatchObject({
      digestHour: 7,
      digestDay: 'Tuesday',
      monthlyCap: null,
    });
  });

  it('settings are each workspace’s alone', async () => {
    await settings.write(workspace, { digestHour: '10' }, by);
    expect((await settings.read('another')).digestHour).toBe(7);
  });

  it('a pick takes the place of another evaluation’s where that is named', async () => {
    const tested = pick({ workspace });
    await picks.save(tested);
    const next = pick({ workspace });
    await picks.save(next, tested.evaluationId);
    expect(await picks.list(workspace)).toEqual([next]);
  });

  it('a pick is read back as it was, and one of an evaluation replaces the earlier', async () => {
    const first = pick({ workspace });
    await picks.save(first);
    expect(await picks.find(first.evaluationId)).toEqual(first);
    const second = pick({
      workspace,
      evaluationId: first.evaluationId,
      replaces: null,
      destination: null,
      owner: { kind: 'terminal', id: null },
      tokens: null,
      volume: 1e12,
      simulated: true,
    });
    await picks.save(second);
    expect(await picks.list(workspace)).toEqual([second]);
  });

  it('picks are listed by workspace, the newest first, until they are withdrawn', async () => {
    const old = pick({ workspace, acceptedAt: new Date('2026-01-01') });
    const fresh = pick({ workspace, acceptedAt: new Date('2026-06-01') });
    const elsewhere = pick({ workspace: crypto.randomUUID() });
    for (const each of [old, fresh, elsewhere]) await picks.save(each);
    expect(await picks.list(workspace)).toEqual([fresh, old]);
    await picks.withdraw(old.evaluationId);
    expect(await picks.list(workspace)).toEqual([fresh]);
    expect(await picks.find(old.evaluationId)).toBeNull();
  });
});

describe('what was announced of a pick', () => {
  const workspace = crypto.randomUUID();
  const KEYS = ['looked', 'price 2027-01-01', 'stale', 'canary'];
  const announcedAfter = async (change: Partial<AcceptedPick>) => {
    const announcements = createAnnouncementStore(client.db);
    const picks = createPickStore(client.db);
    const tested = pick({ workspace });
    await picks.save(tested);
    await announcements.record(workspace, tested.evaluationId, KEYS, new Date());
    const next = pick({ workspace, ...change });
    await picks.save(next, tested.evaluationId);
    return [...(await announcements.recorded(workspace, next.evaluationId))].sort();
  };

  it('of its model stays announced when the same model takes its place, of its test not', async () => {
    expect(await announcedAfter({})).toEqual(['looked', 'price 2027-01-01']);
  });

  it('is nothing to another model', async () => {
    expect(await announcedAfter({ model: 'anthropic/claude-opus-5-5' })).toEqual([]);
  });
});

it('amounts that were stored with three decimals are read on, as what they were', async () => {
  const settings = createSettingStore(client.db, ENVIRONMENT);
  const workspace = crypto.randomUUID();
  await settings.write(workspace, { monthlyCap: '$12.345', personalCap: '$1,000.5' }, by);
  const migration = await readFile('migrations/0017_amounts_with_three_decimals.sql', 'utf8');
  await client.db.execute(sql.raw(migration));
  expect(await settings.read(workspace)).toMatchObject({
    monthlyCap: 12.345,
    personalCap: 1_000.5,
  });
});
