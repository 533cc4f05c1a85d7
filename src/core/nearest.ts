import { distance } from 'fastest-levenshtein';

/** The known name that was probably meant; null when none is near. */
export function nearest(name: string, names: readonly string[]): string | null {
  const wanted = name.toLowerCase();
  const ranked = names
    .map((each) => ({ each, apart: distance(wanted, each.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart);
  const best = ranked[0];
  return best && best.apart < name.length && best.apart <= Math.max(2, name.length / 3)
    ? best.each
    : null;
}
