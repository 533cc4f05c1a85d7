import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../src/core/request/formats/csv.ts';

const read = (text: string) => {
  const { rows, columns, notes, faults } = parseCsv(text, { file: 's.csv', most: 5_000 });
  return {
    rows: rows.map(({ cells, place: { line } }) => ({ line, cells })),
    columns,
    notes,
    faults: faults.map(({ line, message }) => `${line} ${message}`),
  };
};

const COLUMNS = ['input', 'expected'];

const two = [
  { line: 2, cells: { input: 'a', expected: 'b' } },
  { line: 3, cells: { input: 'c', expected: 'd' } },
];

describe('CSV', () => {
  it.each([
    ['commas', 'input,expected\na,b\nc,d\n'],
    ['semicolons', 'input;expected\na;b\nc;d\n'],
    ['tabs', 'input\texpected\na\tb\nc\td\n'],
    ['CRLF', 'input,expected\r\na,b\r\nc,d\r\n'],
    ['CR alone', 'input,expected\ra,b\rc,d\r'],
    ['a byte order mark', '\ufeffinput,expected\na,b\nc,d\n'],
    ['a byte order mark before a quote', '\ufeff"input","expected"\na,b\nc,d\n'],
    ['quotes', '"input","expected"\n"a","b"\n"c","d"'],
    ['spaces around the headings', ' input , expected \na,b\nc,d'],
    ['empty lines at the end', 'input,expected\na,b\nc,d\n\n  \n'],
    ['spaces before quotes', 'input, expected\n"a", "b"\n"c", "d"\n'],
    ['spaces around quotes', '"input" , "expected"\n"a" , "b"\n"c" ,"d"\n'],
    ['spaces between tabs and quotes', 'input\texpected\n"a"\t "b"\n"c"\t"d"\n'],
    ['bars', 'input|expected\na|b\nc|d\n'],
  ])('is read with %s', (_name, text) => {
    expect(read(text)).toEqual({ rows: two, columns: COLUMNS, notes: [], faults: [] });
  });

  it('leaves out rows that name the columns again, as where files were put together', () => {
    const text = 'input,expected\na,b\nInput,expected\n input, expected\nc,d\ninput,expected\n';
    const { rows, notes } = read(text);
    expect(rows.map(({ line, cells: { input } }) => [line, input])).toEqual([
      [2, 'a'],
      [3, 'Input'],
      [5, 'c'],
    ]);
    expect(notes).toEqual(['2 rows with the column names again left out.']);
    expect(read('text\na\ntext\n').rows).toHaveLength(2);
  });

  it('keeps delimiters, quotes and newlines inside quoted cells, and the right lines', () => {
    const text = 'input,expected\r\n"a, ""b""\r\nc",x\r\n\r\n"d\r\n\r\ne","y\r\nz"\r\nlast,1\r\n';
    expect(read(text).rows).toEqual([
      { line: 2, cells: { input: 'a, "b"\nc', expected: 'x' } },
      { line: 5, cells: { input: 'd\n\ne', expected: 'y\nz' } },
      { line: 9, cells: { input: 'last', expected: '1' } },
    ]);
  });

  it('takes a delimiter of the headings, whatever the cells hold', () => {
    const text = '"a,b,c";expected\nx;"1,5"\n';
    expect(read(text).rows).toEqual([{ line: 2, cells: { 'a,b,c': 'x', expected: '1,5' } }]);
  });

  it('takes the delimiter that Excel writes into the first line, and counts that line', () => {
    const rows = [{ line: 3, cells: { 'a,b': 'x', expected: 'y' } }];
    for (const first of ['sep=;', '"sep=;"', '\ufeffSEP=;', 'sep=;;']) {
      expect(read(`${first}\r\na,b;expected\r\nx;y\r\n`).rows).toEqual(rows);
    }
    expect(read('sep=|\ninput|expected\na\n').faults).toEqual([
      '3 This row has 1 cell, the first row has 2. Add what is missing: expected.',
    ]);
    expect(read('sep=;\n').faults).toEqual([
      '2 There is nothing: the first row names the columns, e.g. input,expected.',
    ]);
  });

  it('has further columns for templates, and groups', () => {
    const text = 'id,title,input,expected,group\n1,T,a,b,g1\n2,U,c,d, \n';
    expect(read(text)).toEqual({
      rows: [
        { line: 2, cells: { id: '1', title: 'T', input: 'a', expected: 'b', group: 'g1' } },
        { line: 3, cells: { id: '2', title: 'U', input: 'c', expected: 'd', group: ' ' } },
      ],
      columns: ['id', 'title', 'input', 'expected', 'group'],
      notes: [],
      faults: [],
    });
  });

  it('takes any column name, even those of objects', () => {
    const { rows } = parseCsv('__proto__,constructor,expected\na,b,c\n', {
      file: null,
      most: 1,
    });
    expect(Object.entries(rows[0]!.cells)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['expected', 'c'],
    ]);
  });

  it.each(['“a, b”,c', '„a, b“,c', "'a, b','c'"])(
    'tells which quotes count where it has others: %s',
    (row) => {
      expect(read(`input,expected\n${row}\n`).faults).toEqual([
        '2 This row has 3 cells, the first row has 2. Put a cell that holds the delimiter in quotes, these: "…".',
      ]);
    },
  );

  it('tells every ragged row with the line on which it begins', () => {
    expect(read('input,expected\na,b,c\nd\n"e\nf",g\nh,i,j\n').faults).toEqual([
      '2 This row has 3 cells, the first row has 2. Put a cell that holds the delimiter in quotes.',
      '3 This row has 1 cell, the first row has 2. Add what is missing: expected.',
      '6 This row has 3 cells, the first row has 2. Put a cell that holds the delimiter in quotes.',
    ]);
  });

  it.each([
    [
      'quotes inside cells that part them unevenly',
      'input,expected\na,b\nsay "hi", then,c\n',
      [
        '3 A quote stands inside a cell: put the whole cell in quotes and double the quote, e.g. "say ""hi""".',
      ],
    ],
    [
      'a quote that is never closed',
      'input,expected\na,b\n"c,d\ne,f\n',
      ['3 A quote opened here is never closed: close it, and double the quotes inside a cell.'],
    ],
    [
      'a quote that runs into the next one',
      'input,expected\na,b\n"c,d\ne,"f"\n"g",h\n',
      [
        '3 A quote opened here is not closed before another stands inside the cell, on line 4: close it here, or double the quotes inside.',
      ],
    ],
    [
      'a quote inside a cell and one that is never closed',
      'input,expected\nsay "hi",c\n"two\nlines, ""quoted"" ",d\n"e,f\ng,h\n',
      [
        '2 A quote stands inside a cell: put the whole cell in quotes and double the quote, e.g. "say ""hi""".',
        '5 A quote opened here is never closed: close it, and double the quotes inside a cell.',
      ],
    ],
  ])('tells %s in plain words', (_name, text, faults) => {
    expect(read(text).faults).toEqual(faults);
  });

  it('reads a name over two lines or with a hard space as one', () => {
    expect(read('"my\ninput",the\u00a0expected\na,b\n').columns).toEqual([
      'my input',
      'the expected',
    ]);
  });

  it('leaves out columns without names and cells, and the one that only counts the rows', () => {
    expect(read(',input,,expected,\n0,a,,b,\n1,c, ,d,\n')).toEqual({
      rows: two,
      columns: COLUMNS,
      notes: ['2 empty columns left out.', 'The first column only counts the rows: left out.'],
      faults: [],
    });
    expect(read(',input,expected\n1,a,b\n2,c,d\n').columns).toEqual(COLUMNS);
    expect(read(',input,expected\n7,a,b\n2,c,d\n').faults).toEqual([
      '1 Column 1 has no name: name it in the first row.',
    ]);
    expect(read('input,expected,,\na,b,,\nc,d,,,\n').rows).toEqual(two);
  });

  it('tells cells beyond the last name, names that stand twice and too many of them', () => {
    expect(read('input,expected\na,b,\nc,d,e\n').faults).toEqual([
      '3 This row has 3 cells, the first row has 2. Put a cell that holds the delimiter in quotes.',
    ]);
    expect(read('input,a,b,a,b,a\n1,2,3,4,5,6\n').faults).toEqual([
      '1 The column a is there twice: rename one.',
      '1 The column b is there twice: rename one.',
    ]);
    const wide = (columns: number) =>
      read(`input,${Array.from({ length: columns - 1 }, (_, at) => `c${at}`)}\n`).faults[0];
    expect(wide(200)).toMatch(/^1 There are no samples/);
    expect(wide(201)).toBe('1 There are 201 columns: at most 200 are taken.');
  });

  it('takes what Excel writes to keep zeros, and nothing else that looks so', () => {
    const cellOf = (cell: string) => read(`input,expected\n${cell},b\n`).rows[0]!.cells.input;
    expect(cellOf('"=""00123"""')).toBe('00123');
    expect(cellOf('"x=""1"""')).toBe('x="1"');
    expect(cellOf('"=""1""+2"')).toBe('="1"+2');
  });

  it('says that a file holds nothing, or names alone', () => {
    expect(read('').faults).toEqual([
      '1 There is nothing: the first row names the columns, e.g. input,expected.',
    ]);
    expect(read('input,expected\n').faults).toEqual([
      '1 There are no samples under the first row, which names the columns: add some.',
    ]);
  });

  it('gives back any cells that were written by the rules', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => text.trim() !== '' && !text.includes('\r'));
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (pairs) => {
        const lines = pairs.map((pair) => pair.map(quoted).join(','));
        const { rows, faults } = parseCsv(['input,expected', ...lines].join('\r\n'), {
          file: null,
          most: 5_000,
        });
        expect(faults).toEqual([]);
        expect(rows.map(({ cells }) => [cells.input, cells.expected])).toEqual(pairs);
      }),
      { numRuns: 200 },
    );
  });
});
