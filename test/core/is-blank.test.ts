import { expect, it } from 'vitest';
import { isBlank } from '../../src/core/is-blank.ts';

it.each(['', ' \n\t', '\u200b', '\u00a0\u2060', '\u202e \ufeff', '\u3164', '\u00ad'])(
  'sees nothing in %j',
  (text) => {
    expect(isBlank(text)).toBe(true);
  },
);

it.each(['a', '\u200b.', '0', 'ー', '👩‍👩‍👧', '‮נ'])('sees something in %j', (text) => {
  expect(isBlank(text)).toBe(false);
});
