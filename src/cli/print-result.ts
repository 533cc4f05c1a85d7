import { labelsOf } from '../core/catalog/labels-of.ts';
import type { Result } from '../core/result/result.ts';
import type { CliDeps } from './deps.ts';
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
  deps: CliDeps,
  result: Result,
  { json, output }: ResultOptions,
): Promise<void> {
  if (json) deps.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else {
    const labelOf = labelsOf(deps.catalog({ reachable: false }));
    deps.stdout.write(resultText(result, { labelOf, screen: screenOf(deps.stdout, deps.noColor) }));
  }
  if (output !== null) await writeOutput(deps, output, result);
}
