import { describe, expect, it } from 'vitest';
import { findNumbers } from '../../../../src/core/scoring/number/find-numbers.ts';

/** The numbers of a text, one that is said again with what it says too. */
const shown = (text: string) =>
  findNumbers(text).map(({ value, also }) =>
    also ? `${value?.point}, also ${also.value?.point}` : `${value?.point}`,
  );

describe('an amount that is said again in another unit', () => {
  it.each<[string, ...string[]]>([
    ['6 weeks (42 days)', '6, also 42'],
    ['six weeks (42 days)', '6, also 42'],
    ['two weeks, i.e. 14 days', '2, also 14'],
    ['6 weken, oftewel 42 dagen', '6, also 42'],
    ['0.5 g (500 mg)', '0.5, also 500'],
    ['6 weeks (41 days)', '6', '41'],
    ['6 weeks and 42 days', '6', '42'],
    ['6 weeks or 42 days', '6', '42'],
    ['6 weeks (42 days) (1008 hours)', '6, also 42', '1008'],
    ['6 boxes (42 days)', '6', '42'],
    ['0.25 or 25%', '0.25, also 25'],
    ['25%, i.e. 0.25', '25, also 0.25'],
    ['0.25 or 26%', '0.25', '26'],
    ['0.25 and 25%', '0.25', '25'],
  ])('%j is %s', (text, ...found) => {
    expect(shown(text)).toEqual(found);
  });
});
