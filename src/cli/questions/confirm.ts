import { createInterface } from 'node:readline/promises';

/** Where a question is asked. */
export interface Asking {
  stdin: NodeJS.ReadableStream;
  stderr: NodeJS.WritableStream;
  /** Ends the question, with a no. */
  interrupted: AbortSignal;
}

/** Asks a yes-or-no question on standard error; what isn't a yes is a no. Ctrl-C is a no. */
export async function confirm(deps: Asking, question: string): Promise<boolean> {
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
