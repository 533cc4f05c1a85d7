import { expect, it } from 'vitest';
import { lowerBar } from '../../../src/core/result/lower-bar.ts';
import { modelResult, result } from '../../support/fixtures/result-fixtures.ts';

const { evaluation } = result();
const at = (bar: typeof evaluation.bar, ...bounds: (number | null)[]) =>
  lowerBar(
    result({
      evaluation: { ...evaluation, bar },
      models: bounds.map((atLeast) => modelResult({ atLeast })),
    }),
  );

it.each([
  { bar: 0.9, bounds: [0.72, 0.81, null], lower: 0.8 },
  { bar: 0.9, bounds: [0.7], lower: 0.7 },
  // 0.3 / 0.05 is 5.999… in a computer.
  { bar: 0.9, bounds: [0.3], lower: 0.3 },
  { bar: 0.9, bounds: [0.6999], lower: 0.65 },
  { bar: 0.8, bounds: [0.84], lower: null },
  { bar: 0.8, bounds: [0.86], lower: null },
  { bar: 0.9, bounds: [0.04], lower: null },
  { bar: 0.9, bounds: [null], lower: null },
])('at bounds of $bounds a bar of $bar may come down to $lower', ({ bar, bounds, lower }) => {
  expect(at(bar, ...bounds)).toBe(lower);
});

it('a bar that is relative to another model has no lower one', () => {
  expect(at({ within: 0.05, of: 'a/b' }, 0.5)).toBeNull();
});
