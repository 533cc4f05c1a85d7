import { expect, it } from 'vitest';
import { capsOf } from '../../src/core/caps/caps.ts';
import { settingsOf } from '../../src/core/settings/settings-of.ts';
import type { LedgerQuery, LedgerReader } from '../../src/flows/ports/ledger.ts';
import { readLedger, readLedgerCalls } from '../../src/flows/read-ledger.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const ctx = { actor: { kind: 'terminal', id: null }, workspace: 'T1', now: NOW } as const;
const sums = {
  calls: 0,
  amount: 0n,
  assumed: 0n,
  inputTokens: 0,
  outputTokens: 0,
  cachedTokens: 0,
  reasoningTokens: 0,
};

/** A ledger of nothing, in a workspace of this time zone, that keeps what it is asked. */
function setUp(timeZone: string) {
  const chosen = settingsOf({ timeZone, monthlyCap: '50' });
  const queries: LedgerQuery[] = [];
  const ledger: LedgerReader = {
    view: async (query) => {
      queries.push(query);
      return { rows: [], total: sums, expensiveTenth: null };
    },
    calls: async function* (query) {
      queries.push(query);
      yield [];
    },
  };
  return { deps: { ledger, settings: { read: async () => chosen } }, queries, chosen };
}

it.each(['UTC', 'Europe/Amsterdam', 'Asia/Kolkata', 'America/New_York', 'Pacific/Kiritimati'])(
  'a month since its first day is the month of the caps in %s',
  async (timeZone) => {
    const { deps, queries, chosen } = setUp(timeZone);
    const month = { firstDay: '2026-11-01' };
    const input = { ...month, by: 'month', everywhere: false } as const;
    const view = await readLedger(deps, { ctx, input });
    await Array.fromAsync(readLedgerCalls(deps, { ctx, input: month }));
    const start = capsOf(chosen, NOW)!.start;
    expect(queries).toEqual([
      { workspace: 'T1', since: start },
      { workspace: 'T1', since: start },
    ]);
    expect(view).toMatchObject({ timeZone: chosen.timeZone, since: { day: '2026-11-01', start } });
  },
);

it('without a first day it is all there is, of all workspaces where that is asked', async () => {
  const { deps, queries } = setUp('UTC');
  const input = { firstDay: null, by: 'workspace', everywhere: true } as const;
  expect(await readLedger(deps, { ctx, input })).toMatchObject({ since: null });
  expect(queries).toEqual([{ workspace: null, since: null }]);
});
