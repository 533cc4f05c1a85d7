import type { Fault } from '../../errors.ts';

/** Where something stands in what a person wrote; null where that makes no sense. */
export interface TextPlace {
  file: string | null;
  line: number | null;
  column: number | null;
}

export const NOWHERE: TextPlace = { file: null, line: null, column: null };

/** Where a value stands, by its path: `['models', 2]`. */
export type Locate = (path: readonly PropertyKey[]) => TextPlace;

/** A fault at a place; `field` is the path of what is wrong, as people write it. */
export function faultAt(place: TextPlace, field: string | null, message: string): Fault {
  return { ...place, field, message };
}

/** A path as people write it: `samples[3].expected`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`,
    )
    .join('');
}
