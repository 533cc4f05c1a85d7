import { setImmediate as nextTurn } from 'node:timers/promises';
import { Command, CommanderError, Option } from 'commander';
import type { DigestOptions } from './commands/digest.ts';
import { addPastCommands } from './commands/past-commands.ts';
import { addRunCommand } from './commands/run-command.ts';
import { addVariantsCommand } from './commands/variants-command.ts';
import { addWorkspaceCommands } from './commands/workspace-commands.ts';
import type { CliDeps, KeepingDeps, ServeRole } from './deps.ts';
import { commandFirst } from './input/command-first.ts';
import { CONCURRENCY, OUTSIDE, positiveInteger } from './input/option-values.ts';
import { watchInterruption } from './interruption.ts';
import { asStartedHere } from './output/command-here.ts';
import { errorText, isUnexpected } from './output/error-text.ts';
import { EXIT, type ExitStatus, exitStatusOfError } from './output/exit-status.ts';
import { screenOf, wrapText } from './output/screen.ts';

/**
 * Runs one command line (`argv` without node and script). Returns the exit status, never throws.
 * Only the command that is run is loaded.
 */
export async function runProgram(deps: CliDeps, argv: readonly string[]): Promise<ExitStatus> {
  const output = watchOutput(deps);
  const { endsItself, overdue } = watchInterruption(deps.interrupted);
  let status: ExitStatus = EXIT.ok;
  const program = createProgram({ ...deps, endsItself }, (ended) => {
    status = ended;
  });
  try {
    const commands = program.commands.map((command) => command.name());
    const ended = parsed(program, commandFirst(argv, commands));
    if ((await Promise.race([ended, overdue])) === 'overdue') {
      deps.stderr.write('Interrupted.\n');
      return EXIT.interrupted;
    }
    await nextTurn();
    return output.lost ? EXIT.failure : status;
  } catch (error) {
    if (error instanceof CommanderError) return EXIT.wrongInput;
    if (isUnexpected(error)) deps.logFailure(error);
    const screen = screenOf(deps.stderr, deps.noColor);
    deps.stderr.write(wrapText(asStartedHere(errorText(error), deps.command), screen));
    return exitStatusOfError(error);
  }
}

/** Runs the command that is named; help that was asked for is no error. */
async function parsed(program: Command, argv: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
  }
}

interface JsonOption {
  json?: boolean;
}

interface EstimateOptions extends JsonOption {
  allowOutside?: boolean;
}

/** `llm-pick run FILE | head`: whoever read is gone, but the evaluation goes on. A full disk is reported. */
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

/** A name that no command is like. */
const UNKNOWN = /^error: unknown command .*\n$/;
const COMMANDS = '(llm-pick --help lists the commands)\n';

const FIRST_STEPS = `
A first look without accounts:  npm run demo
A first run with a provider's key:  llm-pick run examples/ticket-triage.yml
Each command says more with --help; docs/terminal.md leads through them.`;

function createProgram(deps: KeepingDeps, exitWith: (status: ExitStatus) => void): Command {
  const program = new Command('llm-pick')
    .description('Finds the cheapest language model that is good enough for your task.')
    .version(deps.version)
    .exitOverride()
    .addHelpText('after', FIRST_STEPS)
    .configureHelp({ minWidthToWrap: 10 })
    .configureOutput({
      writeOut: (text) => deps.stdout.write(text),
      writeErr: (text) => deps.stderr.write(text),
      outputError: (text, write) => write(UNKNOWN.test(text) ? text + COMMANDS : text),
      getOutHasColors: () => Boolean(deps.stdout.isTTY) && !deps.noColor,
      getErrHasColors: () => Boolean(deps.stderr.isTTY) && !deps.noColor,
    });
  addEvaluationCommands(program, deps, exitWith);
  addPastCommands(program, deps, exitWith);
  addWorkspaceCommands(program, deps);
  addServerCommands(program, deps, exitWith);
  return program;
}

function addEvaluationCommands(
  program: Command,
  deps: KeepingDeps,
  exitWith: (status: ExitStatus) => void,
): void {
  addRunCommand(program, deps, exitWith);
  addVariantsCommand(program, deps, exitWith);
  program
    .command('estimate')
    .description('What an evaluation can prove and may cost, before a cent is spent')
    .argument('<file>', 'evaluation file (YAML or JSON)')
    .option('--json', 'print one JSON object')
    .option('--allow-outside', OUTSIDE)
    .action(async (file: string, { json = false, allowOutside = false }: EstimateOptions) => {
      const { estimate } = await import('./commands/estimate.ts');
      await estimate(deps, file, { json, allowOutside });
    });
  program
    .command('models')
    .description('The models that can be tested, with prices and multiples of the cheapest')
    .option('--json', 'print one JSON object')
    .option('--refresh', 'compare prices with newer ones first; two sources must agree')
    .action(async ({ json = false, refresh = false }: JsonOption & { refresh?: boolean }) => {
      const { models } = await import('./commands/models.ts');
      await models(deps, { json, refresh });
    });
  program
    .command('check')
    .description('Call one model once: its key, effort, token counts, served model and price')
    .argument('<model>', 'provider/model or provider/model@effort')
    .option('--json', 'print one JSON object')
    .action(async (model: string, { json = false }: JsonOption) => {
      const { check } = await import('./commands/check.ts');
      exitWith(await check(deps, model, { json }));
    });
}

function addServerCommands(
  program: Command,
  deps: KeepingDeps,
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
    .action(async (options: { role: ServeRole; concurrency: number }) => {
      deps.endsItself();
      await deps.serve(options, interrupted);
    });
  program
    .command('digest')
    .description('Last week’s digest: posted in its channel, or printed')
    .option('--dry-run', 'print it; nothing is posted')
    .option('--workspace <id>', 'whose: a Slack team’s id; the terminal’s own where none is named')
    .action(async ({ dryRun = false, workspace = null }: Partial<DigestOptions>) => {
      const { digest } = await import('./commands/digest.ts');
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
    .option('--once', 'end when all is told, instead of keeping the workspace open')
    .action(async ({ once = false }: { once?: boolean }) => {
      deps.endsItself();
      exitWith(await deps.demo({ once, interrupted }));
    });
}
