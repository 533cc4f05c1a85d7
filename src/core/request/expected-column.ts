import { didYouMean } from '../did-you-mean.ts';
import { nearest } from '../nearest.ts';
import { isExpectedName } from './known-columns.ts';
import { nameList } from './name-list.ts';
import { columnOf } from './template.ts';

/** Where the expected answers stand. */
export interface ExpectedColumns {
  /** Columns, or paths into them; several accept each other's answers. */
  paths: readonly string[];
  /**
   * Each answer names its own check by a prefix, as promptfoo's CSV does; those of several columns must
   * all hold.
   */
  prefixed: boolean;
  /** What to say of the choice; null where it is the usual one. */
  note: string | null;
}

const PROMPTFOO = /^__expected\d*$/;

/**
 * The columns of the expected answers: those that are named; `expected`; promptfoo's `__expected`; or the
 * only one with a well-known name that no template shows. null where there is none, or no telling which.
 */
export function expectedColumns(
  columns: readonly string[],
  { named, shown }: { named: string | readonly string[] | undefined; shown: readonly string[] },
): ExpectedColumns | { message: string } | null {
  if (named !== undefined) return namedColumns([named].flat(), columns);
  if (columns.includes('expected')) return { paths: ['expected'], prefixed: false, note: null };
  const checks = columns.filter((column) => PROMPTFOO.test(column));
  if (checks.length > 1) {
    const note = `Every check of a row must hold: ${checks.join(', ')}.`;
    return { paths: checks, prefixed: true, note };
  }
  const usual = checks.length > 0 ? checks : likelyColumns(columns, shown);
  const [column, ...others] = usual;
  return column !== undefined && others.length === 0 ? chosen(column) : null;
}

/** Columns that are called as expected answers are, and that no template shows. */
export function likelyColumns(columns: readonly string[], shown: readonly string[]): string[] {
  return columns.filter((column) => isExpectedName(column) && !shown.includes(column));
}

function chosen(column: string): ExpectedColumns {
  return {
    paths: [column],
    prefixed: PROMPTFOO.test(column),
    note: `The expected answers are the column ${column}.`,
  };
}

function namedColumns(
  paths: readonly string[],
  columns: readonly string[],
): ExpectedColumns | { message: string } {
  const unknown = paths.find((path) => columnOf(path, columns) === null);
  if (unknown === undefined) {
    return { paths, prefixed: paths.every((path) => PROMPTFOO.test(path)), note: null };
  }
  const meant = nearest(unknown, columns);
  const advice = meant ? didYouMean(unknown, meant) : `They have ${nameList(columns) || 'none'}.`;
  return {
    message: `expected names the column ${unknown}, which the samples don't have. ${advice}`,
  };
}
