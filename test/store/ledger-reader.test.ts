import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_GROUPS, type LedgerGroup } from '../../src/core/ledger/ledger-view.ts';
import type { Purpose } from '../../src/core/trial.ts';
import type { LedgerReader } from '../../src/flows/ports/ledger.ts';
import { createLedgerReader } from '../../src/store/ledger-reader.ts';
import { evaluations } from '../../src/store/schema.ts';
import {
  BILL,
  CENT,
  costing,
  plannedTrials,
  settlement,
} from '../support/storage-contract/place.ts';
import { postgresPlace } from '../support/storage-contract/postgres-place.ts';

const place = postgresPlace();
const { planned, worker } = plannedTrials(place);

let id: string;
let ledger: LedgerReader;
const everything = { workspace: 'local', since: null };
const grouped = (by: LedgerGroup, timeZone = 'UTC') => ({ by, timeZone });

/** Twelve trials at .001, .002 … .012 cents; the last was judged, too, and its bill never came. */
beforeAll(async () => {
  const { id: evaluationId, refs } = await planned({ trials: 12 });
  id = evaluationId;
  const store = worker('w');
  for (const [index, trial] of refs.entries()) {
    const claim = await store.claim(trial, costing(CENT / 100n));
    if (claim.kind !== 'claimed') throw new Error(claim.kind);
    const isLast = index === 11;
    const purpose: Purpose = isLast ? 'judge' : 'answer';
    const bill = {
      ...BILL,
      purpose,
      amount: (CENT * BigInt(index + 1)) / 1_000n,
      model: isLast ? 'google/gemini-4-argon' : BILL.model,
      provider: isLast ? 'google' : 'anthropic',
      state: isLast ? ('assumed' as const) : ('settled' as const),
      usage: { input: 100, output: 10, cacheRead: 40, cacheWrite: 0, reasoning: 2 },
    };
    const { reserved } = claim;
    await store.settle(settlement(trial, { attempt: claim.attempt, reserved, bill }));
  }
  ledger = createLedgerReader(place.db(), { simulated: true });
});

async function spent(): Promise<bigint> {
  const rows = await place.db().select().from(evaluations).where(eq(evaluations.id, id));
  return rows[0]?.spent ?? 0n;
}

