import { type LabelOf, labelsOf } from '../../core/catalog/labels-of.ts';
import type { Result } from '../../core/result/schema/result.ts';
import type { CliDeps } from '../deps.ts';
import { shellWord } from './command-here.ts';
import { printable } from './printable.ts';
import { resultText } from './result-text.ts';
import { screenOf } from './screen.ts';
import { writeOutput } from './write-output.ts';

/** How a result is given. */
export interface ResultOptions {
  /** One JSON object on standard output, and nothing else. */
  json: boolean;
  /** A file for it, too; null: none. */
  output: string | null;
}

/** Gives a result: as text or JSON on standard output, and in a file where one is named. */
export async function printResult(
  deps: Pick<CliDeps, 'stdout' | 'noColor' | 'command' | 'catalog' | 'stderr'>,
  result: Result,
  { json, output }: ResultOptions,
): Promise<void> {
  if (json) deps.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else {
    const labelOf = labelsOf(deps.catalog({ reachable: false }));
    const screen = screenOf(deps.stdout, deps.noColor);
    deps.stdout.write(resultText(result, { labelOf, screen, command: deps.command }));
    deps.stdout.write(tryLine(deps, result, labelOf));
  }
  if (output !== null) await writeOutput(deps, output, result);
}

/** How the cheapest model that can think harder is tried: a line of its own, that can be copied as a whole. */
function tryLine(
  { command }: Pick<CliDeps, 'command'>,
  { efforts, evaluation }: Result,
  labelOf: LabelOf,
): string {
  const [cheapest] = efforts;
  if (!cheapest) return '';
  return `\nTry ${printable(labelOf(cheapest.candidate))} on the same samples:\n  ${command} run --again ${evaluation.id} --model ${shellWord(printable(cheapest.candidate))}\n`;
}
