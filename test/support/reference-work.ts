const REFERENCE = JSON.stringify(
  Array.from({ length: 20_000 }, (_, index) => ({ input: `sample ${index}`, expected: 'yes' })),
);

/**
 * Returns how many times longer `work` takes than a fixed piece of work (some 20 ms on a desktop),
 * measured before and after it: a busy or slow machine slows both.
 */
export function timesReference(work: () => void): number {
  const before = millisecondsOf(referenceWork);
  const measured = millisecondsOf(work);
  return measured / Math.max(before, millisecondsOf(referenceWork));
}

/** What code that is linear in its input stays far below, and code that hangs passes by far. */
export const FAR_FROM_HANGING = 100;

function referenceWork(): void {
  JSON.stringify(JSON.parse(REFERENCE));
}

function millisecondsOf(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