describe('the ledger', () => {
  it.each(LEDGER_GROUPS)('is what the trials cost, to the picodollar, by %s', async (by) => {
    const { rows, total } = await ledger.view(everything, grouped(by));
    expect(rows.reduce((sum, { amount }) => sum + amount, 0n)).toBe(await spent());
    expect(total.amount).toBe(await spent());
    expect(rows.reduce((sum, { calls }) => sum + calls, 0)).toBe(12);
    expect(rows.reduce((sum, { inputTokens }) => sum + inputTokens, 0)).toBe(1_200);
  });

  it('names each group, the most expensive first', async () => {
    const names = async (by: (typeof LEDGER_GROUPS)[number]) =>
      (await ledger.view(everything, grouped(by))).rows.map(({ name }) => name);
    expect(await names('model')).toEqual([BILL.model, 'google/gemini-4-argon']);
    expect(await names('served')).toEqual(['anthropic/a', 'google/a']);
    expect(await names('provider')).toEqual(['anthropic', 'google']);
    expect(await names('step')).toEqual(['answer', 'judge']);
    expect(await names('person')).toEqual(['the terminal']);
    expect(await names('month')).toEqual([new Date().toISOString().slice(0, 7)]);
    const { rows } = await ledger.view(everything, grouped('evaluation'));
    expect(rows).toMatchObject([{ evaluationId: id, servedModels: ['a'], calls: 12 }]);
  });

  it('has all workspaces, each with its own', async () => {
    await place.db().execute(sql`
      insert into ledger (evaluation_id, workspace, simulated, candidate, sample, repeat, attempt,
        purpose, provider, state, amount, model, price_row)
      values (gen_random_uuid(), 'T8', true, 0, 0, 0, 1, 'answer', 'google', 'settled', 5, 'google/m', 'p')`);
    const { rows } = await ledger.view({ workspace: null, since: null }, grouped('workspace'));
    expect(rows.find(({ name }) => name === 'local')?.amount).toBe(await spent());
    expect(rows.find(({ name }) => name === 'T8')).toMatchObject({ amount: 5n, calls: 1 });
  });

  it('tells the estimated share, and the most expensive tenth of the calls', async () => {
    const { total, expensiveTenth } = await ledger.view(everything, grouped('model'));
    expect(total.assumed).toBe((CENT * 12n) / 1_000n);
    expect(expensiveTenth).toEqual({ calls: 2, amount: (CENT * 23n) / 1_000n });
  });

  it('has every call, with its price', async () => {
    const pages = await Array.fromAsync(ledger.calls(everything));
    const calls = pages.flat();
    expect(calls.reduce((sum, { amount }) => sum + amount, 0n)).toBe(await spent());
    expect(calls.at(-1)).toMatchObject({
      evaluationId: id,
      person: 'the terminal',
      step: 'judge',
      provider: 'google',
      state: 'assumed',
      cachedTokens: 40,
      priceRow: 'test',
    });
  });

  it('keeps to its workspace, its time and its kind of money', async () => {
    const later = { workspace: 'local', since: new Date(Date.now() + 60_000) };
    expect(await ledger.view(later, grouped('model'))).toMatchObject({
      rows: [],
      expensiveTenth: null,
    });
    const elsewhere = { workspace: 'T1', since: null };
    expect(await ledger.view(elsewhere, grouped('model'))).toMatchObject({ rows: [] });
    const real = createLedgerReader(place.db(), { simulated: false });
    expect(await real.view(everything, grouped('model'))).toMatchObject({
      total: { calls: 0, amount: 0n },
    });
  });

  it('has a month from its first moment to its last, where the workspace is', async () => {
    await place.db().execute(sql`
      insert into ledger (evaluation_id, workspace, simulated, candidate, sample, repeat, attempt,
        purpose, provider, state, amount, model, price_row, at)
      select gen_random_uuid(), 'T7', true, 0, n, 0, 1, 'answer', 'google', 'settled', 10 ^ n, 'google/m',
        'test', at from (values (0, '2026-10-31T18:29:59.999Z'::timestamptz), (1, '2026-10-31T18:30:00Z'),
        (2, '2026-10-31T23:30:00Z'), (3, '2026-12-01T04:59:59Z'), (4, '2026-12-01T05:00:00Z')) as t (n, at)`);
    const months = async (timeZone: string) => {
      const view = await ledger.view({ workspace: 'T7', since: null }, grouped('month', timeZone));
      return view.rows.map(({ name, amount }) => [name, Number(amount)]);
    };
    expect(await months('UTC')).toEqual([
      ['2026-10', 111],
      ['2026-12', 11_000],
    ]);
    expect(await months('Asia/Kolkata')).toEqual([
      ['2026-10', 1],
      ['2026-11', 110],
      ['2026-12', 11_000],
    ]);
    expect(await months('America/New_York')).toEqual([
      ['2026-10', 111],
      ['2026-11', 1_000],
      ['2026-12', 10_000],
    ]);
  });

  it('has no month where nothing was spent', async () => {
    const nowhere = { workspace: 'T6', since: null };
    expect((await ledger.view(nowhere, grouped('month'))).rows).toEqual([]);
  });

  it('pages through more calls than it reads at once: each call once, in the order of time', async () => {
    await place.db().execute(sql`
      insert into ledger (evaluation_id, workspace, simulated, candidate, sample, repeat, attempt,
        purpose, provider, state, amount, model, price_row, at)
      select gen_random_uuid(), 'T9', true, 0, n, 0, 1, 'answer', 'google', 'settled', n, 'google/m',
        'test', '2026-11-01'::timestamptz + (n / 3) * interval '1 microsecond'
      from generate_series(1, 11000) n`);
    const pages = await Array.fromAsync(ledger.calls({ workspace: 'T9', since: null }));
    const samples = pages.flat().map(({ sample }) => sample);
    expect(pages.length).toBe(3);
    expect(new Set(samples).size).toBe(11_000);
    expect(samples.every((sample, index) => sample >= (samples[index - 1] ?? 0) - 2)).toBe(true);
    const view = await ledger.view({ workspace: 'T9', since: null }, grouped('person'));
    expect(view.rows).toMatchObject([{ name: 'of a deleted evaluation', calls: 11_000 }]);
    const served = await ledger.view({ workspace: 'T9', since: null }, grouped('served'));
    expect(served.rows).toMatchObject([{ name: 'google/m, no answer seen', servedModels: [] }]);
  });
});
