import { expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';
import { nameList } from '../../src/core/request/name-list.ts';

it.each([
  ['expcted', 'expected'],
  ['EXPECTED', 'expected'],
  ['inpt', 'input'],
  ['inputs', 'input'],
  ['entirely else', null],
  ['in', null],
  ['', null],
])('the name nearest to %j is %j', (name, found) => {
  expect(
    nearest(
      name,
      ['expected', 'Input', 'group'].map((each) => each.toLowerCase()),
    ),
  ).toBe(found);
});

it('no name is nearest among none', () => {
  expect(nearest('input', [])).toBeNull();
});

it('names are listed up to thirty', () => {
  const names = Array.from({ length: 31 }, (_, at) => `n${at}`);
  expect(nameList([])).toBe('');
  expect(nameList(names.slice(0, 30))).toBe(names.slice(0, 30).join(', '));
  expect(nameList(names)).toBe(`${names.slice(0, 30).join(', ')} and 1 more`);
});
