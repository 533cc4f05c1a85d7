import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { toDollars } from '../../src/core/money.ts';
import { readDigest } from '../../src/flows/read-digest.ts';
import { readLedger } from '../../src/flows/read-ledger.ts';
import { createLedgerReader } from '../../src/store/ledger-reader.ts';
import { createSpendReader } from '../../src/store/spend.ts';
import { memorySettings } from '../support/memory-settings.ts';
import { postgresPlace } from '../support/storage-contract/postgres-place.ts';
import { DIGEST_DEPS } from '../support/week-deps.ts';

const place = postgresPlace();

/** A call every seven hours of three months: each costs another number of picodollars, so that none can stand in for another. */
beforeAll(async () => {
  await place.db().execute(sql`
    insert into ledger (evaluation_id, workspace, simulated, candidate, sample, repeat, attempt,
      purpose, provider, state, amount, model, price_row, at)
    select gen_random_uuid(), 'T1', true, 0, n, 0, 1, 'answer', 'google', 'settled',
      1234567891 + n * 1000003, 'google/m', 'test',
      '2026-10-01T00:00:00Z'::timestamptz + n * interval '7 hours'
    from generate_series(0, 310) as n`);
});

/** What the digest and the ledger say of the digest's month, at a moment. */
async function months(timeZone: string, now: string) {
  const settings = memorySettings({ timeZone });
  const ctx = {
    actor: { kind: 'terminal', id: null },
    workspace: 'T1',
    now: new Date(now),
  } as const;
  const spend = createSpendReader(place.db(), { simulated: true });
  const deps = { ...DIGEST_DEPS, settings, spend };
  const { month } = await readDigest(deps, { ctx, input: { week: null } });
  const ledger = createLedgerReader(place.db(), { simulated: true });
  const input = { firstDay: null, by: 'month', everywhere: false } as const;
  const { rows } = await readLedger({ ledger, settings }, { ctx, input });
  const row = rows.find(({ name }) => name === month.name);
  return { digest: month.usd, ledger: toDollars(row?.amount ?? 0n), isOver: month.isOver };
}

describe('the month of the digest', () => {
  it.each([
    { now: '2026-12-30T16:00:00Z', timeZone: 'UTC', isOver: false },
    { now: '2026-12-30T16:00:00Z', timeZone: 'Pacific/Kiritimati', isOver: false },
    { now: '2026-12-30T16:00:00Z', timeZone: 'America/St_Johns', isOver: false },
    { now: '2026-12-01T09:00:00Z', timeZone: 'Europe/Amsterdam', isOver: true },
    { now: '2026-11-01T03:30:00Z', timeZone: 'America/New_York', isOver: false },
    { now: '2026-11-01T04:30:00Z', timeZone: 'America/New_York', isOver: true },
  ])('is the ledger’s, today included: $now in $timeZone', async ({ now, timeZone, isOver }) => {
    const found = await months(timeZone, now);
    expect(found.ledger).toBeGreaterThan(0.1);
    expect(found.digest).toBe(found.ledger);
    expect(found.isOver).toBe(isOver);
  });
});
