import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { documentText } from '../src/document-text.ts';
import { pdfOf } from './support/pdf-of.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const pdf = (text: string) => bytes(pdfOf(text));

/** A DOCX of one paragraph: a ZIP of the parts that a reader needs. */
function docx(text: string): Uint8Array {
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  });
}

function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    centrals.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), version, common, rest, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

describe('the text of a document', () => {
  it('is that of a text file as it stands', async () => {
    expect(await documentText(bytes('# Rules\nBe kind.'), 'rules.md')).toEqual({
      text: '# Rules\nBe kind.',
      notes: [],
    });
  });

  it('is what a PDF says', async () => {
    expect(await documentText(pdf('Refunds take 30 days'), 'faq.pdf')).toMatchObject({
      text: expect.stringContaining('Refunds take 30 days'),
      notes: ['faq.pdf: the text of a PDF, without its pictures.'],
    });
  });

  it('is what a DOCX says', async () => {
    expect(await documentText(docx('Refunds take 30 days'), 'faq.docx')).toMatchObject({
      text: expect.stringContaining('Refunds take 30 days'),
      notes: ['faq.docx: the text of a DOCX, without its pictures.'],
    });
  });

  it.each([
    ['a PDF that is broken', bytes('%PDF-1.4 nothing'), 'faq.pdf', "can't be read as a PDF"],
    ['a DOCX that is broken', bytes('PK nothing'), 'faq.docx', "can't be read as a DOCX"],
    ['a PDF without text', pdf(''), 'scan.pdf', 'scan.pdf holds no text: pictures are not read.'],
    ['an empty file', bytes(' '), 'faq.md', 'The file is empty.'],
    ['a long one', bytes('a'.repeat(400_001)), 'faq.md', 'longer than 400,000 characters'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'faq.png', ''],
  ])('is refused of %s, with what to do', async (_, data, name, message) => {
    const read = await documentText(data, name);
    expect('message' in read && read.message).toContain(message);
  });
});
