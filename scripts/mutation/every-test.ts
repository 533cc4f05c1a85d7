import path from 'node:path';
import { beforeEach, describe, inject, it } from 'vitest';
import { during, testsOf, tryMutants } from './try-mutants.ts';

const { testFiles, mutants, report } = inject('mutation');

beforeEach(({ task }) => {
  during(task.id);
  return () => during(undefined);
});

for (const file of testFiles.flat()) {
  describe(file, async () => {
    await import(/* @vite-ignore */ path.resolve(file));
  });
}

it('tries every mutant', { timeout: 0 }, async ({ task }) => {
  const suites = task.file.tasks.filter((suite) => suite.type === 'suite');
  const groups = testFiles.map((files) =>
    suites.filter(({ name }) => files.includes(name)).flatMap(testsOf),
  );
  await tryMutants(groups, mutants, report);
});
