const DISK_FULL =
  'The disk where PostgreSQL keeps its data is full: free some space. Work then goes on by itself.';
const NO_WRITES = 'Redis takes no writes at the moment. Work goes on by itself when it does again.';

/**
 * Faults of the storage that pass by themselves or by somebody's hand, by PostgreSQL's code or in Redis's
 * words.
 */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^53100 |No space left on device|Disk quota exceeded/, DISK_FULL],
  [/^\S* (MISCONF|READONLY|NOREPLICAS|OOM command not allowed)/, NO_WRITES],
];

/** Returns a plain sentence for a storage that can't be written to; null for every other error. */
export function storageFault(error: unknown): string | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    const text = `${'code' in each ? each.code : ''} ${each.message}`;
    const found = FAULTS.find(([pattern]) => pattern.test(text));
    if (found) return found[1];
  }
  return null;
}
