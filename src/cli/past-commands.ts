import type { Command } from 'commander';
import { deletePast } from './delete.ts';
import type { CliDeps } from './deps.ts';
import type { ExitStatus } from './exit-status.ts';
import { list } from './list.ts';
import { rescore } from './rescore.ts';
import { show } from './show.ts';

/** What `--output` says in the help. */
export const OUTPUT = 'also write the result to FILE.csv, FILE.json or FILE.html';

interface OutputOptions {
  json?: boolean;
  output?: string;
}

/** Evaluations in a list, where nothing else is said. */
const MOST = 20;

/** The commands about past evaluations: `list`, `show`, `rescore` and `delete`; none calls a model. */
export function addPastCommands(
  program: Command,
  deps: CliDeps,
  exitWith: (status: ExitStatus) => void,
): void {
  program
    .command('list')
    .description('Past evaluations, the newest first')
    .option('--all', `all of them, not only the newest ${MOST}`)
    .option('--json', 'print one JSON object')
    .action(({ all = false, json = false }: { all?: boolean; json?: boolean }) =>
      list(deps, { most: all ? Number.MAX_SAFE_INTEGER : MOST, json }),
    );
  program
    .command('show')
    .description('A past evaluation whole: its result as it was')
    .argument('<id>', 'evaluation id')
    .option('--json', 'print the result as one JSON object')
    .option('--output <file>', OUTPUT)
    .action((id: string, { json = false, output }: OutputOptions) =>
      show(deps, id, { json, output: output ?? null }),
    );
  program
    .command('rescore')
    .description('The stored answers under another scorer; no model is called')
    .argument('<id>', 'evaluation id')
    .requiredOption('--scorer <scorer>', 'e.g. contains, or "{type: number, tolerance: 1}"')
    .option('--json', 'print the result as one JSON object')
    .option('--output <file>', OUTPUT)
    .action((id: string, { json = false, output, scorer }: OutputOptions & { scorer: string }) =>
      rescore(deps, id, { scorer, json, output: output ?? null }),
    );
  program
    .command('delete')
    .description('Delete a past evaluation for good: its samples, answers and result')
    .argument('<id>', 'evaluation id')
    .option('--yes', 'do not ask; without a terminal nothing is asked')
    .action(async (id: string, { yes = false }: { yes?: boolean }) =>
      exitWith(await deletePast(deps, id, { yes })),
    );
}
