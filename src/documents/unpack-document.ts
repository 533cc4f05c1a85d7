import type { PackedDocument, UnpackedText } from './packed-document.ts';

/** Returns what the pages of a PDF or a DOCX say, or why they can't be read. It may take any memory and time. */
export async function unpackDocument({ bytes, name }: PackedDocument): Promise<UnpackedText> {
  const isDocx = /\.docx$/i.test(name) && bytes[0] === 'P'.charCodeAt(0);
  const kind = isDocx ? 'DOCX' : 'PDF';
  try {
    const text = isDocx ? await docxText(bytes) : await pdfText(bytes);
    const notes = [`${name}: the text of a ${kind}, without its pictures.`];
    return { text: withoutZeros(text), notes };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
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
