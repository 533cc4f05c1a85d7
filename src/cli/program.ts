import { setImmediate as nextTurn } from 'node:timers/promises';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { GRADES } from '../core/result/required-grade.ts';
import { CONCURRENCY } from './concurrency.ts';
import type { CliDeps, ServeRole } from './deps.ts';
import type { DigestOptions } from './digest.ts';
import { dollarAmount } from './dollar-amount.ts';
import { errorText } from './error-text.ts';
import { EXIT, type ExitStatus, exitStatusOfError } from './exit-status.ts';
import { addPastCommands, OUTPUT } from './past-commands.ts';
import type { RunOptions } from './run.ts';
import { screenOf, wrapText } from './screen.ts';
import { addWorkspaceCommands } from './workspace-commands.ts';

/**
 * Runs one command line (`argv` without node and script). Returns the exit status, never throws.
 * Only the command that is run is loaded.
 */
export async function runProgram(deps: CliDeps, argv: readonly string[]): Promise<ExitStatus> {
  const output = watchOutput(deps);
  let status: ExitStatus = EXIT.ok;
  const program = createProgram(deps, (ended) => {
    status = ended;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    await nextTurn();
    return output.lost ? EXIT.failure : status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongInput;
    const screen = screenOf(deps.stderr, deps.noColor);
    deps.stderr.write(wrapText(errorText(error), screen));
    return exitStatusOfError(error);
  }
}

interface JsonOption {
  json?: boolean;
}

interface EstimateOptions extends JsonOption {
  allowOutside?: boolean;
}

/** `llm-pick run FILE | head`: whoever read is gone, but the evaluation goes on. A full disk is told. */
function watchOutput({ stdout, stderr }: CliDeps): { lost: boolean } {
  const output = { lost: false };
  // A closed terminal answers EIO.
  const isReaderGone = (error: Error) =>
    'code' in error && (error.code === 'EPIPE' || error.code === 'EIO');
  stdout.on('error', (error) => {
    if (isReaderGone(error) || output.lost) return;
    output.lost = true;
    stderr.write(`Standard output could not be written: ${error.message}\n`);
  });
  // There is nowhere left to tell it.
  stderr.on('error', () => {});
  return output;
}

function createProgram(deps: CliDeps, exitWith: (status: ExitStatus) => void): Command {
  const program = new Command('llm-pick')
    .description('Finds the cheapest language model that is good enough for your task.')
    .version(deps.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => deps.stdout.write(text),
      writeErr: (text) => deps.stderr.write(text),
      getOutHasColors: () => Boolean(deps.stdout.isTTY) && !deps.noColor,
      getErrHasColors: () => Boolean(deps.stderr.isTTY) && !deps.noColor,
    });
  addEvaluationCommands(program, deps, exitWith);
  addPastCommands(program, deps, exitWith);
  addWorkspaceCommands(program, deps);
  addServerCommands(program, deps, exitWith);
  return program;
}

function designOption(): Option {
  const words = 'adaptive stops early; full asks everything';
  return new Option('--design <design>', words).choices(['adaptive', 'full']);
}

function requireOption(): Option {
  const words = 'how sure a pick must be for exit status 0 (default: likely)';
  return new Option('--require <grade>', words).choices(GRADES);
}

