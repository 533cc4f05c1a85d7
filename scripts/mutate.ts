import { existsSync, globSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Stryker } from '@stryker-mutator/core';

const USAGE = `npm run mutate -- FOLDER|FILE [TESTS …]

Breaks the code of a folder or file of src/ in every way Stryker knows, but for its texts and constants, and
lists what the quick tests of the same folder in test/ do not notice. TESTS are more folders or
files of test/. Ends with 1 where fewer than 85% are noticed.
`;

/** Percent of the mutants that must be killed. */
const LEAST_KILLED = 85;

const [folder = '', ...more] = process.argv.slice(2).map((word) => word.replace(/\/+$/, ''));
if (!folder.startsWith('src/') || !existsSync(folder))
  stop(`Name a folder or file of src/.\n\n${USAGE}`);
const tested = folder.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts');
const testFiles = [tested, ...more].flatMap(testsIn);
if (testFiles.length === 0) stop(`No tests were found for ${folder}: name them.\n\n${USAGE}`);

await new Stryker(optionsFor(folder, testFiles)).runMutationTest();

function testsIn(place: string): string[] {
  if (!existsSync(place)) return [];
  return statSync(place).isFile() ? [place] : globSync(`${place}/**/*.test.ts`);
}

function optionsFor(source: string, tests: string[]): ConstructorParameters<typeof Stryker>[0] {
  return {
    mutate: [source.endsWith('.ts') ? source : `${source}/**/*.ts`, '!**/*.d.ts'],
    mutator: { excludedMutations: ['StringLiteral'] },
    // Each would load the whole test again.
    ignoreStatic: true,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutation.config.ts', related: false },
    testFiles: tests,
    coverageAnalysis: 'perTest',
    // Stryker reads a file of this name through an API that TypeScript 7 does not have.
    tsconfigFile: 'none',
    disableTypeChecks: false,
    concurrency: availableParallelism(),
    ignorePatterns: ['docs/pictures', '.data'],
    tempDirName: '.data/mutation',
    reporters: ['clear-text', 'html'],
    clearTextReporter: {
      allowColor: false,
      allowEmojis: false,
      logTests: false,
      reportTests: false,
    },
    htmlReporter: { fileName: `.data/mutation-${source.replaceAll('/', '-')}.html` },
    thresholds: { high: 95, low: LEAST_KILLED, break: LEAST_KILLED },
  };
}

function stop(text: string): never {
  process.stderr.write(text);
  process.exit(2);
}
