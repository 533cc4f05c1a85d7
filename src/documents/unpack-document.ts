import type { PackedDocument, UnpackedText } from './packed-document.ts';

/** Returns what the pages of a PDF or a DOCX say, or why they can't be read. It may take any memory and time. */
export async function unpackDocument(document: PackedDocument): Promise<UnpackedText> {
  const { bytes, name, kind } = document;
  try {
    const text = kind === 'DOCX' ? await docxText(bytes) : await pdfText(bytes);
    const notes = [`${name}: the text of a ${kind}, without its pictures.`];
    return { text: withoutZeros(text), notes };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof Error && error.name === 'PasswordException') {
      return { message: `${name} is locked with a password: save it without one.` };
    }
    return {
      message: `${name} can't be read as a ${kind} (${why}): save it anew, or give its text.`,
    };
  }
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  // unpdf takes its bytes away from whoever gave them.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  return (await extractText(pdf, { mergePages: true })).text;
}

async function docxText(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
}

/** No database takes them. */
const withoutZeros = (text: string) => text.replaceAll('\0', '').toWellFormed();
