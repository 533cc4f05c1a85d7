import { startVitest } from 'vitest/node';
import { testsThatNeedServices } from '../../test/support/needs-services.ts';
import type { Instrumented } from './instrument.ts';

/** A test that takes longer under a mutant has noticed it, in milliseconds. */
const SLOW = 20_000;

/**
 * Runs the quick ones of the test files in one process with the instrumented sources, then tries every
 * mutant there, in the tests of the first files first, and writes what came of each to a report; none where they fail with nothing broken.
 */
export async function runTests(
  { sources, mutants }: Instrumented,
  testFiles: readonly (readonly string[])[],
  report: string,
): Promise<void> {
  const needServices = new Set(testsThatNeedServices());
  const isQuick = (file: string) => !needServices.has(file) && !file.includes('.simulation.');
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      watch: false,
      include: ['scripts/mutation/every-test.ts'],
      provide: {
        mutation: { testFiles: testFiles.map((files) => files.filter(isQuick)), mutants, report },
      },
      maxWorkers: 1,
      // What was kept of another run would hold other mutants.
      fsModuleCache: false,
      isolate: false,
      restoreMocks: true,
      testTimeout: SLOW,
      reporters: ['dot'],
    },
    {
      plugins: [
        { name: 'mutants', enforce: 'pre', load: (id) => sources[id.split('?', 1)[0]!] ?? null },
      ],
    },
  );
  await vitest.close();
}
