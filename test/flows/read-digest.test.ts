import { describe, expect, it } from 'vitest';
import type { Week } from '../../src/core/week/closed-weeks.ts';
import { type ReadDigestDeps, readDigest } from '../../src/flows/read-digest.ts';
import { spend } from '../core/digest/sample-digest.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { DIGEST_DEPS } from '../support/week-deps.ts';

type Span = { start: Date; end: Date };

/** Reads a digest; what was asked of the ledger is kept. */
async function read(now: string, change: Partial<ReadDigestDeps> = {}, week: Week | null = null) {
  const spans: { weeks: Week[]; totals: Span[] } = { weeks: [], totals: [] };
  const deps: ReadDigestDeps = {
    ...DIGEST_DEPS,
    spend: {
      ...DIGEST_DEPS.spend,
      weeks: async (_workspace, weeks) => {
        spans.weeks = [...weeks];
        return [spend(7, 3), spend(6, 1)];
      },
      total: async (_workspace, span) => {
        spans.totals.push(span);
        return spans.totals.length === 1 ? 11.8 : 11;
      },
    },
    ...change,
  };
  const ctx = {
    actor: { kind: 'terminal', id: null } as const,
    workspace: 'T1',
    now: new Date(now),
  };
  return { digest: await readDigest(deps, { ctx, input: { week } }), spans };
}

describe('reading a digest', () => {
  it('is of the newest week that is due, with eight weeks of history', async () => {
    const { digest, spans } = await read('2026-11-23T08:00:00Z');
    expect(digest.week).toMatchObject({ name: '2026-W47', firstDay: '2026-11-16' });
    expect(spans.weeks.map(({ name }) => name)).toEqual([
      '2026-W40',
      '2026-W41',
      '2026-W42',
      '2026-W43',
      '2026-W44',
      '2026-W45',
      '2026-W46',
      '2026-W47',
    ]);
    expect(digest).toMatchObject({ usd: 3, changeUsd: 2 });
  });

  it('an hour before it is due is of the week before', async () => {
    const { digest } = await read('2026-11-23T07:00:00Z');
    expect(digest.week.name).toBe('2026-W46');
  });

  it('comes at the workspace’s own day, hour and time zone', async () => {
    const settings = memorySettings({
      timeZone: 'America/New_York',
      digestDay: 'Tuesday',
      digestHour: '17',
    });
    const early = await read('2026-11-24T21:59:00Z', { settings });
    const due = await read('2026-11-24T22:00:00Z', { settings });
    expect([early.digest.week.name, due.digest.week.name]).toEqual(['2026-W46', '2026-W47']);
  });

  it('of a week that is named is that week’s', async () => {
    const { spans } = await read('2026-11-23T08:00:00Z');
    const earlier = await read('2026-11-23T08:00:00Z', {}, spans.weeks[0]!);
    expect(earlier.digest.week.name).toBe('2026-W40');
  });

  it('counts all of the month against the cap, and goes on at the rate of its whole days', async () => {
    const settings = memorySettings({ timeZone: 'Europe/Amsterdam', monthlyCap: '50' });
    const { digest, spans } = await read('2026-11-23T08:00:00Z', { settings });
    expect(digest.month).toMatchObject({ usd: 11.8, capUsd: 50, forecastUsd: (11 / 22) * 30 });
    const start = new Date('2026-10-31T23:00:00Z');
    expect(spans.totals).toMatchObject([
      { start, end: new Date('2026-11-30T23:00:00Z') },
      { start, end: new Date('2026-11-22T23:00:00Z') },
    ]);
  });
});
