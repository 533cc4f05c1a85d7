import { expect, it } from 'vitest';
import { runawayQuote } from '../../../../src/core/request/formats/runaway-quote.ts';

it.each([
  ['a,b\n"c,d\ne,f\n', { opened: 2, met: null }],
  ['"a\nb","c\nd,e\n', { opened: 2, met: null }],
  ['"a\nb"x,c\n', { opened: 1, met: 2 }],
  ['"x"y"\n"a\n', { opened: 2, met: null }],
  ['"a\nb', { opened: 1, met: null }],
  ['x\n"a\nb" c\n', { opened: 2, met: 3 }],
  ['"a', { opened: 1, met: null }],
  ['"a"b\nc,"d\ne"f\n', { opened: 2, met: 3 }],
  ['"a",\n"', { opened: 2, met: null }],
  ['a,b\n"c"\n', null],
  ['a"b\n"c\nd"\n', null],
  ['""\n"a""\nb"\n', null],
])('of %j the quote that takes too much is %j', (text, expected) => {
  expect(runawayQuote(text, ',')).toEqual(expected);
});