function addEvaluationCommands(
  program: Command,
  deps: CliDeps,
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
    .option('--resume <id>', 'go on with an interrupted evaluation')
    .option('--budget <dollars>', 'with --resume: its whole budget from now on', dollarAmount)
    .option('--allow-outside', OUTSIDE)
    .option('--output <file>', OUTPUT)
    .addHelpText('after', EXIT_HELP)
    .action(async (file: string | undefined, options: Partial<RunOptions>, command: Command) => {
      const { json = false, yes = false, design = null, resume = null } = options;
      const { allowOutside = false, output = null, budget = null } = options;
      const { require = 'likely' } = options;
      if (!file && !resume) command.error('error: name an evaluation file, or --resume an id');
      if (design && resume) command.error(DESIGN_STAYS);
      if (budget !== null && !resume) command.error(BUDGET_IN_FILE);
      const concurrency = options.concurrency ?? CONCURRENCY;
      const { run } = await import('./run.ts');
      exitWith(
        await run(deps, file ?? null, {
          json,
          yes,
          design,
          concurrency,
          resume,
          budget,
          allowOutside,
          require,
          output,
        }),
      );
    });
  program
    .command('estimate')
    .description('What an evaluation can prove and may cost, before a cent is spent')
    .argument('<file>', 'evaluation file (YAML or JSON)')
    .option('--json', 'print one JSON object')
    .option('--allow-outside', OUTSIDE)
    .action(async (file: string, { json = false, allowOutside = false }: EstimateOptions) => {
      const { estimate } = await import('./estimate.ts');
      await estimate(deps, file, { json, allowOutside });
    });
  program
    .command('models')
    .description('The models that can be tested, with prices and multiples of the cheapest')
    .option('--json', 'print one JSON object')
    .option('--refresh', 'compare prices with newer ones first; two sources must agree')
    .action(async ({ json = false, refresh = false }: JsonOption & { refresh?: boolean }) => {
      const { models } = await import('./models.ts');
      await models(deps, { json, refresh });
    });
  program
    .command('check')
    .description('Call one model once: its key, effort, token counts, served model and price')
    .argument('<model>', 'provider/model or provider/model@effort')
    .option('--json', 'print one JSON object')
    .action(async (model: string, { json = false }: JsonOption) => {
      const { check } = await import('./check.ts');
      exitWith(await check(deps, model, { json }));
    });
}

function addServerCommands(
  program: Command,
  deps: CliDeps,
  exitWith: (status: ExitStatus) => void,
): void {
  const { interrupted } = deps;
  program
    .command('serve')
    .description('The Slack app and the workers')
    .addOption(
      new Option('--role <role>', 'web takes events from Slack, worker calls models')
        .choices(['all', 'web', 'worker'])
        .default('all'),
    )
    .option('--concurrency <n>', 'calls to one provider at once', positiveInteger, CONCURRENCY)
    .action((options: { role: ServeRole; concurrency: number }) =>
      deps.serve(options, interrupted),
    );
  program
    .command('digest')
    .description('Last week’s digest: posted in its channel, or printed')
    .option('--dry-run', 'print it; nothing is posted')
    .option('--workspace <id>', 'whose: a Slack team’s id; the terminal’s own where none is named')
    .action(async ({ dryRun = false, workspace = null }: Partial<DigestOptions>) => {
      const { digest } = await import('./digest.ts');
      await digest(deps, { dryRun, workspace });
    });
  program
    .command('migrate')
    .description('Bring the database forward to this version')
    .action(async () => {
      deps.stdout.write(`The database is up to date: ${await deps.migrate()}\n`);
    });
  program
    .command('stop')
    .description('Stop an embedded PostgreSQL that a killed llm-pick left running')
    .action(async () => {
      deps.stdout.write(`${await deps.stopPostgres()}\n`);
    });
  program
    .command('demo')
    .description('The whole thing without accounts: local Slack workspace, simulated models')
    .option('--once', 'end after the first result')
    .action(async ({ once = false }: { once?: boolean }) => {
      exitWith(await deps.demo({ once, interrupted }));
    });
}

function positiveInteger(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 1_000) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  }
  return number;
}

const OUTSIDE = "also read files outside the evaluation file's folder";

const DESIGN_STAYS =
  "error: --design can't be changed with --resume: the evaluation goes on as it began";

const BUDGET_IN_FILE =
  "error: --budget goes with --resume: a new evaluation's budget is written in its file (budget: 2)";

const EXIT_HELP = `
Exit status: 0 a pick was made, 1 internal or provider failure,
2 the input is wrong, 3 no candidate meets the bar, or the pick is below --require,
4 the budget ended it first, 130 interrupted.`;
