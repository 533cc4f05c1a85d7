import type { RunnerTestCase } from 'vitest';

/** The tests that pass a mutant, and how often each does. */
export type Passers = ReadonlyMap<RunnerTestCase, number>;

/** Mutants are numbered as they stand: so many numbers before and behind one are near it. */
const NEAR = 6;

/** Returns the tests that pass each mutant, by its id. */
export function passersOf(
  tests: readonly RunnerTestCase[],
  perTest: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Map<string, Passers> {
  const passers = new Map<string, Map<RunnerTestCase, number>>();
  for (const test of tests) {
    for (const [id, hits] of Object.entries(perTest[test.id] ?? {})) {
      const some = passers.get(id) ?? new Map<RunnerTestCase, number>();
      passers.set(id, some.set(test, hits));
    }
  }
  return passers;
}

/**
 * Returns the tests that pass a mutant: first those that pass what stands near it and what few others pass, as
 * the branch that a broken condition no longer takes; among these the quickest.
 */
export function mostTellingFirst(
  id: string,
  passers: ReadonlyMap<string, Passers>,
): RunnerTestCase[] {
  const near = Array.from({ length: 2 * NEAR + 1 }, (_, at) => String(Number(id) - NEAR + at))
    .flatMap((each) => passers.get(each) ?? [])
    .toSorted((one, other) => one.size - other.size);
  const rarity = (test: RunnerTestCase) => near.find((some) => some.has(test))!.size;
  return [...passers.get(id)!.keys()]
    .map((test) => ({ test, rarity: rarity(test) }))
    .toSorted(
      (one, other) => one.rarity - other.rarity || duration(one.test) - duration(other.test),
    )
    .map(({ test }) => test);
}

/** Milliseconds that a test took with nothing broken. */
export function duration(test: RunnerTestCase): number {
  return test.result?.duration ?? 0;
}
