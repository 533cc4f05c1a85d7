import { decodeBytes } from '../core/request/formats/decode-bytes.ts';
import { inOwnThread } from './in-own-thread.ts';
import { noDocument } from './no-document.ts';
import type { UnpackedText } from './packed-document.ts';

/** The text of a document, and what was done to read it; or why there is none, in a sentence. */
export type DocumentText = { text: string; notes: readonly string[] } | { message: string };

/** Characters of a document, at most: what a context may be. */
const LONGEST = 400_000;
const MOST_MB = 10;

/**
 * Returns the text of a person's document: plain text and Markdown as they stand, of a PDF and a DOCX what
 * their pages say, whatever the file is called. Pictures are not read. One that unpacks to more than the
 * process can bear is not read to its end.
 */
export async function documentText(bytes: Uint8Array, name: string): Promise<DocumentText> {
  if (bytes.length > MOST_MB * 1024 ** 2) {
    return { message: `${name} is over ${MOST_MB} MB: ${SHORTER}.` };
  }
  const read = await readDocument(bytes, name);
  if ('message' in read) return read;
  if (read.text.trim() === '') return { message: `${name} holds no text: pictures are not read.` };
  if (read.text.length <= LONGEST) return read;
  const longest = LONGEST.toLocaleString('en-US');
  return { message: `${name} is longer than ${longest} characters: ${SHORTER}.` };
}

const SHORTER = 'keep the part that the task needs';

async function readDocument(bytes: Uint8Array, name: string): Promise<UnpackedText> {
  if (beginsWith(bytes, '%PDF-')) return inOwnThread({ bytes, name, kind: 'PDF' });
  if (isDocx(bytes, name)) return inOwnThread({ bytes, name, kind: 'DOCX' });
  const other = noDocument(bytes);
  if (other !== null) return { message: `${name} ${other}` };
  if (bytes.length === 0) return { message: `${name} is empty.` };
  const read = decodeBytes(bytes);
  if (read === null || read.text.includes('\0')) return { message: `${name} ${NO_TEXT}` };
  if (WEB_PAGE.test(read.text)) return { message: `${name} ${PAGE}` };
  return { text: read.text, notes: read.note === null ? [] : [`${name}: ${read.note}`] };
}

const NO_TEXT = 'is no text that can be read: give text, Markdown, PDF or DOCX.';
const WEB_PAGE = /^\s*<(?:!doctype html|html)\b/i;
const PAGE = 'is a web page: print it to a PDF, or copy what it says into a text file.';

/** A ZIP with the parts of a Word file, or one that is called so. */
function isDocx(bytes: Uint8Array, name: string): boolean {
  if (!beginsWith(bytes, 'PK')) return false;
  return /\.docx$/i.test(name) || Buffer.from(bytes).includes('word/document');
}

function beginsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((character, at) => bytes[at] === character.charCodeAt(0));
}
