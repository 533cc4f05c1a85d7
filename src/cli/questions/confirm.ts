import { createInterface } from 'node:readline/promises';
import type { OutputStream } from '../deps.ts';
import { screenOf, wrapText } from '../output/screen.ts';

/** Where a question is asked. */
export interface ConfirmDeps {
  stdin: NodeJS.ReadableStream;
  stderr: OutputStream;
  /** Ends the question, with a no. */
  interrupted: AbortSignal;
}

const ROOM_TO_ANSWER = ' yes'.length;

/** Asks a yes-or-no question on standard error; what isn't a yes is a no. Ctrl-C is a no. */
export async function confirm(deps: ConfirmDeps, question: string): Promise<boolean> {
  const noColor = true;
  const screen = screenOf(deps.stderr, noColor);
  const width = screen.width - ROOM_TO_ANSWER;
  const shown = `${wrapText(`${question} [y/N]`, { ...screen, width })} `;
  // The prompt is the last line: readline draws it anew as one types.
  const prompt = shown.slice(shown.lastIndexOf('\n') + 1);
  const lines = createInterface({ input: deps.stdin, output: deps.stderr });
  try {
    deps.stderr.write(shown.slice(0, shown.length - prompt.length));
    const answer = await lines.question(prompt, { signal: deps.interrupted });
    return /^\s*(y|yes)\s*$/i.test(answer);
  } catch {
    deps.stderr.write('\n');
    return false;
  } finally {
    lines.close();
  }
}
