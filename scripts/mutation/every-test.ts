import path from 'node:path';
import { beforeEach, describe, inject, it } from 'vitest';
import { during, testsOf, tryMutants } from './try-mutants.ts';

const { testFiles, mutants, report } = inject('mutation');

beforeEach(({ task }) => {
  during(task.id);
  return () => during(undefined);
});

for (const file of testFiles) {
  describe(file, async () => {
    await import(/* @vite-ignore */ path.resolve(file));
  });
}

it('tries every mutant', { timeout: 0 }, async ({ task }) => {
  const tests = testsOf(task.file).filter((test) => test !== task);
  await tryMutants(tests, mutants, report);
});
