import { expect, it } from 'vitest';
import { present } from '../../src/core/present.ts';

it('returns what is there, falsy or not, and names what is not', () => {
  expect(present(0, 'repeats')).toBe(0);
  expect(present('', 'answer')).toBe('');
  expect(() => present(null, 'answer')).toThrow('There is no answer.');
  expect(() => present(undefined, 'answer')).toThrow('There is no answer.');
});
