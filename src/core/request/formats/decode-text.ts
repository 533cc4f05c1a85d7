import type { Fault } from '../../errors.ts';
import { RANGES } from '../fields.ts';
import { faultAt } from './place.ts';

/** A file's bytes as text; or why they are none: too many, empty, or not UTF-8, and where. */
export function decodeText(bytes: Uint8Array, file: string): { text: string } | { fault: Fault } {
  const { most } = RANGES.bytes;
  const wrong = (message: string, line: number | null = null) => ({
    fault: faultAt({ file, line, column: null }, null, message),
  });
  if (bytes.length > most) {
    return wrong(
      `The file is over ${most / 1024 ** 2} MB, the most that is taken: leave some out.`,
    );
  }
  const binary = BINARY.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (binary) return wrong(binary.message);
  if (looksLikeUtf16(bytes)) return wrong(UTF16);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') return wrong('The file is empty.');
    const zero = text.indexOf('\0');
    return zero < 0 ? { text } : wrong(ZERO, text.slice(0, zero).split('\n').length);
  } catch {
    const line = firstBadLine(bytes);
    return wrong('The file is not UTF-8: save it as UTF-8 (in Excel: "CSV UTF-8").', line);
  }
}

const ZERO = 'The file holds a zero character (\\0), which is no text: remove it.';

const UTF16 = 'The file is UTF-16: save it as UTF-8 (in Excel: "CSV UTF-8").';

/** What other files begin with. */
const BINARY = [
  {
    mark: [0x50, 0x4b, 3, 4],
    message: 'The file is a spreadsheet or an archive: export it as CSV (in Excel: "CSV UTF-8").',
  },
  { mark: [0xff, 0xfe], message: UTF16 },
  { mark: [0xfe, 0xff], message: UTF16 },
];

/** Without a mark in front: of the bytes in twos, one is mostly zero and the other never. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const pairs = Math.min(500, Math.floor(bytes.length / 2));
  const zerosAt = (parity: number) =>
    Array.from({ length: pairs }, (_, pair) => bytes[2 * pair + parity]).filter(
      (byte) => byte === 0,
    ).length;
  const [first, second] = [zerosAt(0), zerosAt(1)];
  return Math.min(first, second) === 0 && Math.max(first, second) > Math.max(3, pairs / 2);
}

/** The line of the first byte that isn't UTF-8: no line feed is ever part of a longer character. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop + 1;
  }
  return line;
}
