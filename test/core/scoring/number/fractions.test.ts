import { Decimal } from 'decimal.js';
import { expect, it } from 'vitest';
import { partBehind } from '../../../../src/core/scoring/number/fractions.ts';

const behind = (text: string, end: number, value: number) =>
  partBehind(text, { start: 0, end, value: new Decimal(value) });

it.each([
  ['zwei Drittel', 4, 2, 3],
  ['three sevenths', 5, 3, 7],
  ['three-fifth', 5, 3, 5],
  ['vijf achtste deel', 4, 5, 8],
  ['deux tiers', 4, 2, 3],
  ['trois quarts', 5, 3, 4],
  ['twenty hundredths', 6, 20, 100],
  ['dois terços', 4, 2, 3],
] as const)('%j is divided', (text, end, value, by) => {
  expect(behind(text, end, value)).toMatchObject({ by });
});

it('ends where the word for the part ends', () => {
  expect(behind('zwei Drittel davon', 4, 2)?.end).toBe(12);
  expect(behind('deux tiers des', 4, 2)?.end).toBe(10);
});

it.each([
  ['twenty-first', 6, 20],
  ['twenty-third', 6, 20],
  ['one tenth', 3, 1],
  ['1.5 sevenths', 3, 1.5],
  ['one-hundredth', 3, 1],
] as const)('%j is no number', (text, end, value) => {
  expect(behind(text, end, value)).toMatchObject({ by: null });
});

it.each([
  ['two seconds', 3, 2],
  ['two second-hand cars', 3, 2],
  ['two tiers', 3, 2],
  ['two thirdly', 3, 2],
  ['two', 3, 2],
] as const)('%j has no part behind it', (text, end, value) => {
  expect(behind(text, end, value)).toBeNull();
});
