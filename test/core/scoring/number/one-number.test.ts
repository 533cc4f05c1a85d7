import { Decimal } from 'decimal.js';
import { expect, it } from 'vitest';
import { bothWays, type Found } from '../../../../src/core/scoring/number/found.ts';
import { isSame, onlyOf, readable } from '../../../../src/core/scoring/number/one-number.ts';

const found = (value: number | null, percent = false): Found => ({
  start: 0,
  end: 1,
  value: value === null ? null : bothWays(new Decimal(value)),
  shows: null,
  percent,
  currency: null,
  unit: null,
  accounting: false,
  also: null,
});

it('is the same where both can be read, as a share or not', () => {
  expect(isSame(found(5), found(5))).toBe(true);
  expect(isSame(found(5), found(6))).toBe(false);
  expect(isSame(found(5), found(5, true))).toBe(false);
  expect(isSame(found(null), found(5))).toBe(false);
  expect(isSame(found(5), found(null))).toBe(false);
});

it('is the only one where all are the same', () => {
  const first = found(5);
  expect(onlyOf([first, found(5)])).toBe(first);
  expect(onlyOf([first, found(6)])).toBeNull();
  expect(onlyOf([found(null), found(null)])).toBeNull();
  expect(onlyOf([])).toBeNull();
});

it('is told to be unreadable', () => {
  expect(readable(found(null))).toBe('a number that cannot be read');
  expect(readable(found(5))).toMatchObject({ start: 0 });
});
