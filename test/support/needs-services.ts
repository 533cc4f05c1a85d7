import path from 'node:path';
import { readSources } from './source-files.ts';

/** What brings a database, a queue or a process of its own into a test that reaches it by imports. */
const SERVICES: ReadonlySet<string> = new Set([
  'node:child_process',
  'src/embedded-postgres/start-embedded-postgres.ts',
  'test/support/database.ts',
  'test/support/redis.ts',
]);

/** Returns the test files that need services or start processes, sorted; all others are quick to start. */
export function testsThatNeedServices(): string[] {
  const files = readSources('{src,test,demo,bench}/**/*.ts');
  const importsOf = new Map(files.map((file) => [file.path, file.imports]));
  const reached = new Map<string, boolean>();
  const needs = (target: string): boolean => {
    const found = reached.get(target);
    if (found !== undefined) return found;
    reached.set(target, SERVICES.has(target));
    const imports = importsOf.get(target)?.filter(({ typeOnly }) => !typeOnly) ?? [];
    const any = SERVICES.has(target) || imports.some((each) => needs(each.target));
    reached.set(target, any);
    return any;
  };
  const tests = files.map((file) => file.path).filter((file) => file.endsWith('.test.ts'));
  return tests.filter((file) => needs(path.posix.normalize(file)));
}
