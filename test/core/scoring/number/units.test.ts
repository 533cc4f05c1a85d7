import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import {
  differInMeasure,
  isMeasure,
  isSameAmount,
  measureTheSame,
} from '../../../../src/core/scoring/number/units.ts';

describe('two units', () => {
  it.each<[string | null, string | null, boolean]>([
    ['g', 'kg', true],
    ['grams', 'g', false],
    ['KG', 'kg', false],
    ['m', 'm2', true],
    ['m^2', 'm2', false],
    ['km', 'mile', true],
    ['day', 'month', true],
    ['uur', 'hours', false],
    ['percentage point', '%', true],
    ['kg', 'km', true],
    ['kg', '%', true],
    ['MB', 'minutes', true],
    ['g', 'm', true],
    ['min', 'm', false],
    ['m', 'cm', true],
    ['MB', 'Mb', true],
    ['mb', 'MB', false],
    ['Mbps', 'Mbit', false],
    ['Mbps', 'MBps', true],
    ['MBps', 'megabytes', false],
    ['points', '%', true],
    ['points', 'percentage point', false],
    ['C', '°C', false],
    ['C', 'F', true],
    ['apples', 'pears', false],
    ['g', null, false],
    [null, 'g', false],
  ])('%s and %s differ in measure: %s', (one, other, differ) => {
    expect(differInMeasure(one, other)).toBe(differ);
  });

  it.each<[string | null, string | null, boolean]>([
    ['hours', 'minutes', true],
    ['kg', 'g', true],
    ['kg', 'lb', true],
    ['kg', 'kg', false],
    ['kg', 'hours', false],
    ['boxes', 'hours', false],
    ['hours', null, false],
  ])('%s and %s measure the same thing: %s', (one, other, same) => {
    expect(measureTheSame(one, other)).toBe(same);
  });

  it.each<[string | null, boolean]>([
    ['kg', true],
    ['%', true],
    ['boxes', false],
    [null, false],
  ])('%s is one that no money is in: %s', (unit, is) => expect(isMeasure(unit)).toBe(is));

  it.each<[number, string | null, number, string | null, boolean]>([
    [6, 'weeks', 42, 'days', true],
    [6, 'weeks', 41, 'days', false],
    [1.5, 'uur', 90, 'minuten', true],
    [0.5, 'g', 500, 'mg', true],
    [1, 'year', 12, 'months', true],
    [12, 'months', 365, 'days', false],
    [2, 'ft', 24, 'inch', true],
    [1, 'm', 1, 'm2', false],
    [5, 'kg', 5, 'kg', false],
    [5, null, 5, 'kg', false],
    [5, 'apples', 5, 'pears', false],
  ])('%d %s and %d %s are the same amount: %s', (one, unit, other, otherUnit, same) => {
    expect(isSameAmount(new Decimal(one), unit, new Decimal(other), otherUnit)).toBe(same);
  });
});
