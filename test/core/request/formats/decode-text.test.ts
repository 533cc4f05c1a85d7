import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/core/request/formats/decode-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (data: Uint8Array) => decodeText(data, 'a.csv');
const faultOf = (data: Uint8Array) => {
  const found = read(data);
  return 'fault' in found ? found.fault : null;
};

describe('what is no text', () => {
  it.each([
    ['a workbook of Excel', [0x50, 0x4b, 3, 4, 20], 'spreadsheet or an archive'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'spreadsheet or an archive'],
    ['gzip', [0x1f, 0x8b, 8], 'unpack it first'],
    ['bzip2', [0x42, 0x5a, 0x68, 0x39, 1], 'unpack it first'],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a], 'unpack it first'],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd], 'unpack it first'],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27], 'unpack it first'],
    ['a PDF', [...bytes('%PDF-1.7')], 'export it as text or CSV'],
    ['Parquet', [...bytes('PAR1'), 0], 'export it as JSON Lines or CSV'],
    ['Feather', [...bytes('ARROW1'), 0], 'export it as JSON Lines or CSV'],
    ['a database', [...bytes('SQLite format 3'), 0], 'export the table as CSV'],
  ])('is named with the way on: %s', (_, data, advice) => {
    const fault = faultOf(Uint8Array.from(data));
    expect(fault).toMatchObject({ file: 'a.csv', line: null, field: null });
    expect(fault?.message).toContain(advice);
  });

  it.each([
    ['\n <!DOCTYPE html><html>', 'a web page'],
    ['version https://git-lfs.github.com/spec/v1\n', 'git lfs pull'],
    ['<?xml version="1.0"?>', 'The file is XML'],
    [' \n\t\n', 'The file is empty'],
  ])('is told of %j, too', (text, words) => {
    expect(faultOf(bytes(text))?.message).toContain(words);
  });

  it('is told with the line of the first byte that is none', () => {
    const other = Uint8Array.from([...bytes('a\nb\n'), 0x81, 0x8d, 0x8f, 10]);
    expect(faultOf(other)).toMatchObject({ line: 3 });
    expect(faultOf(bytes('a\nb\0\n'))).toMatchObject({ line: 2 });
  });

  it('is more than is taken', () => {
    expect(faultOf(new Uint8Array(60 * 1024 ** 2))?.message).toMatch(/^The file is over \d+ MB/);
  });
});

describe('text', () => {
  it.each([
    ['UTF-8', bytes('één,ja\n'), []],
    ['UTF-16 with its mark', Uint8Array.from([0xff, 0xfe, ...utf16('één,ja\n')]), ['UTF-16']],
    ['UTF-16 without a mark', utf16('een vraag,ja\n'), ['UTF-16']],
    ['UTF-16, the high byte first', swapped(utf16('een vraag,ja\n')), ['UTF-16']],
    ['Windows-1252', Uint8Array.from([0xe9, 0xe9, ...bytes('n vraag,ja\n')]), ['e.g. "één"']],
  ])('is read as what it is: %s', (_, data, words) => {
    const found = read(data);
    if ('fault' in found) throw new Error(found.fault.message);
    expect(found.text).toMatch(/^(?:één|een)(?: vraag)?,ja\n$/);
    expect(found.notes).toEqual(words.map((each) => expect.stringContaining(each)));
  });

  it('of another code page is not guessed', () => {
    const cyrillic = Uint8Array.from([0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x61, 10]);
    expect(faultOf(cyrillic)?.message).toContain('save it as UTF-8');
  });
});

function utf16(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((each) => [each.charCodeAt(0), 0]));
}

function swapped(data: Uint8Array): Uint8Array {
  return data.map((_, at) => data[at ^ 1]!);
}
