import { MISSING } from '../evidence/score-table.ts';

/**
 * A candidate's scores as they are stored, at `sample * repeats + repeat`: where each trial passes or
 * fails a letter each, so that 100,000 are quick to read (`1`, `0`, `-` without a score, `.` where it
 * hasn't ended); else, and in evaluations stored before, a number each: MISSING without a score, null
 * where it hasn't ended.
 */
export type PackedScores = string | readonly (number | null)[];

const LETTERS: ReadonlyMap<number | null, string> = new Map<number | null, string>([
  [1, '1'],
  [0, '0'],
  [MISSING, '-'],
  [null, '.'],
]);

/** By the code of its letter: a score as a table has it. */
const SCORES = new Float64Array(128).fill(Number.NaN);
for (const [score, letter] of LETTERS) SCORES[letter.charCodeAt(0)] = score ?? Number.NaN;

/** Returns scores as they are stored: in [0,1], MISSING without a score, null where a trial hasn't ended. */
export function packScores(scores: readonly (number | null)[]): PackedScores {
  const letters = scores.map((score) => LETTERS.get(score));
  return letters.includes(undefined) ? scores : letters.join('');
}

/** Returns the cells of a score table: NaN where a trial hasn't ended. */
export function unpackScores(packed: PackedScores): Float64Array {
  const cells = new Float64Array(packed.length);
  // Loops: Float64Array.from asks an iterator for each of what may be 100,000.
  if (typeof packed === 'string') {
    for (let cell = 0; cell < cells.length; cell++)
      cells[cell] = SCORES[packed.charCodeAt(cell)] ?? Number.NaN;
  } else {
    for (let cell = 0; cell < cells.length; cell++) cells[cell] = packed[cell] ?? Number.NaN;
  }
  return cells;
}
