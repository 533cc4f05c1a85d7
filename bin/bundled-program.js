import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where scripts/bundle-program.js puts the few files that it makes of the program and its packages. */
export const BUNDLE = new URL('../node_modules/.cache/program/', import.meta.url);

/** Beside them: what they were made of, and they themselves. */
export const MADE_OF = 'made-of.json';

const MAY_BE_GONE = { throwIfNoEntry: false };

/**
 * Returns a file of this folder as it is now: its path in it, its size and the second of its last change,
 * as images of containers keep it; null where there is none.
 */
export function fileNow(file) {
  const found = statSync(ROOT + file, MAY_BE_GONE);
  return found ? { file, size: found.size, changed: Math.floor(found.mtimeMs / 1_000) } : null;
}

/** Whether the program is bundled, whole, and none of the files that it was made of was changed since. */
export function isBundled() {
  try {
    const madeOf = JSON.parse(readFileSync(new URL(MADE_OF, BUNDLE), 'utf8'));
    return madeOf.every(({ file, size, changed }) => {
      const now = fileNow(file);
      return now !== null && now.size === size && now.changed === changed;
    });
  } catch {
    return false;
  }
}
