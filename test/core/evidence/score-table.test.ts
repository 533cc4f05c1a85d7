import { describe, expect, it } from 'vitest';
import { hasEnded, isComplete, scoreTable } from '../../../src/core/evidence/score-table.ts';

const trial = (sample: number, repeat: number, score: number | null) => ({ sample, repeat, score });

describe('scoreTable', () => {
  it('holds the scores by sample and repeat: -1 without one, NaN where a trial has not ended', () => {
    const { repeats, cells } = scoreTable([trial(1, 0, 0.5), trial(0, 1, null)], 2, 2);
    expect(repeats).toBe(2);
    expect([...cells]).toEqual([Number.NaN, -1, 0.5, Number.NaN]);
  });

  it('leaves out repeats beyond those asked for', () => {
    const { cells } = scoreTable([trial(0, 0, 1), trial(0, 1, 1), trial(0, 2, 1)], 2, 1);
    expect([...cells]).toEqual([1, Number.NaN]);
  });

  it('counts a trial that is listed twice once', () => {
    expect([...scoreTable([trial(0, 0, 1), trial(0, 0, 1)], 1, 1).cells]).toEqual([1]);
  });

  it('is complete when every trial has ended, with a score or without', () => {
    expect(isComplete(scoreTable([trial(0, 0, 1)], 2, 1))).toBe(false);
    expect(isComplete(scoreTable([trial(1, 0, 1)], 2, 1))).toBe(false);
    expect(isComplete(scoreTable([trial(0, 0, 0), trial(1, 0, null)], 2, 1))).toBe(true);
  });

  it('says which trials have ended', () => {
    const table = scoreTable([trial(0, 1, null), trial(1, 0, 0)], 2, 2);
    const ended = [0, 1].map((sample) => [0, 1].map((repeat) => hasEnded(table, sample, repeat)));
    expect(ended).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});
