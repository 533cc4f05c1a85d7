import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../../src/core/request/formats/decode-bytes.ts';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const little = (text: string) =>
  Uint8Array.from([...text].flatMap((each) => [each.charCodeAt(0), each.charCodeAt(0) >> 8]));
const big = (text: string) =>
  Uint8Array.from([...text].flatMap((each) => [each.charCodeAt(0) >> 8, each.charCodeAt(0)]));
const TEXT = 'input,expected\na,b\n';

describe('bytes as text', () => {
  it('are UTF-8 where they can be', () => {
    expect(decodeBytes(new TextEncoder().encode('é,€\n'))).toEqual({ text: 'é,€\n', note: null });
    expect(decodeBytes(new Uint8Array())).toEqual({ text: '', note: null });
  });

  it.each([
    ['a mark, the lower byte first', [0xff, 0xfe, ...little('a€')], 'a€'],
    ['a mark, the higher byte first', [0xfe, 0xff, ...big('a€')], 'a€'],
    ['no mark, the lower byte first', [...little(TEXT)], TEXT],
    ['no mark, the higher byte first', [...big(TEXT)], TEXT],
  ])('are UTF-16 with %s', (_, bytes, text) => {
    expect(decodeBytes(Uint8Array.from(bytes))).toEqual({ text, note: 'read as UTF-16.' });
  });

  it('are none where UTF-16 is broken', () => {
    expect(decodeBytes(Uint8Array.from([0xff, 0xfe, 0x00, 0xd8]))).toBeNull();
  });

  it('are UTF-8 in spite of a few zeros, or of zeros everywhere', () => {
    expect(decodeBytes(latin('a\0b\0c\0'))?.note).toBeNull();
    expect(decodeBytes(new Uint8Array(40))?.note).toBeNull();
    expect(decodeBytes(latin(`${'abcdefgh'.repeat(5)}\0b\0c\0d\0`))?.note).toBeNull();
  });

  it('are of Western Europe where accents stand here and there among letters', () => {
    expect(decodeBytes(latin('caf\xe9 au lait'))).toEqual({
      text: 'café au lait',
      note: 'not UTF-8, read as Windows-1252 (Latin-1), e.g. "café". If that looks wrong, save it as UTF-8.',
    });
    expect(decodeBytes(latin('abcd\xe9'))?.text).toBe('abcdé');
    expect(decodeBytes(latin('abc\xe9'))).toBeNull();
    expect(decodeBytes(latin('\xe9'))).toBeNull();
    expect(decodeBytes(latin('abcdefgh\x81'))).toBeNull();
  });
});
