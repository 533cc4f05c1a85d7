import { describe, expect, it } from 'vitest';
import { belowZeroAt, isLoss } from '../../../../src/core/scoring/number/signs.ts';

describe('the sign of a number in words', () => {
  it.each<[string, string]>([
    [' below zero today', ' below zero'],
    [' °C below zero', ' °C below zero'],
    [' degrees Celsius below zero', ' degrees Celsius below zero'],
    [' graden onder nul', ' graden onder nul'],
    [' negatief', ' negatief'],
    [' in the red', ' in the red'],
    [' in het rood', ' in het rood'],
    [' under par', ' under par'],
    [' BC', ' BC'],
    ['BC', 'BC'],
    [' B.C.', ' B.C.'],
    [' v.Chr.', ' v.Chr.'],
    [' below zeroes', ''],
    [' in the redwood', ''],
    [' BCD', ''],
    [' above zero', ''],
    ['', ''],
  ])('is below zero by what is behind it, %j: %j', (behind, words) => {
    expect(belowZeroAt(`5${behind}`, 1)).toBe(words.length);
  });

  it.each<[string, string | null, boolean]>([
    ['a loss of ', null, true],
    ['loss of ', null, true],
    ['een verlies van ', null, true],
    ['made a net loss of ', null, true],
    ['a deficit of ', null, true],
    ['a sharp decrease of ', null, true],
    ['een daling van ', null, true],
    ['ein Rückgang von ', null, true],
    ['weight loss of ', null, false],
    ['a weight reduction of ', null, false],
    ['a decrease of ', 'points', false],
    ['an increase of ', null, false],
    ['a loss of ', 'kg', false],
    ['a profit of ', null, false],
    ['the loss is ', null, false],
  ])('is open behind %j with unit %s: %s', (before, unit, open) => {
    expect(isLoss(`${before}450`, before.length, unit)).toBe(open);
  });
});
