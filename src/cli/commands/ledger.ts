import { AppError } from '../../core/errors.ts';
import type { LedgerGroup, LedgerView } from '../../core/ledger/ledger-view.ts';
import { toDollars } from '../../core/money.ts';
import type { CliDeps } from '../deps.ts';
import { firstDay } from '../input/first-day.ts';
import { callsCsv, callsCsvHeader, groupsCsv } from '../output/ledger-csv.ts';
import { ledgerText, sinceWords } from '../output/ledger-text.ts';
import { screenOf, wrapText } from '../output/screen.ts';
import { terminalCtx } from '../terminal-ctx.ts';

export interface LedgerOptions {
  /** The first day or month, `2026-11-01` or `2026-11`; null: from the beginning. */
  since: string | null;
  /** null: by model; in CSV every call. */
  by: LedgerGroup | null;
  csv: boolean;
  json: boolean;
  /** A Slack team's id; null for the command line's own. */
  workspace: string | null;
}

/** `llm-pick ledger`: what was spent, by model or another group, by workspace in all of them; with `--csv` alone a line a call. */
export async function printLedger(deps: CliDeps, options: LedgerOptions): Promise<void> {
  if (options.csv && options.json) {
    throw new AppError('invalid input', 'The ledger is printed as --csv or as --json, not both.');
  }
  const since = options.since === null ? null : firstDay(options.since);
  const ctx = terminalCtx(deps.now(), options.workspace);
  const by = options.by ?? 'model';
  const archive = await deps.openArchive();
  try {
    if (options.csv && options.by === null) {
      deps.stdout.write(callsCsvHeader());
      for await (const calls of archive.ledgerCalls({ ctx, input: { firstDay: since } })) {
        deps.stdout.write(callsCsv(calls));
      }
      return;
    }
    const everywhere = by === 'workspace' && options.workspace === null;
    const view = await archive.ledger({ ctx, input: { firstDay: since, by, everywhere } });
    if (options.csv) deps.stdout.write(groupsCsv(view, by));
    else if (options.json) deps.stdout.write(jsonOf(deps, view, { ...options, by }));
    else deps.stdout.write(textOf(deps, view, by));
  } finally {
    await archive.close();
  }
}

function textOf(deps: CliDeps, view: LedgerView, by: LedgerGroup): string {
  const screen = screenOf(deps.stdout, deps.noColor);
  if (view.rows.length === 0) {
    return wrapText(`Nothing was spent${sinceWords(view) || ' yet'}.\n`, screen);
  }
  const catalog = deps.catalog({ reachable: false });
  return ledgerText(view, { by, catalog, simulated: deps.simulated(), screen });
}

function jsonOf(
  deps: CliDeps,
  { rows, total, expensiveTenth, since, timeZone }: LedgerView,
  { by, workspace }: { by: LedgerGroup; workspace: LedgerOptions['workspace'] },
): string {
  const body = {
    schema: 'llm-pick/ledger@1',
    workspace:
      by === 'workspace' && workspace === null
        ? null
        : terminalCtx(deps.now(), workspace).workspace,
    simulated: deps.simulated(),
    since: since === null ? null : since.start.toISOString(),
    timeZone,
    by,
    ...inDollars(total),
    expensiveTenth: expensiveTenth && {
      calls: expensiveTenth.calls,
      usd: toDollars(expensiveTenth.amount),
    },
    rows: rows.map((row) => inDollars(row)),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

function inDollars<T extends LedgerView['total']>({ amount, assumed, ...rest }: T) {
  return { ...rest, usd: toDollars(amount), assumedUsd: toDollars(assumed) };
}
