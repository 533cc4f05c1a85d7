import { describe, expect, it } from 'vitest';
import { findNumbers } from '../../../../src/core/scoring/number/find-numbers.ts';

const amounts = (text: string) => findNumbers(text).map(({ value }) => `${value?.point}`);

describe('an amount and its cents', () => {
  it.each<[string, ...string[]]>([
    ['5 euro en 50 cent', '5.5'],
    ['5 euro 5 cent', '5.05'],
    ['five dollars and fifty cents', '5.5'],
    ['€ 1.250 en 10 cent', '1250.1'],
    ['-5 euro en 50 cent', '-5.5'],
    ['5 euro 50', '5.5'],
    ['5 euro 50 per stuk', '5.5'],
    ['5 euro 50 stuks', '5', '50'],
    ['5 euro 5', '5', '5'],
    ['5 euro  50', '5', '50'],
    ['5€ 50', '5', '50'],
    ['5,50 euro 50', '5.5', '50'],
    ['5 euro en 0 cent', '5'],
    ['5 euro en 99 cent', '5.99'],
    ['5 euro en 100 cent', '5', '100'],
    ['5,50 euro en 50 cent', '5.5', '50'],
    ['5 euro en 5,5 cent', '5', '5.5'],
    ['5 euro, 50 cent', '5', '50'],
    ['5 euro of 50 cent', '5', '50'],
    ['50 cent', '50'],
    ['5 en 50 cent', '5', '50'],
    ['50 cent en 5 cent', '50', '5'],
  ])('%j is %s', (text, ...found) => {
    expect(amounts(text)).toEqual(found);
  });
});
