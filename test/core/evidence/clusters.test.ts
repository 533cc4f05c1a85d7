import { describe, expect, it } from 'vitest';
import { clustersOf, missingShare, perfectClusters } from '../../../src/core/evidence/clusters.ts';
import { type ScoreTable, scoreTable } from '../../../src/core/evidence/score-table.ts';

type Ended = number | 'missing' | 'open';

/** What came of each sample's repeats. */
function tableOf(rows: readonly (readonly Ended[])[]): ScoreTable {
  const repeats = Math.max(...rows.map(({ length }) => length));
  const finished = rows.flatMap((row, sample) =>
    row.flatMap((score, repeat) => {
      if (score === 'open') return [];
      return [{ sample, repeat, score: score === 'missing' ? null : score }];
    }),
  );
  return scoreTable(finished, rows.length, repeats);
}

const alone = (samples: number) => Array.from({ length: samples }, (_, sample) => [sample]);

describe('clustersOf', () => {
  it('gives the mean of each unit, and how many scored trials stand behind it', () => {
    const table = tableOf([
      [1, 0, 0, 1],
      [1, 'missing', 'open', 1],
    ]);
    expect(clustersOf(table, alone(2), { n: 2, repeats: 4 })).toEqual({
      unit: [0, 1],
      x: [0.5, 1],
      r: [4, 2],
      repeats: 2 / (1 / 4 + 1 / 2),
    });
  });

  it('weighs each sample of a unit the same, however often it was scored', () => {
    const table = tableOf([
      [1, 'open', 'open'],
      [0, 0, 0],
    ]);
    const { x, r } = clustersOf(table, [[0, 1]], { n: 1, repeats: 3 });
    expect({ x, r }).toEqual({ x: [0.5], r: [4] });
  });

  it('weighs in a unit only the samples that were scored', () => {
    const table = tableOf([[1], ['missing'], [0], [1]]);
    const { x, r } = clustersOf(table, [[0, 1, 3, 2]], { n: 1, repeats: 1 });
    expect(r).toEqual([3]);
    expect(x[0]).toBeCloseTo(2 / 3, 12);
  });

  it('leaves out a unit in which nothing was scored, and tells which are left', () => {
    const table = tableOf([[1], ['open'], [0], ['missing']]);
    const clusters = clustersOf(table, alone(4), { n: 4, repeats: 1 });
    expect(clusters).toMatchObject({ unit: [0, 2], x: [1, 0], r: [1, 1], repeats: 1 });
  });

  it('says one repeat where nothing was scored', () => {
    const table = tableOf([['open', 'open']]);
    expect(clustersOf(table, alone(1), { n: 1, repeats: 2 })).toEqual({
      unit: [],
      x: [],
      r: [],
      repeats: 1,
    });
  });

  it('takes units in the order of the study', () => {
    const table = tableOf([[1], [0], [0.5]]);
    const { unit, x } = clustersOf(table, [[2], [0], [1]], { n: 3, repeats: 1 });
    expect({ unit, x }).toEqual({ unit: [0, 1, 2], x: [0.5, 1, 0] });
  });

  it('looks at the first units and their first repeats alone', () => {
    const table = tableOf([
      [1, 1, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
    const { x, r } = clustersOf(table, alone(3), { n: 2, repeats: 2 });
    expect({ x, r }).toEqual({ x: [1, 0.5], r: [2, 2] });
  });

  it('looks at the last repeat of no more units than it is asked of', () => {
    const table = tableOf([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    const { x, r } = clustersOf(table, alone(3), { n: 3, repeats: 2, lastOn: 1 });
    expect({ x, r }).toEqual({ x: [0.5, 1, 1], r: [2, 1, 1] });
  });

  it('takes no more repeats than there are', () => {
    const table = tableOf([
      [1, 0],
      [1, 1],
    ]);
    for (const n of [1, 2]) {
      const { x } = clustersOf(table, alone(2), { n, repeats: 5 });
      expect(x).toEqual([0.5, 1].slice(0, n));
    }
  });

  it('counts what is missing and what is open as it is told to', () => {
    const table = tableOf([
      [1, 'missing'],
      [1, 'open'],
    ]);
    const meansWith = (missing: number | null, open: number | null) =>
      clustersOf(table, alone(2), { n: 2, repeats: 2 }, { missing, open }).x;
    expect(meansWith(null, null)).toEqual([1, 1]);
    expect(meansWith(0, null)).toEqual([0.5, 1]);
    expect(meansWith(null, 0)).toEqual([1, 0.5]);
    expect(meansWith(0, 0)).toEqual([0.5, 0.5]);
  });

  it('counts trials beyond what is known as open, though they have ended', () => {
    const table = tableOf([
      [0, 0],
      [0, 0],
    ]);
    const extent = { n: 2, repeats: 2 };
    const meansKnown = (known: { n: number; repeats: number }, open: number | null) =>
      clustersOf(table, alone(2), extent, { missing: null, open, known });
    expect(meansKnown({ n: 1, repeats: 2 }, 1).x).toEqual([0, 1]);
    expect(meansKnown({ n: 2, repeats: 1 }, 1).x).toEqual([0.5, 0.5]);
    expect(meansKnown({ n: 1, repeats: 2 }, null)).toMatchObject({ unit: [0], x: [0], r: [2] });
    expect(meansKnown({ n: 2, repeats: 1 }, null)).toMatchObject({ x: [0, 0], r: [1, 1] });
  });

  it('answers of the same table for other units and other repeats', () => {
    const table = tableOf([
      [1, 0],
      [0, 0],
    ]);
    const apart = alone(2);
    expect(clustersOf(table, apart, { n: 2, repeats: 2 }).x).toEqual([0.5, 0]);
    expect(clustersOf(table, apart, { n: 2, repeats: 1 }).x).toEqual([1, 0]);
    expect(clustersOf(table, [[0, 1]], { n: 1, repeats: 2 }).x).toEqual([0.25]);
    expect(clustersOf(table, apart, { n: 2, repeats: 2 }).x).toEqual([0.5, 0]);
  });
});

describe('perfectClusters', () => {
  it('are right on every trial of the first units', () => {
    expect(perfectClusters([[0, 2], [1], [3]], { n: 2, repeats: 3 })).toEqual({
      unit: [0, 1],
      x: [1, 1],
      r: [6, 3],
      repeats: 2 / (1 / 6 + 1 / 3),
    });
  });

  it('are none of no units', () => {
    const none = { unit: [], x: [], r: [], repeats: 1 };
    expect(perfectClusters([[0], [1]], { n: 0, repeats: 3 })).toEqual(none);
  });
});

describe('missingShare', () => {
  const table = tableOf([
    [1, 'missing'],
    ['missing', 0],
    [1, 'open'],
    [1, 1],
  ]);

  it('is that of all ended trials', () => {
    expect(missingShare(table, alone(4), { n: 4, repeats: 2 })).toBeCloseTo(2 / 7, 12);
  });

  it('is that of the first units and their first repeats where fewer are looked at', () => {
    expect(missingShare(table, alone(4), { n: 2, repeats: 2 })).toBe(0.5);
    expect(missingShare(table, alone(4), { n: 3, repeats: 2 })).toBeCloseTo(2 / 5, 12);
    expect(missingShare(table, alone(4), { n: 4, repeats: 1 })).toBe(0.25);
    expect(missingShare(table, alone(4), { n: 4, repeats: 2, lastOn: 1 })).toBeCloseTo(2 / 5, 12);
    expect(missingShare(table, [[3], [0, 1], [2]], { n: 2, repeats: 2 })).toBeCloseTo(2 / 6, 12);
  });

  it('takes no more repeats than there are', () => {
    expect(missingShare(table, alone(4), { n: 4, repeats: 9 })).toBeCloseTo(2 / 7, 12);
    expect(missingShare(table, alone(4), { n: 1, repeats: 9 })).toBe(0.5);
  });

  it('is none where nothing is missing, and where nothing has ended', () => {
    expect(missingShare(tableOf([[1], [0]]), alone(2), { n: 1, repeats: 1 })).toBe(0);
    expect(missingShare(tableOf([['open']]), alone(1), { n: 1, repeats: 1 })).toBe(0);
    const later = tableOf([['open'], ['missing']]);
    expect(missingShare(later, alone(2), { n: 1, repeats: 1 })).toBe(0);
  });
});
