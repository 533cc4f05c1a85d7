import { expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog-file.ts';
import { groupsCsv } from '../../../src/cli/output/ledger-csv.ts';
import { ledgerText } from '../../../src/cli/output/ledger-text.ts';
import { screenOf } from '../../../src/cli/output/screen.ts';
import type { LedgerView } from '../../../src/core/ledger/ledger-view.ts';

const sums = {
  calls: 3,
  amount: 1_230_000_000_000n,
  assumed: 0n,
  inputTokens: 300,
  outputTokens: 30,
  cachedTokens: 0,
  reasoningTokens: 0,
};
const view: LedgerView = {
  rows: [{ name: '2026-11', evaluationId: null, servedModels: ['a', 'b'], ...sums }],
  total: sums,
  expensiveTenth: null,
  since: { day: '2026-11-01', start: new Date('2026-10-31T23:00:00Z') },
  timeZone: 'Europe/Amsterdam',
};
const screen = { ...screenOf(process.stdout, true), width: Number.POSITIVE_INFINITY };

it('months and a first day stand with their time zone', () => {
  const text = ledgerText(view, { by: 'month', catalog: loadCatalog(), simulated: false, screen });
  expect(text).toContain('Month (Europe/Amsterdam)');
  expect(text).toContain('$1.23 for 3 calls since 1 Nov 2026 (Europe/Amsterdam).');
});

it('the CSV of months has their time zone in each line, that of another group has none', () => {
  expect(groupsCsv(view, 'month').split('\r\n').slice(0, 2)).toEqual([
    'month,time_zone,calls,usd,assumed_usd,input_tokens,output_tokens,cached_tokens,reasoning_tokens,served_models',
    '2026-11,Europe/Amsterdam,3,1.23,0,300,30,0,0,a b',
  ]);
  expect(groupsCsv(view, 'model')).toMatch(/^model,calls,/);
});
