import { decodeText } from '../core/request/formats/decode-text.ts';
import { inOwnThread } from './in-own-thread.ts';

/** The text of a document, and what was done to read it; or why there is none, in a sentence. */
export type DocumentText = { text: string; notes: readonly string[] } | { message: string };

/** Characters of a document, at most: what a context may be. */
const LONGEST = 400_000;

/**
 * Returns the text of a person's document: plain text and Markdown as they stand, of a PDF and a DOCX what
 * their pages say. Pictures are not read. One that unpacks to more than the process can bear is not read
 * to its end.
 */
export async function documentText(bytes: Uint8Array, name: string): Promise<DocumentText> {
  const read = await readDocument(bytes, name);
  if ('message' in read) return read;
  if (read.text.trim() === '') return { message: `${name} holds no text: pictures are not read.` };
  if (read.text.length <= LONGEST) return read;
  return {
    message: `${name} is longer than ${LONGEST.toLocaleString('en-US')} characters: keep the part that the task needs.`,
  };
}

async function readDocument(bytes: Uint8Array, name: string): Promise<DocumentText> {
  const isDocx = startsWith(bytes, 'PK') && /\.docx$/i.test(name);
  if (isDocx || startsWith(bytes, '%PDF-')) return inOwnThread({ bytes, name });
  const read = decodeText(bytes, name);
  return 'fault' in read ? { message: read.fault.message } : read;
}

const startsWith = (bytes: Uint8Array, mark: string) =>
  [...mark].every((character, at) => bytes[at] === character.charCodeAt(0));
