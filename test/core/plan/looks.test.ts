import { describe, expect, it } from 'vitest';
import {
  absoluteLooks,
  boundaries,
  firstPass,
  information,
  wholePasses,
} from '../../../src/core/plan/looks.ts';

describe('firstPass', () => {
  it.each([
    { units: 8, sizes: [8] },
    { units: 10, sizes: [10] },
    { units: 12, sizes: [10, 12] },
    { units: 30, sizes: [10, 15, 20, 25, 30] },
    { units: 33, sizes: [10, 15, 20, 25, 30, 33] },
  ])('looks after ten of $units units, then after each five more', ({ units, sizes }) => {
    expect(firstPass(units)).toEqual(sizes);
  });

  it.each([101, 250, 1_000, 20_000])('takes about twenty looks through %i units', (units) => {
    const sizes = firstPass(units);
    expect(sizes.length).toBeLessThanOrEqual(25);
    expect(sizes.at(-1)).toBe(units);
    expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => a - b));
  });
});

describe('absoluteLooks', () => {
  it('goes through the first pass in blocks, then by whole passes', () => {
    expect(absoluteLooks(20, 3).map(({ n, repeats }) => `${n}x${repeats}`)).toEqual([
      ...['10x1', '15x1', '20x1', '20x2', '20x3'],
    ]);
  });

  it('may begin with five, for who is tested sparingly', () => {
    expect(absoluteLooks(20, 1, 5).map(({ n }) => n)).toEqual([5, 10, 15, 20]);
  });
});

describe('wholePasses', () => {
  it('takes whole passes only when the claim is about these samples', () => {
    expect(wholePasses(20, 3).map(({ n, repeats }) => `${n}x${repeats}`)).toEqual([
      ...['20x1', '20x2', '20x3'],
    ]);
  });
});

describe('information', () => {
  it('counts repeats as trials of their own, or not at all, or in between', () => {
    expect(information({ n: 20, repeats: 3 }, 0)).toBe(60);
    expect(information({ n: 20, repeats: 3 }, 1)).toBe(20);
    expect(information({ n: 20, repeats: 3 }, 0.5)).toBe(30);
  });
});

describe('boundaries', () => {
  it('spends all of alpha: a single look is the one-sided test', () => {
    expect(boundaries([1], 0.05, 5)[0]).toBeCloseTo(1.645, 3);
  });

  it('asks most of the first look', () => {
    const bounds = boundaries([0.25, 0.5, 0.75, 1], 0.05, 3);
    expect(bounds).toEqual(bounds.toSorted((a, b) => b - a));
    expect(bounds.at(-1)!).toBeGreaterThan(1.645);
  });

  it('answers the same again without computing it twice', () => {
    expect(boundaries([0.3, 1], 0.05, 3)).toBe(boundaries([0.3, 1], 0.05, 3));
  });
});
