import { type Command, InvalidArgumentError } from 'commander';
import type { FixKind } from '../../core/evaluation.ts';
import type { KeepingDeps } from '../deps.ts';
import { CONCURRENCY, dollarAmount, EVALUATION_ID } from '../input/option-values.ts';
import type { ExitStatus } from '../output/exit-status.ts';
import type { WhyOptions } from './why.ts';

const FIXES: readonly FixKind[] = ['effort', 'context', 'examples', 'rules'];

/** `why`: what a cheap model's failures have in common, and what fixes them. */
export function addWhyCommand(
  program: Command,
  deps: KeepingDeps,
  exitWith: (status: ExitStatus) => void,
): void {
  program
    .command('why')
    .description('Why a cheap model fails, and what fixes it: tried on its failing samples')
    .argument('<id>', EVALUATION_ID)
    .option('--context <file>', 'what the model should know: text, Markdown, PDF or DOCX')
    .option('--arms <list>', `what is tried; default: all of ${FIXES.join(',')}`, fixesIn)
    .option(
      '--models <list>',
      'which models, with commas; default: the best below the bar',
      namesIn,
    )
    .option('--budget <dollars>', 'for each model; default: what the evaluation left', dollarAmount)
    .option('--yes', 'do not ask before spending; without a terminal nothing is asked')
    .option('--json', 'print one JSON object')
    .action(async (id: string, options: Partial<WhyOptions>) => {
      const { why } = await import('./why.ts');
      const { context = null, arms = FIXES, models = [], budget = null } = options;
      const { yes = false, json = false } = options;
      const concurrency = CONCURRENCY;
      exitWith(await why(deps, id, { context, arms, models, budget, yes, json, concurrency }));
    });
}

function namesIn(typed: string): string[] {
  return typed.split(/,(?! )/).map((name) => name.trim());
}

function fixesIn(typed: string): FixKind[] {
  return typed.split(',').map((word) => {
    const fix = FIXES.find((each) => each === word.trim());
    if (fix) return fix;
    throw new InvalidArgumentError(`It must be of ${FIXES.join(', ')}, with commas.`);
  });
}
