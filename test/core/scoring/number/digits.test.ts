import { describe, expect, it } from 'vitest';
import { readDigits } from '../../../../src/core/scoring/number/digits.ts';

describe('digits with the marks between them', () => {
  it.each<[string, string, string, 'comma' | 'point' | null]>([
    ['1', '1', '1', null],
    ['1,5', '1.5', '1.5', 'comma'],
    ['1.5', '1.5', '1.5', 'point'],
    [',5', '0.5', '0.5', 'comma'],
    ['.5', '0.5', '0.5', 'point'],
    ['1,234', '1.234', '1234', null],
    ['1.234', '1234', '1.234', null],
    ['0,123', '0.123', '0.123', 'comma'],
    ['1234,567', '1234.567', '1234.567', 'comma'],
    ['1.234.567', '1234567', '1234567', 'comma'],
    ['1,234,567', '1234567', '1234567', 'point'],
    ['12,34,567', '1234567', '1234567', 'point'],
    ['1.234,5', '1234.5', '1234.5', 'comma'],
    ['1,234.5', '1234.5', '1234.5', 'point'],
    ['12,34,567.8', '1234567.8', '1234567.8', 'point'],
    ['1 234', '1234', '1234', null],
    ["1'234", '1234', '1234', null],
    ['1 234,567', '1234.567', '1234.567', 'comma'],
    ['1 234.5', '1234.5', '1234.5', 'point'],
    ['9'.repeat(400), '9'.repeat(400), '9'.repeat(400), null],
  ])('%j is %s with a comma before its decimals, %s with a point', (text, comma, point, shows) => {
    expect(readDigits(text)).toEqual({ comma, point, shows });
  });

  it.each(
    [
      ['1.23.456', '1,234,56', '1.2.3', '1.23,5', '1,23.5', '1,234.5,6', '1.234,5.6', '1,2.3,4'],
      ['1 23', '1 234_567', '9'.repeat(401)],
    ].flat(),
  )('that form no number: %j', (text) => {
    expect(readDigits(text)).toBeNull();
  });
});
