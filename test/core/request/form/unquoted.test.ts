import { expect, it } from 'vitest';
import { unquoted } from '../../../../src/core/request/form/unquoted.ts';

it.each([
  ['"a b"', '“a b”'],
  ['„a b“', '»a b«'],
  ["'a b'", '`a b`'],
])('%s and %s stand without quotes', (...texts) => {
  expect(unquoted(texts)).toEqual(['a b', 'a b']);
});

it.each([[['"a"', 'b']], [['"a" or "b"', '"c"']], [['""', '"b"']], [['"', '"']], [['“a"']], [[]]])(
  '%j stay as they are',
  (texts) => {
    expect(unquoted(texts)).toEqual(texts);
  },
);
