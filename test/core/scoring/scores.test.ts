import { expect, it } from 'vitest';
import { RIGHT, rightAfter } from '../../../src/core/scoring/scores.ts';

it('is the same score each time, by what was dropped', () => {
  expect(rightAfter(null)).toBe(RIGHT);
  const dropped = rightAfter('a fence');
  expect(dropped).toEqual({ ...RIGHT, leniency: 'a fence' });
  expect(rightAfter('a fence')).toBe(dropped);
  expect(rightAfter('quotes')).toEqual({ ...RIGHT, leniency: 'quotes' });
});
