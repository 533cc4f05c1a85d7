import { type Command, Option } from 'commander';
import { GRADES } from '../../core/result/required-grade.ts';
import type { KeepingDeps } from '../deps.ts';
import { CONCURRENCY, dollarAmount, OUTSIDE, positiveInteger } from '../input/option-values.ts';
import type { ExitStatus } from '../output/exit-status.ts';
import { OUTPUT } from './past-commands.ts';
import type { RunOptions } from './run.ts';

/** The options of `run` as they are typed. */
interface RunFlags extends Partial<Omit<RunOptions, 'again'>> {
  again?: string;
  bar?: string;
  scorer?: string;
  model?: string;
  pair?: boolean;
}

/** `run`: a new evaluation, one that goes on, or a past one once more. */
export function addRunCommand(
  program: Command,
  deps: KeepingDeps,
  exitWith: (status: ExitStatus) => void,
): void {
  program
    .command('run')
    .description('Run a whole evaluation in this terminal: estimate, progress, table, pick')
    .argument('[file]', 'evaluation file (YAML or JSON)')
    .option('--json', 'print the result as one JSON object on standard output')
    .option('--yes', 'do not ask before spending; without a terminal nothing is asked')
    .addOption(designOption())
    .option('--concurrency <n>', 'calls to one provider at once', positiveInteger, CONCURRENCY)
    .addOption(requireOption())
    .option(
      '--resume <id>',
      'go on with an interrupted evaluation, or one that a provider or a budget ended',
    )
    .option('--add <file>', 'with --resume: more samples for it, once it has its result')
    .option('--again <id>', 'start a past evaluation once more, on the same samples')
    .option('--bar <bar>', 'with --again: another bar, e.g. 80%')
    .option('--scorer <scorer>', 'with --again: another answer check, e.g. contains')
    .option('--model <model>', 'with --again: this model alone, e.g. at a higher effort')
    .option('--pair', 'with --again: its pair of models in a row, as a candidate')
    .option(
      '--budget <dollars>',
      'with --resume or --add: its whole budget from now on',
      dollarAmount,
    )
    .option('--allow-outside', OUTSIDE)
    .option('--output <file>', OUTPUT)
    .addHelpText('after', EXIT_HELP)
    .action(async (file: string | undefined, flags: RunFlags, command: Command) => {
      const conflict = conflictIn(file, flags);
      if (conflict !== null) command.error(conflict);
      const { run } = await import('./run.ts');
      exitWith(await run(deps, file ?? null, optionsOf(flags)));
    });
}

/** Why these can't go together; null where they can. */
function conflictIn(file: string | undefined, flags: RunFlags): string | null {
  const { resume, bar, scorer, model, pair, design, add, budget } = flags;
  const isAgain = flags.again !== undefined;
  if (!file && !resume && !isAgain) return NOTHING_NAMED;
  if (isAgain && (file || resume)) return AGAIN_ALONE;
  const isOtherwise = [bar, scorer, model].some((each) => each !== undefined) || pair;
  if (!isAgain && isOtherwise) return OTHERWISE_IN_FILE;
  if (model !== undefined && pair) return MODEL_OR_PAIR;
  if (design && (resume || isAgain)) return DESIGN_STAYS;
  if (add !== undefined && !resume) return ADD_TO_WHAT;
  if (budget !== undefined && !resume) return BUDGET_IN_FILE;
  return null;
}

function optionsOf({ again: id, bar, scorer, model, pair, ...flags }: RunFlags): RunOptions {
  const otherwise = {
    bar: bar ?? null,
    scorer: scorer ?? null,
    model: model ?? null,
    pair: pair ?? false,
  };
  return {
    json: flags.json ?? false,
    yes: flags.yes ?? false,
    design: flags.design ?? null,
    concurrency: flags.concurrency ?? CONCURRENCY,
    resume: flags.resume ?? null,
    again: id === undefined ? null : { id, ...otherwise },
    add: flags.add ?? null,
    budget: flags.budget ?? null,
    allowOutside: flags.allowOutside ?? false,
    require: flags.require ?? 'likely',
    output: flags.output ?? null,
  };
}

function designOption(): Option {
  const words = 'adaptive stops early; full asks everything';
  return new Option('--design <design>', words).choices(['adaptive', 'full']);
}

function requireOption(): Option {
  const words = 'how sure a pick must be for exit status 0 (default: likely)';
  return new Option('--require <grade>', words).choices(GRADES);
}

const NOTHING_NAMED = 'error: name an evaluation file, or an id with --resume or --again';

const AGAIN_ALONE = 'error: --again takes neither a file nor --resume: it starts what its id names';

const MODEL_OR_PAIR = 'error: --model tests one model alone, --pair two in a row: take one of them';

const OTHERWISE_IN_FILE =
  'error: --bar, --scorer, --model and --pair belong to --again: for a new evaluation they stand in its file';

const DESIGN_STAYS =
  "error: --design can't be changed with --resume: the evaluation goes on as it began";

const BUDGET_IN_FILE =
  "error: --budget goes with --resume: a new evaluation's budget is written in its file (budget: 2)";

const ADD_TO_WHAT =
  'error: --add goes with --resume: name the evaluation that gets the samples (the command list shows them)';

const EXIT_HELP = `
Exit status: 0 a pick was made, 1 internal or provider failure,
2 the input is wrong, 3 no candidate meets the bar,
or the pick is below --require, 4 the budget ended it first, 130 interrupted.`;
