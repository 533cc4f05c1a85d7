import { type Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../../core/export/export-formats.ts';
import type { CliDeps, KeepingDeps } from '../deps.ts';
import { callsAMonth } from '../input/calls-a-month.ts';
import { EVALUATION_ID } from '../input/option-values.ts';
import type { ExitStatus } from '../output/exit-status.ts';
import type { WhatIfOptions } from './what-if.ts';
import { addWhyCommand } from './why-command.ts';

/** What `--output` says in the help. */
export const OUTPUT = 'also write the result to FILE.csv, FILE.json or FILE.html';

interface OutputOptions {
  json?: boolean;
  output?: string;
}

/** Evaluations in a list, where nothing else is said. */
const MOST = 20;

/** The commands about past evaluations. */
export function addPastCommands(
  program: Command,
  deps: KeepingDeps,
  exitWith: (status: ExitStatus) => void,
): void {
  program
    .command('list')
    .description('Past evaluations, the newest first')
    .option('--all', `all of them, not only the newest ${MOST}`)
    .option('--json', 'print one JSON object')
    .action(async ({ all = false, json = false }: { all?: boolean; json?: boolean }) =>
      (await import('./list.ts')).list(deps, { most: all ? Number.MAX_SAFE_INTEGER : MOST, json }),
    );
  program
    .command('show')
    .description('A past evaluation whole: its result as it was')
    .argument('<id>', EVALUATION_ID)
    .option('--json', 'print the result as one JSON object')
    .option('--output <file>', OUTPUT)
    .action(async (id: string, { json = false, output }: OutputOptions) =>
      (await import('./show.ts')).show(deps, id, { json, output: output ?? null }),
    );
  program
    .command('rescore')
    .description('The stored answers under another scorer; no model is called')
    .argument('<id>', EVALUATION_ID)
    .requiredOption(
      '--scorer <scorer>',
      'required: e.g. contains, or "{type: number, tolerance: 1}"',
    )
    .option('--json', 'print the result as one JSON object')
    .option('--output <file>', OUTPUT)
    .action(
      async (id: string, { json = false, output, scorer }: OutputOptions & { scorer: string }) =>
        (await import('./rescore.ts')).rescore(deps, id, { scorer, json, output: output ?? null }),
    );
  addWhatIf(program, deps);
  addWhyCommand(program, deps, exitWith);
  addExport(program, deps);
  program
    .command('delete')
    .description('Delete a past evaluation for good: its samples, answers and result')
    .argument('<id>', EVALUATION_ID)
    .option('--yes', 'do not ask; without a terminal nothing is asked')
    .action(async (id: string, { yes = false }: { yes?: boolean }) => {
      const { deletePast } = await import('./delete.ts');
      exitWith(await deletePast(deps, id, { yes }));
    });
}

function addExport(program: Command, deps: CliDeps): void {
  const format = new Option('--format <format>', EXPORT).choices(EXPORT_FORMATS).default('recipe');
  program
    .command('export')
    .description('What an evaluation found, for other tools, on standard output')
    .argument('<id>', EVALUATION_ID)
    .addOption(format)
    .option('--model <model>', 'of a recipe: another model than the pick')
    .action(
      async (id: string, { format: chosen, model }: { format: ExportFormat; model?: string }) =>
        (await import('./export.ts')).exportPast(deps, id, {
          format: chosen,
          model: model ?? null,
        }),
    );
}

const EXPORT =
  'recipe: the pick as it stands in an evaluation file, with its rules; notdiamond: rows to train a router; litellm-policy: for its proxy';

function addWhatIf(program: Command, deps: CliDeps): void {
  program
    .command('what-if')
    .description('The stored trials at another volume, bar or price; no model is called')
    .argument('<id>', EVALUATION_ID)
    .option('--volume <calls>', 'calls a month', callsAMonth)
    .option('--bar <bar>', 'e.g. 85%, or "within 5% of MODEL"')
    .option(
      '--latency <latency>',
      'how quick is quick enough, e.g. "95% within 2s", "95% within 800ms to the first token"',
    )
    .option('--level <level>', 'a price level: standard, or e.g. batch for what can wait a day')
    .option(
      '--currency <code>',
      'beside dollars: EUR at the European Central Bank’s rate, or EUR=0.92 with what a dollar is worth',
    )
    .option('--json', 'print one JSON object')
    .action(
      async (
        id: string,
        { volume, bar, latency, level, currency, json = false }: Partial<WhatIfOptions>,
      ) =>
        (await import('./what-if.ts')).whatIfPast(deps, id, {
          volume: volume ?? null,
          bar: bar ?? null,
          latency: latency ?? null,
          level: level ?? null,
          currency: currency ?? null,
          json,
        }),
    );
}
