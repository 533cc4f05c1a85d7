import { expect, it } from 'vitest';
import { flatUnits } from '../../../src/core/evidence/flat-units.ts';

it('puts all samples in one row, and says where each unit ends', () => {
  const { samples, ends } = flatUnits([[2], [0, 3], [1]]);
  expect([...samples]).toEqual([2, 0, 3, 1]);
  expect([...ends]).toEqual([1, 3, 4]);
});

it('lays out the same units once', () => {
  const units = [[0], [1]];
  expect(flatUnits(units)).toBe(flatUnits(units));
});
