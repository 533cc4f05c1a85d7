import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { describeMutants } from './mutation/describe-mutants.ts';
import { instrument } from './mutation/instrument.ts';
import { runTests } from './mutation/run-tests.ts';

const USAGE = `npm run mutate -- FOLDER|FILE … [TESTS …]

Breaks the code of folders or files of src/ in every way Stryker knows, but for its texts and what runs
once while a module loads, and lists what the quick tests of the same folders in test/ do not notice,
with the percentage of each file and of all: at least so many, as long tests are not tried, nor any
once a mutant lived 0.5 s of them. TESTS are more folders or files of test/, tried on what the first let live.
Ends with 1 where fewer than 85% are noticed.
`;

/** Percent of the mutants that must be killed. */
const LEAST_KILLED = 85;
const REPORT = `.data/mutation-${process.pid}.json`;

const places = process.argv.slice(2).map((word) => word.replace(/\/+$/, ''));
const missing = places.find((place) => !/^(?:src|test)\//.test(place) || !existsSync(place));
if (missing !== undefined) stop(`${missing} is no folder or file of src/ or test/.`);
const sources = places.filter((place) => place.startsWith('src/'));
if (sources.length === 0) stop('Name a folder or file of src/.');
const beside = new Set(sources.map(testsBeside).flatMap((place) => filesIn(place, '.test.ts')));
const named = places.filter((place) => place.startsWith('test/'));
const wider = new Set(named.flatMap((place) => filesIn(place, '.test.ts'))).difference(beside);
const testFiles = [[...beside], [...wider]];
if (testFiles.flat().length === 0) stop(`No tests were found for ${sources.join(' ')}: name them.`);

mkdirSync('.data', { recursive: true });
const instrumented = await instrument(sources.flatMap((place) => filesIn(place, '.ts')));
await runTests(instrumented, testFiles, REPORT);
if (!existsSync(REPORT)) process.exit(1);
const { text, percent } = describeMutants(JSON.parse(readFileSync(REPORT, 'utf8')));
rmSync(REPORT);
process.stdout.write(text);
process.exit(percent < LEAST_KILLED ? 1 : 0);

/** The folder of the tests of a folder, or of the folder that a file stands in. */
function testsBeside(source: string): string {
  return source.replace(/^src\//, 'test/').replace(/\/[^/]+\.ts$/, '');
}

function filesIn(place: string, ending: string): string[] {
  if (!existsSync(place)) return [];
  return statSync(place).isFile() ? [place] : globSync(`${place}/**/*${ending}`).sort();
}

function stop(text: string): never {
  process.stderr.write(`${text}\n\n${USAGE}`);
  process.exit(2);
}
