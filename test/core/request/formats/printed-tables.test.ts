import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../src/core/request/formats/read-table.ts';

const ROWS = [
  ['I was charged twice', 'billing'],
  ['App crashes', 'bug'],
];

function read(...lines: string[]) {
  const table = readTable(`${lines.join('\n')}\n`, 'table.txt', { most: 100, key: null });
  return {
    columns: table.columns,
    rows: table.rows.map(({ cells }) => Object.values(cells)),
    lines: table.rows.map(({ place }) => place.line),
    faults: table.faults.map(({ message }) => message),
    notes: table.notes,
  };
}

describe('a table printed for people', () => {
  it('has columns that spaces line up to the left', () => {
    const { columns, rows, lines, faults } = read(
      'input                expected',
      'I was charged twice  billing',
      'App crashes          bug',
    );
    expect({ columns, rows, faults }).toEqual({
      columns: ['input', 'expected'],
      rows: ROWS,
      faults: [],
    });
    expect(lines).toEqual([2, 3]);
  });

  it('has dashes under its names, which are no sample', () => {
    const { rows } = read(
      'input                expected',
      '-------------------  --------',
      'I was charged twice  billing',
      '',
      'App crashes          bug',
    );
    expect(rows).toEqual(ROWS);
  });

  it('has columns that end at the same place, and the rows counted, as pandas prints them', () => {
    const { columns, rows } = read(
      '                 input expected',
      '0  I was charged twice  billing',
      '1          App crashes      bug',
    );
    expect({ columns, rows }).toEqual({ columns: ['input', 'expected'], rows: ROWS });
  });

  it('keeps the digits of rows that are not counted', () => {
    const { rows } = read('input    expected', '2 apples two', '7 apples seven');
    expect(rows).toEqual([
      ['2 apples', 'two'],
      ['7 apples', 'seven'],
    ]);
  });

  it('is framed, as MySQL prints it', () => {
    const { columns, rows } = read(
      '+---------------------+----------+',
      '| input               | expected |',
      '+---------------------+----------+',
      '| I was charged twice | billing  |',
      '| App crashes         | bug      |',
      '+---------------------+----------+',
    );
    expect({ columns, rows }).toEqual({ columns: ['input', 'expected'], rows: ROWS });
  });

  it('is ruled, as psql prints it, with its rows counted below', () => {
    const { columns, rows } = read(
      ' input               | expected ',
      '---------------------+----------',
      ' I was charged twice | billing',
      ' App crashes         | bug',
      '(2 rows)',
    );
    expect({ columns, rows }).toEqual({ columns: ['input', 'expected'], rows: ROWS });
  });

  it('is Markdown below a heading', () => {
    const { columns, rows, notes } = read(
      '# Samples',
      '',
      '| input | expected |',
      '|-------|:--------:|',
      '| I was charged twice | billing |',
      '| App crashes | bug |',
    );
    expect({ columns, rows }).toEqual({ columns: ['input', 'expected'], rows: ROWS });
    expect(notes).toEqual(['1 row above the names of the columns left out: "# Samples".']);
  });

  it('has a space between names in quotes, as R writes it', () => {
    const { rows } = read('"input" "expected"', '"I was charged twice" "billing"');
    expect(rows).toEqual([ROWS[0]]);
  });

  it('has quotes within a cell', () => {
    const { rows } = read('input           expected', 'It says "no"    bug');
    expect(rows).toEqual([['It says "no"', 'bug']]);
  });

  it('is none where a text runs across the columns or no usual name stands above', () => {
    expect(read('').faults).toHaveLength(1);
    const wide = read('input  expected', 'I was charged twice  billing');
    expect(wide.columns).toEqual(['input  expected']);
    const unknown = read('vraagstuk            soort', 'I was charged twice  billing');
    expect(unknown.columns).toEqual(['vraagstuk            soort']);
  });
});

describe('a file that holds no samples as it is', () => {
  it.each([
    ['a.toml', '[[samples]]\ninput = "a"\n', 'Settings files are not read'],
    ['a.ipynb', '{"cells": [], "nbformat": 4}', 'df.to_csv("samples.csv", index=False)'],
    [
      'a.html',
      '<table><tr><td>a</td></tr></table>',
      'The file is a web page: save its table as CSV',
    ],
    ['a.xml', '<rows/>', 'The file is XML: export it as CSV or JSON.'],
    ['a.py', 'samples = []\n', 'The file is a program'],
    ['a.sql', 'INSERT INTO a VALUES (1);\n', 'export the rows as CSV'],
    ['a.RTF', '{\\rtf1 input}', 'save it as plain text or CSV'],
    ['a.arff', '@relation x\n', 'The file is ARFF'],
  ])('is told what to do: %s', (file, text, advice) => {
    const { rows, faults } = readTable(text, file, { most: 100, key: null });
    expect(rows).toEqual([]);
    expect(faults).toMatchObject([
      { field: 'samples', file, line: null, message: expect.stringContaining(advice) },
    ]);
  });
});
