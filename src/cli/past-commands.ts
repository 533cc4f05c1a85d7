import type { Command } from 'commander';
import type { CliDeps } from './deps.ts';
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

/** The commands that look back: `list`, `show` and `rescore`; none calls a model. */
export function addPastCommands(program: Command, deps: CliDeps): void {
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
}
