import { expect, it } from 'vitest';
import { leftOutWords } from '../../../../src/core/request/form/left-out-words.ts';

const TAIL = 'this form holds plain models alone. To compare';

it.each([
  [['Haiku 5.5 +rules'], `Haiku 5.5 +rules is left out: ${TAIL} it too`],
  [['A', 'B'], `A, B are left out: ${TAIL} them too`],
  [['A', 'B', 'C', 'D', 'E'], `A, B, C, D, E are left out: ${TAIL} them too`],
  [['A', 'B', 'C', 'D', 'E', 'F'], `A, B, C, D, E and 1 more are left out: ${TAIL} them too`],
])('candidates that the form can’t hold are named: %j', (labels, words) => {
  expect(leftOutWords(labels)).toBe(`${words}, start from a file with “llm-pick run”.`);
});

it('nothing is said where the form holds all of them', () => {
  expect(leftOutWords([])).toBeNull();
});
