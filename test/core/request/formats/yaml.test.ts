import { describe, expect, it } from 'vitest';
import {
  keepDigits,
  opensTooMany,
  plainValue,
  readYaml,
} from '../../../../src/core/request/formats/yaml.ts';
import { NESTED } from '../../../../src/core/request/formats/yaml-words.ts';

const faultsOf = (text: string) => {
  const { broken, twice } = readYaml(text, 's.yaml');
  return [...twice, ...broken].map(({ line, column, message }) => `${line}:${column} ${message}`);
};
const MISSING = 'Something is missing before this, e.g. a comma or a quote.';
const ADVICE = 'A text with : # { [ or quotes in it stands best after "|" on lines of its own.';

describe('what is wrong in YAML', () => {
  it.each([
    ['nothing', 'a: 1\nb: [x, y]\n', []],
    ['a byte order mark, which is nothing', '\ufeffa: 1\n', []],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', ['3:1 a is there twice: keep one.']],
    ['an inner key twice', 'a:\n  b: 1\n  b: 2\n', ['3:3 b is there twice: keep one.']],
    ['an empty key twice', '"": 1\n"": 2\n', ['2:1 A key is there twice: keep one.']],
    ['two parts taken over, which is nothing', 'x: &a {k: 1}\ny: {<<: *a, <<: *a}\n', []],
    [
      'a quote never closed',
      'a: x\nb: "y\n',
      ['2:4 A quote is opened here and never closed: close it, or leave it out.'],
    ],
    [
      'a bracket never closed',
      'a: [x, y\n',
      ['2:1 A [ or { before this is never closed: add the missing ] or }.'],
    ],
    [
      'two documents',
      'a: 1\n---\nb: 2\n',
      ['2:1 The file holds several documents, parted by "---": keep one.'],
    ],
    ['a tab', 'a:\n\tb: 1\n', ['2:1 This line is indented with a tab: use spaces.']],
    [
      'a colon in a text',
      'a: b: c\n',
      ['1:4 A text with ": " in it must stand in quotes, or after "|" on lines of its own.'],
    ],
    [
      'a line that begins elsewhere',
      'a: "x"\n b: 2\n',
      ['2:1 This line begins at another column than those it belongs to: let it begin there.'],
    ],
    [
      'a space that is none',
      'a: 1\nb:\u00a0x\n',
      [
        '2:1 Behind ":" stands a space of another kind (such as a no-break space): write an ordinary one.',
      ],
    ],
    [
      'a key without a space behind it',
      'a: 1\nb:x\n',
      ['2:1 A key and its value are parted by ": " with a space: write "key: value".'],
    ],
    [
      'a pattern in double quotes',
      'a: "\\d+"\n',
      ['1:5 In double quotes \\d means nothing: write \\\\d, or take single quotes.'],
    ],
    [
      'a text behind a bar',
      'a: | text\n  more\n',
      [
        '1:6 Behind "|" or ">" nothing stands on the line: begin the text on the next one, indented.',
      ],
    ],
    [
      'a comment of JavaScript',
      '{// why\n"a":"x {{b}}","c":"//"}\n',
      ['1:2 JSON has no comments: leave this one out, or begin it with # instead.'],
    ],
    ['an @', 'a: @x\n', ['1:4 A text that begins with @ must stand in quotes.']],
    ['a missing comma', 'a: {x: 1 "y": 2}\n', [`1:8 ${MISSING} ${ADVICE}`]],
  ])('is told of %s', (_, text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
  });

  it('is told of each line once, and of what is missing once in all', () => {
    const at = ' A text that begins with @ must stand in quotes.';
    expect(faultsOf('a: @x\nb: @y\n')).toEqual([`1:4${at}`, `2:4${at}`]);
    expect(faultsOf('a: "x" y\nb: "x" y\n')).toEqual([`1:8 ${MISSING} ${ADVICE}`]);
  });

  it('is told of brackets without end before they are read', () => {
    expect(faultsOf('['.repeat(20_001))).toEqual([`1:1 ${NESTED}`]);
  });

  it('may leave 20,000 brackets open at once, and as many as it likes one after the other', () => {
    expect(opensTooMany('[{'.repeat(10_000))).toBe(false);
    expect(opensTooMany(`${'[{'.repeat(10_000)}[`)).toBe(true);
    expect(opensTooMany('[]{}'.repeat(11_000))).toBe(false);
  });

  it('advises texts on lines of their own where a value follows another', () => {
    expect(faultsOf('a: "x" y\n')).toEqual([`1:8 ${MISSING} ${ADVICE}`]);
  });
});

describe('a place in YAML', () => {
  it('is the line and column of an offset, the beginning without one', () => {
    const { placeAt } = readYaml('a: 1\nb: 2\n', 's.yaml');
    expect(placeAt(8)).toEqual({ file: 's.yaml', line: 2, column: 4 });
    expect(placeAt(undefined)).toEqual({ file: 's.yaml', line: 1, column: 1 });
  });
});

describe('the value of YAML', () => {
  const valueIn = (text: string) => plainValue(readYaml(text, null).document);

  it('is plain, with all that is taken over', () => {
    expect(valueIn('x: &x {k: 1}\ny: &y {l: 2}\nz: {<<: *x, <<: *y}\n')).toMatchObject({
      value: { z: { k: 1, l: 2 } },
    });
    expect(valueIn('x: &a {k: 1}\ny: {<<: *a, l: 2}\n')).toEqual({
      value: { x: { k: 1 }, y: { k: 1, l: 2 } },
    });
  });

  it.each([
    ['y: *a\n', '*a refers to nothing: a text that begins with * must stand in quotes.'],
    [
      'y: {<<: 7}\n',
      '"<<" takes over the keys of another part of the file: write "<<: *name", and "&name" at that part.',
    ],
    [
      `a: &a [${Array(12).fill('x')}]\nb: &b [${Array(12).fill('*a')}]\nc: &c [${Array(12).fill('*b')}]\nd: [${Array(12).fill('*c')}]\n`,
      'The file refers to its own parts too often: write them out.',
    ],
  ])('is none of %.20s', (text, message) => {
    expect(valueIn(text)).toMatchObject({ message });
  });

  it('keeps what is no number of a value: names of keys, texts in quotes', () => {
    const { document } = readYaml('{1.10: "2.20", a: 3.30, b: yes, c: 4}', null);
    keepDigits(document.contents);
    expect(JSON.stringify(document)).toBe('{"1.1":"2.20","a":3.30,"b":"yes","c":4}');
    expect(() => keepDigits(null)).not.toThrow();
  });

  it('has lines that end with a carriage return alone', () => {
    expect(readYaml('a: 1\rb: 2\r', null).document.toJS()).toEqual({ a: 1, b: 2 });
  });

  it('keeps numbers as they were written', () => {
    const { document } = readYaml(
      '[0123, 1.10, 12345678901234567890, 7, +5, 1e3, .5, 0x1F, .inf]',
      null,
    );
    keepDigits(document.contents);
    expect(JSON.stringify(document)).toBe(
      '["0123",1.10,12345678901234567890,7,"+5",1e3,".5","0x1F",".inf"]',
    );
  });
});
