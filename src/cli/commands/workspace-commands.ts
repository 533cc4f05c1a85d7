import { type Command, Option } from 'commander';
import { LEDGER_GROUPS } from '../../core/ledger/ledger-view.ts';
import type { CliDeps } from '../deps.ts';
import { callsAMonth } from '../input/calls-a-month.ts';
import { EVALUATION_ID } from '../input/option-values.ts';
import type { LedgerOptions } from './ledger.ts';

const WORKSPACE = 'a Slack workspace, by its team id (T…), instead of this command line’s own';

interface WorkspaceOptions {
  json?: boolean;
  workspace?: string;
}

/** Adds `use`, `picks`, `settings` and `ledger`. */
export function addWorkspaceCommands(program: Command, deps: CliDeps): void {
  addUse(program, deps);
  addPicks(program, deps);
  addSettings(program, deps);
  addLedger(program, deps);
}

function addUse(program: Command, deps: CliDeps): void {
  program
    .command('use')
    .description('Accept a pick: say which model is used from now on for an evaluation’s task')
    .argument('<id>', EVALUATION_ID)
    .option('--model <model>', 'another model than the one it picked')
    .option('--volume <calls>', 'calls a month; alone it corrects an accepted pick', callsAMonth)
    .option('--stop', 'watch it no more')
    .action(
      async (
        id: string,
        { model, volume, stop = false }: { model?: string; volume?: number; stop?: boolean },
      ) =>
        (await import('./use.ts')).use(deps, id, {
          model: model ?? null,
          volume: volume ?? null,
          stop,
        }),
    );
}

function addPicks(program: Command, deps: CliDeps): void {
  program
    .command('picks')
    .description('The accepted picks: what is in use, since when, for how much')
    .option('--json', 'print one JSON object')
    .option('--workspace <id>', WORKSPACE)
    .action(async ({ json = false, workspace }: WorkspaceOptions) =>
      (await import('./picks.ts')).picks(deps, { json, workspace: workspace ?? null }),
    );
}

function addSettings(program: Command, deps: CliDeps): void {
  program
    .command('settings')
    .description('The settings of a workspace, and how to change them')
    .argument(
      '[key=value...]',
      'what to change, e.g. digest-hour=9 currency=EUR=0.92; KEY= takes it back to its default',
    )
    .option('--json', 'print one JSON object')
    .option('--workspace <id>', WORKSPACE)
    .action(async (assignments: string[], { json = false, workspace }: WorkspaceOptions) =>
      (await import('./settings.ts')).settings(deps, assignments, {
        json,
        workspace: workspace ?? null,
      }),
    );
}

function addLedger(program: Command, deps: CliDeps): void {
  program
    .command('ledger')
    .description('What was spent on calls: every dollar, by model or another group')
    .option(
      '--since <day>',
      'from this day or month on, e.g. 2026-11-01 or 2026-11 (in the time zone of the settings)',
    )
    .addOption(
      new Option(
        '--by <group>',
        'what it is summed by (default: model); workspace: all of them',
      ).choices(LEDGER_GROUPS),
    )
    .option('--csv', 'print CSV: a line a call, or a line a group with --by')
    .option('--json', 'print one JSON object')
    .option('--workspace <id>', WORKSPACE)
    .action(async ({ since, by, csv = false, json = false, workspace }: Partial<LedgerOptions>) =>
      (await import('./ledger.ts')).printLedger(deps, {
        since: since ?? null,
        by: by ?? null,
        csv,
        json,
        workspace: workspace ?? null,
      }),
    );
}
