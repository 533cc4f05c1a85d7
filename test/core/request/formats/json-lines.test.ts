import { describe, expect, it } from 'vitest';
import { isJsonLines, parseJsonLines } from '../../../../src/core/request/formats/json-lines.ts';

function read(text: string, most = 100) {
  const { rows, faults } = parseJsonLines(text, 's.jsonl', { most });
  return [
    ...rows.map(({ cells, place }) => `${place.line} ${cells.input}`),
    ...faults.map(({ line, message }) => `${line} ${message}`),
  ];
}

describe('JSON Lines', () => {
  it('hold a value a line, however lines end; blank lines and comments are no matter', () => {
    const text = '{"input": "a"}\r\n\r\n// one more\n{"input": "b"}\r{"input": "c"}\n  \n';
    expect(read(text)).toEqual(['1 a', '4 b', '5 c']);
  });

  it('may end in commas, and several may stand side by side', () => {
    expect(read('{"input": "a"},\n{"input": "b"} {"input": "c"}\n')).toEqual(['1 a', '2 b', '2 c']);
    expect(read("{input: 'a', }\n")).toEqual(['1 a']);
  });

  it('are read no further than one too many', () => {
    expect(read('1\n2\n3\n4\n', 2)).toEqual(['1 1', '2 2', '3 3']);
    expect(read('{"input": 1} {"input": 2} {"input": 3}\n', 1)).toEqual(['1 1', '1 2']);
  });

  it('tell lines that are broken, and keys that stand twice', () => {
    const [twice, broken] = read('{"input": "a", "input": "b"}\n{"input": \n').toSorted();
    expect(twice).toBe('1 input is there twice: keep one.');
    expect(broken).toMatch(/^2 This line is not JSON: /);
    expect(read(`${'['.repeat(100_000)}\n`)).toEqual([expect.stringMatching(/^1 /)]);
  });
});

describe('whether a text holds a value a line', () => {
  it.each([
    ['{"a": 1}\n{"a": 2}\n', true],
    ['{"a": 1}\n\n{"a": 2}\n', true],
    ['["a"]\r\n["b"]', true],
    ['{"a": 1}\n{broken\n', true],
    ['{"a": 1}\n', false],
    ['{"a":\n{"b": 1}}\n', false],
    ['{"a": 1}\ntext\n', false],
    ['', false],
  ])('%j', (text, expected) => {
    expect(isJsonLines(text)).toBe(expected);
  });
});
