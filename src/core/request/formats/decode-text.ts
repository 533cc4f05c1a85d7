import type { Fault } from '../../errors.ts';
import { RANGES } from '../fields.ts';
import { faultAt } from './place.ts';

/**
 * A file's bytes as text, with a note where they are not UTF-8: UTF-16 and the Windows code page of
 * Western Europe (which holds Latin-1) are read, too. Or why they are no text, and where.
 */
export function decodeText(
  bytes: Uint8Array,
  file: string,
): { text: string; notes: readonly string[] } | { fault: Fault } {
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
  const read = decoded(bytes);
  if (read === null) return wrong(NO_TEXT, firstBadLine(bytes));
  const { text, note } = read;
  if (text.trim() === '') return wrong('The file is empty.');
  const other = OTHER_TEXTS.find(({ begins }) => begins.test(text.slice(0, BEGINNING)));
  if (other) return wrong(other.message);
  const zero = text.indexOf('\0');
  if (zero >= 0) return wrong(ZERO, text.slice(0, zero).split('\n').length);
  return { text, notes: note === null ? [] : [`${file}: ${note}`] };
}

/** Texts that hold no samples, by how they begin. */
const OTHER_TEXTS = [
  {
    begins: /^\s*<(?:!doctype html|html)\b/i,
    message: 'The file is a web page, perhaps one to sign in: download the data itself.',
  },
  {
    begins: /^version https:\/\/git-lfs\./,
    message: 'The file stands for another one in Git LFS: fetch that with "git lfs pull".',
  },
  { begins: /^\s*<\?xml\b/, message: 'The file is XML: export it as CSV or JSON.' },
];
/** Characters that tell them. */
const BEGINNING = 200;

function decoded(bytes: Uint8Array): { text: string; note: string | null } | null {
  const utf16 = utf16Order(bytes);
  if (utf16 !== null) {
    const text = decode(bytes, utf16);
    return text === null ? null : { text, note: 'read as UTF-16.' };
  }
  const text = decode(bytes, 'utf-8');
  if (text !== null) return { text, note: null };
  const western = decode(bytes, 'windows-1252');
  return western === null || !isWestern(western)
    ? null
    : { text: western, note: westernNote(western) };
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Accents, quotes and currency here and there among letters; what another code page wrote is mostly such. */
function isWestern(text: string): boolean {
  if (/[\u0080-\u009f]/.test(text)) return false;
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  const others = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  return others <= letters / 4;
}

function westernNote(text: string): string {
  const word = /[\p{L}]*[\u0080-\uffff][\p{L}]*/u.exec(text)?.[0] ?? '';
  return `not UTF-8, read as Windows-1252 (Latin-1), e.g. "${word}". If that looks wrong, save it as UTF-8.`;
}

const NO_TEXT = 'The file is not UTF-8: save it as UTF-8 (in Excel: "CSV UTF-8").';

const ZERO = 'The file holds a zero character (\\0), which is no text: remove it.';

const SPREADSHEET =
  'The file is a spreadsheet or an archive: export it as CSV (in Excel: "CSV UTF-8").';
const COMPRESSED = 'The file is compressed: unpack it first.';

/** What other files begin with. */
const BINARY = [
  { mark: [0x50, 0x4b, 3, 4], message: SPREADSHEET },
  { mark: [0xd0, 0xcf, 0x11, 0xe0], message: SPREADSHEET },
  { mark: [0x1f, 0x8b], message: COMPRESSED },
  { mark: [0x42, 0x5a, 0x68, 0x39], message: COMPRESSED },
  { mark: [0xfd, 0x37, 0x7a, 0x58], message: COMPRESSED },
  { mark: [0x28, 0xb5, 0x2f, 0xfd], message: COMPRESSED },
  { mark: [0x37, 0x7a, 0xbc, 0xaf], message: COMPRESSED },
  { mark: [0x25, 0x50, 0x44, 0x46], message: 'The file is a PDF: export it as text or CSV.' },
  {
    mark: [0x50, 0x41, 0x52, 0x31],
    message: 'The file is Parquet: export it as JSON Lines or CSV.',
  },
  {
    mark: [0x41, 0x52, 0x52, 0x4f, 0x57],
    message: 'The file is Arrow (Feather): export it as JSON Lines or CSV.',
  },
  {
    mark: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    message: 'The file is an SQLite database: export the table as CSV.',
  },
];

/** Which byte comes first in UTF-16, by its mark or by the zeros between Latin letters; null for what is none. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(500, Math.floor(bytes.length / 2));
  const zerosAt = (parity: number) =>
    Array.from({ length: pairs }, (_, pair) => bytes[2 * pair + parity]).filter(
      (byte) => byte === 0,
    ).length;
  const [first, second] = [zerosAt(0), zerosAt(1)];
  if (Math.min(first, second) > 0 || Math.max(first, second) <= Math.max(3, pairs / 2)) return null;
  return second > 0 ? 'utf-16le' : 'utf-16be';
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
