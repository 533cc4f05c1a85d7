import { describe, expect, it } from 'vitest';
import {
  decimalMark,
  expectedNumber,
  twoReadings,
} from '../../../../src/core/scoring/number/expected-number.ts';

describe('an expected number', () => {
  it.each<[string, string, string]>([
    ['5', '5', '5'],
    ['  5  ', '5', '5'],
    ['(5)', '-5', '-5'],
    ['(-5)', '-5', '-5'],
    ['(5', '5', '5'],
    ['€ (5)', '5', '5'],
    ['(1,234)', '-1234', '-1.234'],
    ['1.234', '1.234', '1234'],
    ['1,234', '1234', '1.234'],
    ['€ 1.234', '1234', '1234'],
    ['€ 1,234', '1234', '1.234'],
    ['€ 1.234,50', '1234.5', '1234.5'],
    ['5'.padEnd(1_000), '5', '5'],
  ])('is read by its own mark, or the file’s: %j', (text, plain, byComma) => {
    expect(`${expectedNumber(text, null)?.value}`).toBe(plain);
    expect(`${expectedNumber(text, 'comma')?.value}`).toBe(byComma);
  });

  it.each(['', 'x', '5 6', '5 or 6', '> 5', '1e401', '5'.padEnd(1_001)])('is none: %j', (text) => {
    expect(expectedNumber(text, null)).toBeNull();
  });

  it('tells the mark that it shows or was read by, its unit and currency', () => {
    expect(expectedNumber('€ 1.250,-', null)).toMatchObject({ mark: 'comma', currency: 'EUR' });
    expect(expectedNumber('5 km', 'comma')).toMatchObject({ mark: 'comma', unit: 'km' });
    expect(expectedNumber('5', null)).toMatchObject({ mark: null, unit: null });
  });

  it('has two readings where one mark stands before three digits', () => {
    expect(twoReadings('1.234')?.map(String)).toEqual(['1234', '1.234']);
    expect(['5', '1.5', '1.234 or 5', 'x', '1e401'].map(twoReadings)).toEqual(Array(5).fill(null));
  });

  it('shows the mark of all where they agree', () => {
    expect(decimalMark(['1,5', '3', '1.234', 'x'])).toBe('comma');
    expect(decimalMark(['1.5', '2,5'])).toBeNull();
    expect(decimalMark(['1.5 or 2.5', '7'])).toBeNull();
  });
});
