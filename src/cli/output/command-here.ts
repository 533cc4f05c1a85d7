import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Where llm-pick was started from. */
export interface StartedFrom {
  /** Its own program, bin/llm-pick.js. */
  program: string;
  cwd: string;
  /** The folders in which programs are looked for (`PATH`). */
  searched: string | undefined;
}

/** How llm-pick is started from here, in words that can be copied: advice with another command would fail. */
export function commandHere({ program, cwd, searched }: StartedFrom): string {
  const installed = (searched ?? '')
    .split(path.delimiter)
    .filter((folder) => !OF_NPX.test(folder))
    .map((folder) => path.join(folder, 'llm-pick'))
    .some((file) => existsSync(file) && realpathSync(file) === realpathSync(program));
  if (installed) return 'llm-pick';
  const relative = path.relative(path.dirname(path.dirname(program)), cwd);
  return relative.startsWith('..') ? `node ${shellWord(program)}` : 'npx llm-pick';
}

/** npx looks there, too; a shell doesn't. */
const OF_NPX = /[\\/]node_modules[\\/]\.bin[\\/]?$/;

/** A word as a POSIX shell takes it. */
export function shellWord(word: string): string {
  return /[^\w./@-]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : word;
}

/** What core's sentences call llm-pick within quotation marks. */
const NAMED = /(?<=["“])llm-pick(?= )/g;

/** A text in which commands are named as they are started from here. */
export function asStartedHere(text: string, command: string): string {
  return text.replaceAll(NAMED, () => command);
}
