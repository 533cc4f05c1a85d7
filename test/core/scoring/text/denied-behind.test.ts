import { expect, it } from 'vitest';
import { isDeniedBehind } from '../../../../src/core/scoring/text/denied-behind.ts';

const THING = 'X';

it.each([
  ...['X: no', 'X? No.', 'X = false', '**X**: nee', 'X": never'],
  ...['X — no', 'X - no.', 'X (no)', 'X | No |', 'X ❌', 'X: absent', 'X? I doubt it', 'X~~'],
  ...[
    'X was ruled out',
    'X is absent',
    'X was not found',
    'X has never been seen',
    'X is niet juist',
  ],
  ...['X inte.', 'X ikke', 'Xていません', 'X지 않습니다', 'X이 아닙니다'],
])('what stands behind a text denies it: %j', (text) => {
  expect(isDeniedBehind(text, text.indexOf(THING) + THING.length)).toBe(true);
});

it.each([
  ...['X', 'X.', 'X: yes', 'X: none', 'X no', `X${' '.repeat(40)}: no`, 'X, no', 'Xno'],
  ...['X (no state given)', 'X - no other', 'X | no. 4', 'X ✅', 'X is found', 'X was not paid'],
  ...['X is not mentioned', 'X inte bara', 'Xです', 'X지만'],
])('it leaves it: %j', (text) => {
  expect(isDeniedBehind(text, text.indexOf(THING) + THING.length)).toBe(false);
});
