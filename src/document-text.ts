import { decodeText } from './core/request/formats/decode-text.ts';

/** The text of a document, and what was done to read it; or why there is none, in a sentence. */
export type DocumentText = { text: string; notes: readonly string[] } | { message: string };

/** Characters of a document, at most: what a context may be. */
const LONGEST = 400_000;

/**
 * Returns the text of a person's document: plain text and Markdown as they stand, of a PDF and a DOCX what
 * their pages say. Pictures are not read.
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
  if (startsWith(bytes, '%PDF-')) return pdfText(bytes, name);
  if (startsWith(bytes, 'PK') && /\.docx$/i.test(name)) return docxText(bytes, name);
  const read = decodeText(bytes, name);
  return 'fault' in read ? { message: read.fault.message } : read;
}

async function pdfText(bytes: Uint8Array, name: string): Promise<DocumentText> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  try {
    // unpdf takes its bytes away from whoever gave them.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const { text } = await extractText(pdf, { mergePages: true });
    return {
      text: withoutZeros(text),
      notes: [`${name}: the text of a PDF, without its pictures.`],
    };
  } catch (error) {
    return {
      message: `${name} can't be read as a PDF (${messageOf(error)}): save it anew, or give its text.`,
    };
  }
}

async function docxText(bytes: Uint8Array, name: string): Promise<DocumentText> {
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return {
      text: withoutZeros(value),
      notes: [`${name}: the text of a DOCX, without its pictures.`],
    };
  } catch (error) {
    return {
      message: `${name} can't be read as a DOCX (${messageOf(error)}): save it anew, or give its text.`,
    };
  }
}

/** No database takes them. */
const withoutZeros = (text: string) => text.replaceAll('\0', '').toWellFormed();

const startsWith = (bytes: Uint8Array, mark: string) =>
  [...mark].every((character, at) => bytes[at] === character.charCodeAt(0));

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
