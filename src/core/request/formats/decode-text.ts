import type { Fault } from '../../errors.ts';
import { RANGES } from '../fields.ts';
import { decodeBytes } from './decode-bytes.ts';
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
  const read = decodeBytes(bytes);
  if (read === null)
    return bytes.includes(0) ? wrong(BINARY_DATA) : wrong(NO_TEXT, firstBadLine(bytes));
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

const NO_TEXT = 'The file is not UTF-8: save it as UTF-8 (in Excel: "CSV UTF-8").';

const BINARY_DATA = 'The file is no text, perhaps a picture or a program: name a text file.';

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
