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
export function isComplete({ cells }: ScoreTable): boolean {
  for (let cell = 0; cell < cells.length; cell++) if (Number.isNaN(cells[cell])) return false;
  return true;
}

/** Whether the trial has ended, with a score or without. */
export function hasEnded(table: ScoreTable, sample: number, repeat: number): boolean {
  return !Number.isNaN(table.cells[sample * table.repeats + repeat]);
}
