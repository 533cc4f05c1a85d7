import { describe, expect, it } from 'vitest';
import { delimiterOf } from '../../../../src/core/request/formats/delimiter.ts';
import { titleRows, titleWords } from '../../../../src/core/request/formats/title-rows.ts';

const rows = (...lines: string[]) => titleRows(lines.map((line) => line.split(',')));

describe('rows above the names of the columns', () => {
  it.each<[number, string[]]>([
    [0, ['input,expected', 'a,b', 'c,d']],
    [0, ['klacht,afdeling', 'a,b', 'c,d']],
    [0, ['a ticket', 'another']],
    [1, ['My report', 'klacht,afdeling', 'a,b']],
    [1, ['My report,,', 'klacht,afdeling,', 'a,b,c']],
    [2, ['Exported on,26-11-2026', 'By,Ana', 'question,answer', 'a,b']],
    [2, ['# one', '# two', 'question,answer', 'a,b', 'c']],
    // A first row that is one cell short, and a table whose rows are not all wide.
    [0, ['My report', 'a,b']],
    [0, ['klacht', 'a,b', 'c']],
    // A usual name alone may be data.
    [0, ['first,second', 'answer,x', 'a,b']],
    [0, [...Array.from({ length: 11 }, (_, at) => `${at},x`), 'question,answer']],
  ])('are %i of %j', (number, lines) => {
    expect(rows(...lines)).toBe(number);
  });

  it('are told with the first of them', () => {
    expect(titleWords(1, ['My', ' ', 'report'])).toBe(
      '1 row above the names of the columns left out: "My, report".',
    );
    expect(titleWords(2, ['a'.repeat(99)])).toContain(`left out: "${'a'.repeat(60)}".`);
  });

  it.each([
    ['A report, of tickets, and more\na;b\nc;d\n', ';'],
    ['A report\na\tb\nc\td\n', '\t'],
    ['a,b\n1;2,3\n4,5\n', ','],
    ['one\ntwo\n', ','],
    ['a,b\nc\nd\ne;f\ng;h\n', ';'],
  ])('have no say in what parts the cells of %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});
