/** One candidate's scores by sample and repeat, for quick reading; made anew for each step. */
export interface ScoreTable {
  repeats: number;
  /** `sample * repeats + repeat`: a score in [0,1], MISSING, or NaN while the trial hasn't ended. */
  cells: Float64Array;
}

export const MISSING = -1;

/** Lays out ended trials; repeats beyond `repeats` are left out. A trial listed twice counts once. */
export function scoreTable(
  finished: readonly { sample: number; repeat: number; score: number | null }[],
  samples: number,
  repeats: number,
): ScoreTable {
  const cells = new Float64Array(samples * repeats).fill(Number.NaN);
  for (const { sample, repeat, score } of finished) {
    if (repeat < repeats) cells[sample * repeats + repeat] = score ?? MISSING;
  }
  return { repeats, cells };
}

/** Whether every trial of a table has ended. */
export function isComplete(table: ScoreTable): boolean {
  return countsOf(table).ended === table.cells.length;
}

/** Some trials: how many have ended, and how many of these have no score. */
interface Ended {
  ended: number;
  missing: number;
}

/** Returns the trials of a whole table, counted once, as long as it is kept. */
export function countsOf(table: ScoreTable): Ended {
  const counts = counted.get(table) ?? countsWithin(table.cells, 0, table.cells.length);
  counted.set(table, counts);
  return counts;
}

const counted = new WeakMap<ScoreTable, Ended>();

/** Returns the trials of the cells from `from` up to before `to`. */
export function countsWithin(cells: ScoreTable['cells'], from: number, to: number): Ended {
  let scored = 0;
  let missing = 0;
  for (let cell = from; cell < to; cell++) {
    const value = cells[cell]!;
    if (value >= 0) scored++;
    else if (value === MISSING) missing++;
  }
  return { ended: scored + missing, missing };
}

/** Whether the trial has ended, with a score or without. */
export function hasEnded(table: ScoreTable, sample: number, repeat: number): boolean {
  return !Number.isNaN(table.cells[sample * table.repeats + repeat]);
}
