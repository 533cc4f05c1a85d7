import { labelsOf } from '../../core/catalog/labels-of.ts';
import type { Catalog } from '../../core/catalog/model.ts';
import { columnDollars, count, date, percent, wholeNumber } from '../../core/format.ts';
import type { LedgerGroup, LedgerRow, LedgerView } from '../../core/ledger/ledger-view.ts';
import { tailWords } from '../../core/ledger/tail-words.ts';
import { type Picodollars, toDollars } from '../../core/money.ts';
import { printable } from './printable.ts';
import { type Screen, wrapText } from './screen.ts';
import { type Column, textTable } from './text-table.ts';

const HEADINGS: Readonly<Record<LedgerGroup, string>> = {
  model: 'Model',
  served: 'Served model',
  provider: 'Provider',
  person: 'Person',
  workspace: 'Workspace',
  evaluation: 'Evaluation',
  month: 'Month',
  step: 'Step',
};

interface Shown {
  by: LedgerGroup;
  catalog: Catalog;
  simulated: boolean;
  screen: Screen;
}

/** Writes an amount as all of one ledger are written. */
type Money = (amount: Picodollars) => string;

/** A ledger that has rows as a table, with its total and where the money is. */
export function ledgerText(view: LedgerView, shown: Shown): string {
  const { by, screen } = shown;
  const columns: Column[] = [
    { heading: by === 'month' ? `Month (${view.timeZone})` : HEADINGS[by], align: 'left' },
    ...(by === 'evaluation' ? [{ heading: 'Id', narrow: null, align: 'left' } as const] : []),
    { heading: 'Calls', align: 'right' },
    { heading: 'Tokens in', narrow: 'In', align: 'right' },
    { heading: 'Tokens out', narrow: 'Out', align: 'right' },
    { heading: 'Spent', align: 'right' },
    { heading: 'Share', align: 'right' },
  ];
  const inTable = columnDollars(toDollars(view.total.amount));
  const money: Money = (amount) => inTable(toDollars(amount));
  const rows = view.rows.map((row) => cellsOf(row, view, { ...shown, money }));
  const words = wordsOf(view, { ...shown, money }).map((line) => wrapText(line, screen));
  return `${textTable(columns, rows, screen)}\n\n${words.join('\n')}\n`;
}

function cellsOf(
  row: LedgerRow,
  { total }: LedgerView,
  { by, catalog, money }: Shown & { money: Money },
): string[] {
  const name = by === 'model' ? labelsOf(catalog)(row.name) : row.name;
  const share = total.amount === 0n ? 0 : Number(row.amount) / Number(total.amount);
  return [
    printable(name).replaceAll(/\s+/g, ' '),
    ...(by === 'evaluation' ? [row.evaluationId ?? ''] : []),
    wholeNumber(row.calls),
    wholeNumber(row.inputTokens),
    wholeNumber(row.outputTokens),
    money(row.amount),
    percent(share),
  ];
}

/** ` since 1 Nov 2026 (Europe/Amsterdam)`; nothing where it has all. */
export function sinceWords({ since, timeZone }: LedgerView): string {
  return since === null ? '' : ` since ${date(new Date(since.day))} (${timeZone})`;
}

function wordsOf(view: LedgerView, { simulated, money }: Shown & { money: Money }): string[] {
  const { total } = view;
  const unpaid = simulated ? ' Simulated: no money was spent.' : '';
  const assumed =
    total.assumed === 0n
      ? []
      : [`${money(total.assumed)} of it is an estimate: no bill was seen for those calls.`];
  const tail = tailWords(view);
  return [
    `${money(total.amount)} for ${count(total.calls, 'call')}${sinceWords(view)}.${unpaid}`,
    ...assumed,
    ...(tail === null ? [] : [tail]),
  ];
}
