import { labelsOf } from '../../core/catalog/labels-of.ts';
import type { Catalog } from '../../core/catalog/model.ts';
import { count, date, dollars, percent, wholeNumber } from '../../core/format.ts';
import type { LedgerGroup, LedgerRow, LedgerView } from '../../core/ledger/ledger-view.ts';
import { tailWords } from '../../core/ledger/tail-words.ts';
import { toDollars } from '../../core/money.ts';
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
  since: Date | null;
  catalog: Catalog;
  simulated: boolean;
  screen: Screen;
}

/** A ledger that has rows as a table, with its total and where the money is. */
export function ledgerText(view: LedgerView, shown: Shown): string {
  const { by, screen } = shown;
  const columns: Column[] = [
    { heading: HEADINGS[by], align: 'left' },
    ...(by === 'evaluation' ? [{ heading: 'Id', narrow: null, align: 'left' } as const] : []),
    { heading: 'Calls', align: 'right' },
    { heading: 'Tokens in', narrow: 'In', align: 'right' },
    { heading: 'Tokens out', narrow: 'Out', align: 'right' },
    { heading: 'Spent', align: 'right' },
    { heading: 'Share', align: 'right' },
  ];
  const rows = view.rows.map((row) => cellsOf(row, view, shown));
  const words = wordsOf(view, shown).map((line) => wrapText(line, screen));
  return `${textTable(columns, rows, screen)}\n\n${words.join('\n')}\n`;
}

function cellsOf(row: LedgerRow, { total }: LedgerView, { by, catalog }: Shown): string[] {
  const name = by === 'model' ? labelsOf(catalog)(row.name) : row.name;
  const share = total.amount === 0n ? 0 : Number(row.amount) / Number(total.amount);
  return [
    printable(name).replaceAll(/\s+/g, ' '),
    ...(by === 'evaluation' ? [row.evaluationId ?? ''] : []),
    wholeNumber(row.calls),
    wholeNumber(row.inputTokens),
    wholeNumber(row.outputTokens),
    dollars(toDollars(row.amount)),
    percent(share),
  ];
}

function wordsOf(view: LedgerView, { since, simulated }: Shown): string[] {
  const { total } = view;
  const span = since === null ? '' : ` since ${date(since)}`;
  const money = simulated ? ' Simulated: no money was spent.' : '';
  const assumed =
    total.assumed === 0n
      ? []
      : [
          `${dollars(toDollars(total.assumed))} of it is an estimate: no bill was seen for those calls.`,
        ];
  const tail = tailWords(view);
  return [
    `${dollars(toDollars(total.amount))} for ${count(total.calls, 'call')}${span}.${money}`,
    ...assumed,
    ...(tail === null ? [] : [tail]),
  ];
}
