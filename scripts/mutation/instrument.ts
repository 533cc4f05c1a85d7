import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { Mutant } from './mutant.ts';

/** Sources that hold all their mutants, each asleep until `tryMutants` wakes it. */
export interface Instrumented {
  /** By absolute path. */
  sources: Record<string, string>;
  mutants: Mutant[];
}

type Logger = ConstructorParameters<typeof Instrumenter>[0];

/** Returns what the files are with every mutant that Stryker knows in them, but those of texts. */
export async function instrument(files: readonly string[]): Promise<Instrumented> {
  const contents = new Map(files.map((file) => [path.resolve(file), readFileSync(file, 'utf8')]));
  const input = [...contents].map(([name, content]) => ({ name, content, mutate: true }));
  const options = { plugins: null, excludedMutations: ['StringLiteral'], ignorers: [] };
  const result = await new Instrumenter(silent()).instrument(input, options);
  const mutants = result.mutants.filter(({ status }) => status === undefined);
  return {
    sources: Object.fromEntries(result.files.map(({ name, content }) => [name, content])),
    mutants: mutants.map(({ id, fileName, replacement, location: { start, end } }) => {
      const lines = contents
        .get(fileName)!
        .split('\n')
        .slice(start.line, end.line + 1);
      const last = start.line === end.line ? end.column : undefined;
      return {
        id,
        file: path.relative('.', fileName),
        line: start.line + 1,
        original: lines[0]!.slice(start.column, last),
        replacement: replacement.replaceAll(/\s+/g, ' '),
      };
    }),
  };
}

function silent(): Logger {
  const off = () => false;
  const drop = () => {};
  return {
    isTraceEnabled: off,
    isDebugEnabled: off,
    isInfoEnabled: off,
    isWarnEnabled: off,
    isErrorEnabled: off,
    isFatalEnabled: off,
    trace: drop,
    debug: drop,
    info: drop,
    warn: drop,
    error: drop,
    fatal: drop,
  };
}
