import type { Command } from 'commander';
import { USUAL_EACH } from '../../core/variants/usual-each.ts';
import type { KeepingDeps } from '../deps.ts';
import { CONCURRENCY, dollarAmount, OUTSIDE, positiveInteger } from '../input/option-values.ts';
import type { ExitStatus } from '../output/exit-status.ts';
import type { VariantsOptions } from './variants.ts';

/** Dollars. */
const BUDGET = 0.5;

/** `variants`: more samples from few, drafted by a model and approved by a person. */
export function addVariantsCommand(
  program: Command,
  deps: KeepingDeps,
  exitWith: (status: ExitStatus) => void,
): void {
  program
    .command('variants')
    .description('Have a model draft variants of your samples, in a file for you to approve')
    .argument('<file>', 'evaluation file (YAML or JSON)')
    .requiredOption('--model <model>', 'required: who drafts them, e.g. anthropic/claude-opus-5-5')
    .requiredOption('--output <file>', 'required: where samples and drafts are written, *.jsonl')
    .option('--each <n>', 'variants of each sample', positiveInteger, USUAL_EACH)
    .option('--budget <dollars>', 'what they may cost', dollarAmount, BUDGET)
    .option('--yes', 'do not ask before spending; without a terminal nothing is asked')
    .option('--allow-outside', OUTSIDE)
    .action(async (file: string, options: Pick<VariantsOptions, 'model' | 'output'> & Flags) => {
      const { model, output, each = USUAL_EACH, budget = BUDGET } = options;
      const { yes = false, allowOutside = false } = options;
      const { variants } = await import('./variants.ts');
      const chosen = { model, output, each, budget, yes, allowOutside, concurrency: CONCURRENCY };
      exitWith(await variants(deps, file, chosen));
    });
}

type Flags = Partial<Omit<VariantsOptions, 'model' | 'output' | 'concurrency'>>;
