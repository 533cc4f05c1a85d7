import { describe, expect, it } from 'vitest';
import {
  parseBar,
  parseDollars,
  parseWhole,
} from '../../../../src/core/request/form/form-numbers.ts';

const OPUS = 'anthropic/claude-opus-5-5';

describe('numbers that people type', () => {
  it.each([
    ['100,000', 100_000],
    ['100.000', 100_000],
    ['1.000.000', 1_000_000],
    ['100 000', 100_000],
    ['100\u00a0000', 100_000],
    ["100'000", 100_000],
    [' 5 ', 5],
    ['', ''],
    ['2.5', 2.5],
    ['lots', 'lots'],
    ['5 calls', '5 calls'],
    ['-3', -3],
    ['1e6', 1_000_000],
    ['1_000_000', 1_000_000],
    ['1,000.50', 1_000.5],
    ['1.000,50', 1_000.5],
    ['1,000,50', '1,000,50'],
    ['$100', '$100'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['0x10', '0x10'],
    ['1e-3', '1e-3'],
    ['-', '-'],
  ])('reads the whole number %j', (typed, value) => expect(parseWhole(typed)).toBe(value));

  it.each([
    ['2', 2],
    ['$2.50', 2.5],
    ['2,50', 2.5],
    ['€ 2', 2],
    ['1,000', 1_000],
    ['0.5', 0.5],
    ['1.000', '1.000'],
    ['$1.000', '$1.000'],
    ['1.000.000', 1_000_000],
    ['$1,000.50', 1_000.5],
    ['1.000,50', 1_000.5],
    ['$1,20', 1.2],
    ['$lots', '$lots'],
    ['$', ''],
    ['', ''],
  ])('reads the dollars %j', (typed, value) => expect(parseDollars(typed)).toBe(value));

  it.each([
    ['90%', 0.9],
    ['90 %', 0.9],
    ['90', 0.9],
    ['0.9', 0.9],
    ['0,9', 0.9],
    ['.9', 0.9],
    ['.', '.'],
    ['97,5%', 0.975],
    ['1', 1],
    ['100', 1],
    ['1%', 0.01],
    ['1.0', 1],
    ['1.2', '1.2'],
    ['1,05', '1,05'],
    ['1.2%', 0.012],
    ['', ''],
    ['good', 'good'],
    [`within 5% of ${OPUS}`, { within: 0.05, of: OPUS }],
    [`Within 5 % of  ${OPUS}`, { within: 0.05, of: OPUS }],
    [`within 5 points of ${OPUS}`, { within: 0.05, of: OPUS }],
    ['within 1 point', { within: 0.01 }],
    ['within 0.05', { within: 0.05 }],
    ['within 2.5 percentage points', { within: 0.025 }],
    ['within reason', 'within reason'],
  ])('reads the bar %j', (typed, value) => expect(parseBar(typed)).toEqual(value));
});
