import { describe, expect, it } from 'vitest';
import { delimiterOf } from '../../../../src/core/request/formats/delimiter.ts';

describe('what parts the cells', () => {
  it.each([
    ['a,b\nc,d\n', ','],
    ['a;b\n1,5;d\n', ';'],
    ['a\tb\nc\td\n', '\t'],
    ['a|b\nc|d\n', '|'],
    ['a\nb\n', ','],
    ['', ','],
    ['"a;b",c\nd,e\n', ','],
    ['"a" "b"\n1 2\n', ' '],
    ['"a b"\n', ','],
    ['a;b,c\nd;e\nf;g\n', ';'],
    ['a;b;c,d\n1;2;3,4\n', ';'],
    ['\n\n  a;b\nc;d\n', ';'],
    ['"two\nlines, here";x\ny;z\n', ';'],
    ['"a,b,c";d\n"e,f,g";h\n', ';'],
    ['a,b\nc,d\ne;f\ng;h\n', ','],
    ['x, y\nq\na;b\n', ','],
  ])('of %j is %j', (text, expected) => {
    expect(delimiterOf(text)).toBe(expected);
  });

  it('is that of the rows below a title', () => {
    const rows = 'a;b\nc;d\ne;f\ng;h\n';
    expect(delimiterOf(`Results, first half\n${rows}`)).toBe(';');
    expect(delimiterOf(`One, two\nThree, four, five\nSix\nSeven\nEight\n${rows}`)).toBe(';');
    expect(delimiterOf('Results, first half\nnothing else\nhere\n')).toBe(',');
    expect(delimiterOf(`${'x\n'.repeat(5)}${rows}`)).toBe(';');
    expect(delimiterOf(`${'x\n'.repeat(6)}${rows}`)).toBe(',');
  });

  it('is looked for in the first twenty lines', () => {
    const lines = Array.from({ length: 20 }, () => 'a;b').join('\n');
    expect(delimiterOf(`${lines}\n${'c,d,e\n'.repeat(100)}`)).toBe(';');
  });
});
