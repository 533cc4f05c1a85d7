import { expect, it } from 'vitest';
import { partOfPass } from '../../../src/core/plan/part-of-pass.ts';

const part = (place: number, isPiloted: boolean, samples: number) =>
  partOfPass({ place, isReference: false, isPiloted }, samples);

it('a model is taken to need three quarters of a pass, times 80% for each cheaper one', () => {
  expect(part(0, false, 40)).toBe(0.75);
  expect(part(2, false, 40)).toBeCloseTo(0.75 * 0.64, 12);
});

it('a pilot is asked of those that the plan does not come to, too', () => {
  expect(part(2, true, 40)).toBeCloseTo(0.75 * 0.64 + 0.36 / 40, 12);
  expect(part(2, true, 0)).toBeCloseTo(0.75 * 0.64, 12);
  expect(part(1, true, 1)).toBe(1);
});

it('the reference of a relative bar takes a whole pass', () => {
  expect(partOfPass({ place: 2, isReference: true, isPiloted: true }, 40)).toBe(1);
});
