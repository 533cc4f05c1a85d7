import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../src/core/request/formats/read-table.ts';

function read(text: string, file: string, most = 100) {
  const { rows, faults } = readTable(text, file, { most, key: null });
  return [
    ...rows.map(({ cells, place: { line, column } }) => `${line}:${column} ${cells.input}`),
    ...faults.map(({ message }) => message),
  ];
}

const LIST = '[{"input": "a"},\n {"input": "b"}]\n';
const LINES = '{"input": "a"}\n{"input": "b"}\n';

describe('a file', () => {
  it.each([
    ['a list', 's.json', LIST, ['1:2 a', '2:2 b']],
    ['a list', 's.jsonl', LIST, ['1:2 a', '2:2 b']],
    ['a list', 's.txt', ` ${LIST}`, ['1:3 a', '2:2 b']],
    ['a list', 's', LIST, ['1:2 a', '2:2 b']],
    ['a list', 's.v1.json', LIST, ['1:2 a', '2:2 b']],
    ['a list under a key', 's.json', `{"x": {"items": ${LIST}}}`, ['1:18 a', '2:2 b']],
    ['lines', 's.jsonl', LINES, ['1:null a', '2:null b']],
    ['lines', 's.json', LINES, ['1:null a', '2:null b']],
    ['lines', 's.txt', LINES, ['1:null a', '2:null b']],
    ['lines', 'S.NDJSON', LINES, ['1:null a', '2:null b']],
    ['one line', 's.jsonl', '{"input": "a"}\n', ['1:null a']],
    ['an object over several lines', 's.jsonl', '{\n"items": [{"input": "a"}]}\n', ['2:11 a']],
    ['a list with a remark above', 's.jsonl', '// x\n[{"input": "a"}]\n', ['2:2 a']],
    ['a list with a remark above', 's.txt', '/* x */ [{"input": "a"}]\n', ['1:10 a']],
    ['YAML', 's.yaml', '- input: a\n- input: b\n', ['1:3 a', '2:3 b']],
    ['YAML under a key', 's.yml', 'items:\n- input: a\n', ['2:3 a']],
    ['a table', 's.csv', 'input,expected\na,b\n', ['2:null a']],
    ['a table', 's', 'input,expected\na,b\n', ['2:null a']],
    ['a list', 's.csv', LIST, ['1:2 a', '2:2 b']],
    ['lines', 's.tsv', LINES, ['1:null a', '2:null b']],
    ['lines', 's.jl', LINES, ['1:null a', '2:null b']],
    ['a table', 's.json', 'input,expected\na,b\n', ['2:null a']],
    ['a list', 's.csv', ' [ { "input" : "a"},\n {"input": "b"}]\n', ['1:4 a', '2:2 b']],
    ['a table whose names are like JSON', 's.csv', 'x {"a": 1},input\ny,a\n', ['2:null a']],
    ['a table of semicolons with tabs in it', 's.tsv', '\ninput;expected\na\t;b\n', ['3:null a\t']],
    ['YAML', 's.json', 'items:\n- input: a, b\n- input: c\n', ['2:3 a, b', '3:3 c']],
    ['a table of semicolons', 's.tsv', 'input;expected\na;b\n', ['2:null a']],
    ['YAML', 's.v1.yaml', '- input: a, b\n- input: c\n', ['1:3 a, b', '2:3 c']],
    ['a table of tabs with commas in a name', 's.tsv', 'input\tx, y, z\na\tb\n', ['2:null a']],
    ['a table with a mark in a cell', 's.csv', 'input,expected\na\ufeff,b\n', ['2:null a\ufeff']],
    ['a table of tabs', 's.tsv', 'input\texpected\na,c\tb\n', ['2:null a,c']],
    ['a table that begins like a list', 's.csv', '[x],input\ny,a\n', ['2:null a']],
    ['a table with a mark before it', 's.csv', '\ufeffinput,expected\na,b\n', ['2:null a']],
  ])('that holds %s, %s', (_, file, text, expected) => {
    expect(read(text, file)).toEqual(expected);
  });

  it('is read no further than one too many', () => {
    const items = Array.from({ length: 9 }, (_, at) => `{"input": ${at}}`);
    expect(read(`[${items}]`, 's.json', 2)).toHaveLength(3);
    expect(read(items.map((each) => `- ${each}`).join('\n'), 's.yaml', 2)).toHaveLength(3);
  });

  it.each([
    ['s.json', '[{"input": "a", "input": "b"}]', 'input is there twice: keep one.'],
    ['s.json', '{"a": 7}', /^The file must hold a list/],
    ['s.yaml', 'a: 7\n', /^The file must hold a list/],
    ['s.yaml', '- *x\n', '*x refers to nothing: a text that begins with * must stand in quotes.'],
    ['s.xlsx', 'x', expect.any(String)],
  ])('tells what is wrong in %s: %s', (file, text, expected) => {
    expect(read(text, file)).toEqual([
      expected instanceof RegExp ? expect.stringMatching(expected) : expected,
    ]);
  });

  it('keeps the digits of numbers', () => {
    expect(read('[{"input": 1.10}, {"input": 12345678901234567890}]', 's.json')).toEqual([
      '1:2 1.10',
      '1:19 12345678901234567890',
    ]);
    expect(read('- input: 0123\n- input: 1.10\n', 's.yaml')).toEqual(['1:3 0123', '2:3 1.10']);
  });
});
