import { writeFileSync } from 'node:fs';
import { type RunnerTestCase, type RunnerTestSuite, TestRunner } from 'vitest';
import type { Mutant, Outcome, Tried } from './mutant.ts';
import { duration, mostTellingFirst, type Passers, passersOf } from './passers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The tests of the first files are tried first. */
    mutation: { testFiles: string[][]; mutants: Mutant[]; report: string };
  }
}

/** What instrumented code reads and writes. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number;
  mutantCoverage?: Coverage;
}

/** How often each mutant was passed: while modules loaded, and in each test. */
interface Coverage {
  static: Record<string, number>;
  perTest: Record<string, Record<string, number>>;
}

declare global {
  var __stryker__: Switch | undefined;
}

/** A mutant that is passed so many times as often as without it loops for ever. */
const LOOPS = 100;
const LEAST_LOOPS = 1_000;
/** A test that takes longer tries sizes or times: as many times over it would take hours. In milliseconds. */
const LONGEST_TEST = 100;
/** A test that takes so long under a mutant has noticed it, in milliseconds of the processor's time. */
const HANGS = 3_000;
/** A mutant that lives through so many milliseconds of a group's tests, of the processor's time, is left alive. */
const LONG_LIFE = 500;
/** After so many mutants it is said how far it is. */
const REPORTED = 500;

/** Counts what is passed from here on as passed in this test. */
export function during(test: string | undefined): void {
  wires().currentTestId = test;
}

function wires(): Switch {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
}

/**
 * Wakes each mutant in the tests that pass it, but the longest, those of the first group first, until one fails
 * or it has lived long through each group; writes what came of each as JSON. Throws where one of them fails with
 * nothing broken, before or at the end: what a mutant left behind has then decided about others.
 */
export async function tryMutants(
  all: readonly (readonly RunnerTestCase[])[],
  mutants: readonly Mutant[],
  report: string,
): Promise<void> {
  const { static: atLoad, perTest } = wires().mutantCoverage ?? { static: {}, perTest: {} };
  const groups = all.map((tests) => tests.filter((test) => duration(test) < LONGEST_TEST));
  const broken = groups.flat().find(({ result }) => result?.state !== 'pass');
  if (broken) throw new Error(`"${broken.name}" fails with nothing broken.`);
  const passers = groups.map((tests) => passersOf(tests, perTest));
  const tried: Tried[] = [];
  for (const mutant of mutants) {
    if (tried.length % REPORTED === 0)
      process.stderr.write(`${tried.length} of ${mutants.length} mutants tried\n`);
    const unseen = atLoad[mutant.id] === undefined ? 'no test' : 'only at load';
    tried.push({ ...mutant, outcome: (await outcomeOf(mutant.id, passers)) ?? unseen });
  }
  for (const test of groups.flat()) {
    if (await isFailing(test))
      throw new Error(`"${test.name}" fails after the mutants, with nothing broken.`);
  }
  writeFileSync(report, JSON.stringify(tried));
}

/** null where no test passes it. */
async function outcomeOf(
  mutant: string,
  groups: readonly ReadonlyMap<string, Passers>[],
): Promise<Outcome | null> {
  let outcome: Outcome | null = null;
  for (const passers of groups) {
    const some = passers.get(mutant);
    if (!some) continue;
    outcome = 'survived';
    const from = cpuTime();
    for (const test of mostTellingFirst(mutant, passers)) {
      if (await isNoticed(mutant, some.get(test)!, test)) return 'killed';
      if (cpuTime() - from > LONG_LIFE) break;
    }
  }
  return outcome;
}

/** Milliseconds that this process has had of its processor. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function isNoticed(mutant: string, hits: number, test: RunnerTestCase): Promise<boolean> {
  const at = wires();
  const most = Math.max(LEAST_LOOPS, LOOPS * hits);
  const end = cpuTime() + HANGS;
  endAt(end);
  at.activeMutant = mutant;
  at.hitCount = 0;
  at.hitLimit = most;
  const fails = await isFailing(test);
  const loops = at.hitCount > most;
  at.activeMutant = undefined;
  at.hitCount = undefined;
  endAt(Infinity);
  return fails || loops || cpuTime() > end;
}

/** After so many mutants are passed the time is looked at. */
const LOOKED = 1_000;

/** Throws in instrumented code from a time on: loops that never end need not pass the mutant that broke them. */
function endAt(end: number): void {
  let passed = 0;
  Object.defineProperty(wires(), 'currentTestId', {
    configurable: true,
    get: () => {
      passed += 1;
      if (passed % LOOKED === 0 && cpuTime() > end) throw new Error('It takes too long.');
      return 'awake';
    },
    set: () => {},
  });
}

async function isFailing(test: RunnerTestCase): Promise<boolean> {
  const suites = suitesAround(test);
  const cleanups: (() => unknown)[] = [];
  try {
    for (const suite of suites) {
      for (const hook of TestRunner.getSuiteHooks(suite).beforeEach) {
        const cleanup = await hook(test.context, suite);
        if (typeof cleanup === 'function') cleanups.unshift(cleanup as () => unknown);
      }
    }
    await TestRunner.getTestFn(test)();
    return false;
  } catch {
    return true;
  } finally {
    for (const suite of suites.toReversed()) {
      for (const hook of TestRunner.getSuiteHooks(suite).afterEach) await hook(test.context, suite);
    }
    for (const cleanup of cleanups) await cleanup();
  }
}

/** The suites that a test stands in, the outermost first. */
function suitesAround(test: RunnerTestCase): RunnerTestSuite[] {
  const suites: RunnerTestSuite[] = [];
  for (let suite: RunnerTestSuite | undefined = test.suite ?? test.file; suite; suite = suite.suite)
    suites.unshift(suite);
  return suites;
}

/** The tests of a suite and of those in it. */
export function testsOf(suite: RunnerTestSuite): RunnerTestCase[] {
  return suite.tasks.flatMap((task) => (task.type === 'test' ? [task] : testsOf(task)));
}
