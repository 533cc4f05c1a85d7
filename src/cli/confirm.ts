import { createInterface } from 'node:readline/promises';
import type { CliDeps } from './deps.ts';

/** Asks a yes-or-no question on standard error; what isn't a yes is a no. Ctrl-C is a no. */
export async function confirm(deps: CliDeps, question: string): Promise<boolean> {
  const lines = createInterface({ input: deps.stdin, output: deps.stderr });
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal: deps.interrupted });
    return /^\s*(y|yes)\s*$/i.test(answer);
  } catch {
    deps.stderr.write('\n');
    return false;
  } finally {
    lines.close();
  }
}
