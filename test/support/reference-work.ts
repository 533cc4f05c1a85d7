const REFERENCE = JSON.stringify(
  Array.from({ length: 20_000 }, (_, index) => ({ input: `sample ${index}`, expected: 'yes' })),
);

/**
 * Returns how many times longer `work` takes than a fixed piece of work (some 20 ms on a desktop),
 * measured before and after it: a slow machine slows both.
 */
export function timesReference(work: () => void): number {
  const before = processorMs(referenceWork);
  const measured = processorMs(work);
  return measured / Math.max(before, processorMs(referenceWork));
}

/** What code that is linear in its input stays far below, and code that hangs passes by far. */
export const FAR_FROM_HANGING = 100;

function referenceWork(): void {
  JSON.stringify(JSON.parse(REFERENCE));
}

/** Returns the milliseconds of processor time that `work` takes: a busy machine takes none of them. */
export function processorMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
