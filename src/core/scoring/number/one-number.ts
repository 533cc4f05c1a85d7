import type { Found } from './found.ts';
import { differInMeasure } from './units.ts';

export const SEVERAL = 'several numbers, none marked as the answer';
export const OPEN = 'a range, a bound, a guess or a sum, not one number';

/** The number that all of these are; null where they differ, or one cannot be read. */
export function onlyOf(found: readonly Found[]): Found | null {
  const [first] = found;
  return first?.value && found.every((one) => isSame(one, first)) ? first : null;
}

/** Whether two numbers are the same, as they stand. */
export function isSame(one: Found, other: Found): boolean {
  return (
    one.value !== null &&
    other.value !== null &&
    one.percent === other.percent &&
    !differInMeasure(one.unit, other.unit) &&
    one.value.point.equals(other.value.point)
  );
}

/** A number, or that it cannot be read. */
export function readable(found: Found): Found | string {
  return found.value ? found : 'a number that cannot be read';
}

/** Whether two numbers are one part of a whole: 0.75 and 75%. */
export function isSamePart(one: Found, next: Found): boolean {
  const [share, percent] = one.percent ? [next, one] : [one, next];
  if (!percent.percent || share.percent || !percent.value || !share.value) return false;
  return share.value.point.times(100).equals(percent.value.point);
}
