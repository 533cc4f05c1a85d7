import { describe, expect, it } from 'vitest';
import {
  aboutCallDollars,
  callDollars,
  chosenPercent,
  columnDollars,
  count,
  date,
  dollars,
  downToTheCent,
  duration,
  exactDollars,
  listed,
  month,
  multiple,
  percent,
  percentRange,
  points,
  toTheCent,
  upToTheCent,
} from '../../src/core/format.ts';

describe('percent', () => {
  it.each([
    [0, '0%'],
    [1, '100%'],
    [0.98, '98%'],
    [0.985, '99%'],
    [0.995, '99.5%'],
    [0.9967, '99.7%'],
    [0.9995, '>99.9%'],
    [0.99999, '>99.9%'],
    [0.003, '0.3%'],
    [0.0001, '<0.1%'],
    [0.5, '50%'],
  ])('%f is %s', (share, text) => {
    expect(percent(share)).toBe(text);
  });
});

it.each([
  [0.9, '90%'],
  [0.905, '90.5%'],
  [0.9995, '99.95%'],
  [0.999999, '99.9999%'],
  [0.07, '7%'],
])('a share of %d that somebody chose reads as it was chosen', (share, text) => {
  expect(chosenPercent(share)).toBe(text);
});

describe('percentRange', () => {
  it.each([
    [[0.912, 0.998], '91-100%'],
    [[0, 1], '0-100%'],
    [[0.84, 1], '84-100%'],
    [[0.9, 0.9], '90%'],
    [[0.29, 0.58], '29-58%'],
  ] as const)('%j is %s: its ends are rounded outwards', (range, text) => {
    expect(percentRange(range)).toBe(text);
  });
});

describe('points', () => {
  it.each([
    [0.05, '5 points'],
    [0.01, '1 point'],
    [-0.04, '4 points'],
    [0.005, '0.5 points'],
    [0.0525, '5.25 points'],
  ])('%f is %s', (difference, text) => {
    expect(points(difference)).toBe(text);
  });
});

describe('dollars', () => {
  it.each([
    [0, '$0'],
    [6, '$6'],
    [1.2, '$1.20'],
    [0.38, '$0.38'],
    [2610, '$2,610'],
    [99.994, '$99.99'],
    [99.996, '$100'],
    [0.00006, '$0.000060'],
    [0.0024, '$0.0024'],
    [0.00996, '$0.01'],
    [-234, '-$234'],
    [-0.0005, '-$0.00050'],
  ])('%f is %s', (amount, text) => {
    expect(dollars(amount)).toBe(text);
  });
});

describe('dollars to the cent', () => {
  it.each([
    [0, '$0', '$0', '$0'],
    [6, '$6', '$6', '$6'],
    [123.45, '$123.45', '$123.45', '$123.45'],
    [1234.5678, '$1,234.57', '$1,234.57', '$1,234.56'],
    [1234.5612, '$1,234.56', '$1,234.57', '$1,234.56'],
    [0.3, '$0.30', '$0.30', '$0.30'],
    [0.1 + 0.2, '$0.30', '$0.30', '$0.30'],
    [1.1 * 3, '$3.30', '$3.30', '$3.30'],
    [0.021, '$0.02', '$0.03', '$0.02'],
    [0.00991, '$0.0099', '$0.01', '$0.0099'],
    [0.00421, '$0.0042', '$0.0043', '$0.0042'],
    [0.0042, '$0.0042', '$0.0042', '$0.0042'],
    [0.000011, '$0.000011', '$0.000011', '$0.000011'],
  ])('%f is %s, at most %s and no less than %s', (amount, exact, most, least) => {
    expect(toTheCent(amount)).toBe(exact);
    expect(upToTheCent(amount)).toBe(most);
    expect(downToTheCent(amount)).toBe(least);
  });

  it('keep their sign', () => {
    expect(toTheCent(-1234.5)).toBe('-$1,234.50');
  });
});

describe('dollars of a call', () => {
  it.each([
    [0, '$0'],
    [0.000065081, '$0.0000651'],
    [0.065081, '$0.0651'],
    [0.049, '$0.0490'],
    [0.04999, '$0.0500'],
    [0.5, '$0.500'],
    [0.1234, '$0.123'],
    [0.99949, '$0.999'],
    [0.99951, '$1.00'],
    [1.2, '$1.20'],
    [6, '$6.00'],
    [99.994, '$99.99'],
    [99.996, '$100'],
    [1234.5, '$1,235'],
  ])('%f are %s', (amount, text) => {
    expect(callDollars(amount)).toBe(text);
  });

  it.each([
    [0, '$0'],
    [0.0674, '$0.067'],
    [0.5, '$0.50'],
    [0.994, '$0.99'],
    [0.9951, '$1'],
    [1.23, '$1.20'],
    [12.3, '$12'],
    [1234.5, '$1,200'],
  ])('that were not measured, %f, are %s', (amount, text) => {
    expect(aboutCallDollars(amount)).toBe(text);
  });
});

describe('dollars as somebody set them', () => {
  it.each([
    [0.1, '$0.10'],
    [0.125, '$0.125'],
    [0.0375, '$0.0375'],
    [0.00125, '$0.00125'],
    [0.0000001, '$0.0000001'],
    [5, '$5'],
    [1234.5, '$1,234.50'],
  ])('%f are %s', (usd, text) => {
    expect(exactDollars(usd)).toBe(text);
  });
});

describe('a column of dollars', () => {
  it('has as many decimals as its total takes, in every row', () => {
    const columnOf = (...amounts: number[]) =>
      amounts.map(columnDollars(amounts.reduce((sum, each) => sum + each, 0)));
    expect(columnOf(1234.5, 0.021, 0.004)).toEqual(['$1,234.50', '$0.02', '<$0.01']);
    expect(columnOf(0.0107, 0.0074, 0)).toEqual(['$0.0107', '$0.0074', '$0.0000']);
    expect(columnOf(0.0041, 0.00002)).toEqual(['$0.004100', '$0.000020']);
  });
});

describe('count', () => {
  it.each([
    [1, 'sample', undefined, '1 sample'],
    [0, 'sample', undefined, '0 samples'],
    [1245, 'call', undefined, '1,245 calls'],
    [2, 'reply', 'replies', '2 replies'],
  ])('%i %s (%s) is %s', (number, singular, plural, text) => {
    expect(count(number, singular, plural)).toBe(text);
  });
});

describe('duration', () => {
  it.each([
    [40, '40 ms'],
    [99.6, '0.1 s'],
    [600, '0.6 s'],
    [9_960, '10 s'],
    [12_000, '12 s'],
    [59_600, '1 min'],
    [125_000, '2 min 5 s'],
    [3_840_000, '1 h 4 min'],
  ])('%d ms is %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});

describe('date', () => {
  it('writes the day in UTC', () => {
    expect(date('2026-11-23T23:59:00Z')).toBe('23 Nov 2026');
    expect(date(new Date(Date.UTC(2027, 0, 1)))).toBe('1 Jan 2027');
  });
});

describe('listed', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('writes %j as %j', (names, text) => {
    expect(listed(names)).toBe(text);
  });
});

describe('multiple', () => {
  it.each([
    [40, '40x'],
    [1.5, '1.5x'],
    [9.96, '10x'],
    [1200, '1,200x'],
  ])('%d times is %s', (times, text) => {
    expect(multiple(times)).toBe(text);
  });
});

describe('month', () => {
  it('is a short name with its year', () => {
    expect([month('2026-12'), month('2027-01')]).toEqual(['Dec 2026', 'Jan 2027']);
  });
});
