import { AppError } from '../../core/errors.ts';
import { date } from '../../core/format.ts';
import type { LedgerGroup, LedgerView } from '../../core/ledger/ledger-view.ts';
import { toDollars } from '../../core/money.ts';
import type { CliDeps } from '../deps.ts';
import { callsCsv, callsCsvHeader, groupsCsv } from '../output/ledger-csv.ts';
import { ledgerText } from '../output/ledger-text.ts';
import { screenOf, wrapText } from '../output/screen.ts';
import { terminalCtx } from '../terminal-ctx.ts';

export interface LedgerOptions {
  /** The first day, `2026-11-01` (UTC); null: from the beginning. */
  since: string | null;
  /** null: by model; in CSV every call. */
  by: LedgerGroup | null;
  csv: boolean;
  json: boolean;
  /** A Slack team's id; null for the command line's own. */
  workspace: string | null;
}

/** `llm-pick ledger`: what was spent, by model or another group, by workspace in all of them; with `--csv` alone a line a call. */
export async function ledger(deps: CliDeps, options: LedgerOptions): Promise<void> {
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
      for await (const calls of archive.ledgerCalls({ ctx, input: { since } })) {
        deps.stdout.write(callsCsv(calls));
      }
      return;
    }
    const everywhere = by === 'workspace' && options.workspace === null;
    const view = await archive.ledger({ ctx, input: { since, by, everywhere } });
    if (options.csv) deps.stdout.write(groupsCsv(view.rows, by));
    else if (options.json) deps.stdout.write(jsonOf(deps, view, { ...options, by, since }));
    else deps.stdout.write(textOf(deps, view, { by, since }));
  } finally {
    await archive.close();
  }
}

function firstDay(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime());
  if (isDay && day.toISOString().startsWith(text)) return day;
  const message = `--since is a day such as 2026-11-01: "${text}" is none.`;
  throw new AppError('invalid input', message);
}

interface Asked {
  by: LedgerGroup;
  since: Date | null;
}

function textOf(deps: CliDeps, view: LedgerView, { by, since }: Asked): string {
  const screen = screenOf(deps.stdout, deps.noColor);
  if (view.rows.length === 0) {
    const span = since === null ? 'yet' : `since ${date(since)}`;
    return wrapText(`Nothing was spent ${span}.\n`, screen);
  }
  const catalog = deps.catalog({ reachable: false });
  return ledgerText(view, { by, since, catalog, simulated: deps.simulated(), screen });
}

function jsonOf(
  deps: CliDeps,
  { rows, total, expensiveTenth }: LedgerView,
  { by, since, workspace }: Asked & Pick<LedgerOptions, 'workspace'>,
): string {
  const body = {
    schema: 'llm-pick/ledger@1',
    workspace:
      by === 'workspace' && workspace === null
        ? null
        : terminalCtx(deps.now(), workspace).workspace,
    simulated: deps.simulated(),
    since: since === null ? null : since.toISOString(),
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
