import { constants, crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { documentText } from '../../src/documents/document-text.ts';
import { pdfOf } from '../support/pdf-of.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const pdf = (text: string) => bytes(pdfOf(text));

/** A DOCX of one paragraph: a ZIP of the parts that a reader needs. */
function docx(text: string): Uint8Array {
  return zip({ ...PARTS, 'word/document.xml': deflated(documentXml(text)) });
}

const documentXml = (text: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;

const deflated = (content: string): Packed => {
  const data = Buffer.from(content);
  return { packed: deflateRawSync(data), size: data.length, crc: crc32(data) };
};

const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PARTS = {
  '[Content_Types].xml': deflated(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  ),
  '_rels/.rels': deflated(
    `<Relationships xmlns="${RELS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  ),
};

/** Deflated bytes of 4 GB of spaces: one block, again and again. */
function fourGigabytes(): Buffer {
  const block = deflateRawSync(Buffer.alloc(4 * 1024 * 1024, ' '), {
    finishFlush: constants.Z_FULL_FLUSH,
  });
  return Buffer.concat([...Array.from({ length: 1024 }, () => block), deflateRawSync('')]);
}

/** A small DOCX that unpacks to gigabytes; its directory says that it does not. */
function docxBomb(): Uint8Array {
  return zip({ ...PARTS, 'word/document.xml': { packed: fourGigabytes(), size: 900, crc: 0 } });
}

/** A small PDF of one page, which unpacks to gigabytes. */
function pdfBomb(): Uint8Array {
  const page = Buffer.concat([Buffer.from([0x78, 0x9c]), fourGigabytes()]);
  const [before, after] = pdfOf('').split(/\d+>> stream[\s\S]*endstream/);
  const stream = `${page.length} /Filter /FlateDecode>> stream\n`;
  return Buffer.concat([
    Buffer.from(`${before}${stream}`),
    page,
    Buffer.from(`\nendstream${after}`),
  ]);
}

/** A part of a ZIP, and what its directory says of it. */
interface Packed {
  packed: Buffer;
  size: number;
  crc: number;
}

function zip(files: Readonly<Record<string, Packed>>): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, { packed, size, crc }] of Object.entries(files)) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
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

/** A PDF that a password locks: its keys open nothing. */
const LOCKED = pdfOf('Refunds').replace(
  /<<([^<>]*\/Root[^<>]*)>>/,
  `<<$1 /Encrypt <</Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -44>> /ID [<41><41>]>>`,
);

/** What an old Word file and a locked DOCX begin with. */
const OLD_OFFICE = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

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
    ['a DOCX', docx('Refunds take 30 days'), 'faq.md'],
    ['a PDF', pdf('Refunds take 30 days'), 'faq.docx'],
    ['a text in UTF-16', Buffer.from('\ufeffRefunds take 30 days', 'utf16le'), 'faq.txt'],
  ])('is that of %s whatever it is called', async (_, data, name) => {
    const read = await documentText(data, name);
    expect('text' in read && read.text).toContain('Refunds take 30 days');
  });

  it.each([
    ['a PDF that is broken', bytes('%PDF-1.4 nothing'), 'faq.pdf', "can't be read as a PDF"],
    ['a DOCX that is broken', bytes('PK nothing'), 'faq.docx', "can't be read as a DOCX"],
    ['a PDF without text', pdf(''), 'scan.pdf', 'scan.pdf holds no text: pictures are not read.'],
    ['a locked PDF', bytes(LOCKED), 'faq.pdf', 'faq.pdf is locked with a password'],
    ['a locked DOCX', OLD_OFFICE, 'faq.docx', 'locked with a password: save it as DOCX without'],
    ['an old Word file', OLD_OFFICE, 'faq.doc', 'faq.doc is an old Word file (.doc)'],
    ['a spreadsheet', zip({ 'xl/workbook.xml': deflated('') }), 'faq.xlsx', 'save what it says as'],
    ['an RTF', bytes('{\\rtf1 Refunds}'), 'faq.rtf', 'faq.rtf is RTF: save it as DOCX'],
    ['a web page', bytes('<!DOCTYPE html><p>Refunds'), 'faq.html', 'is a web page: print it to'],
    ['no bytes', bytes(''), 'faq.md', 'faq.md is empty.'],
    ['white space', bytes(' \n'), 'faq.md', 'faq.md holds no text'],
    ['a long one', bytes('a'.repeat(400_001)), 'faq.md', 'longer than 400,000 characters'],
    ['a huge one', new Uint8Array(11 * 1024 ** 2), 'faq.md', 'faq.md is over 10 MB: keep the part'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), 'faq.png', 'is a picture: give'],
    [
      'a program',
      new Uint8Array([1, 0, 2, 0, 0, 0xff]),
      'faq',
      'is no text that can be read: give',
    ],
  ])('is refused of %s, with what to do', async (_, data, name, message) => {
    const read = await documentText(data, name);
    expect('message' in read && read.message).toContain(message);
  });

  it.each([
    ['DOCX', docxBomb(), 'faq.docx'],
    ['PDF', pdfBomb(), 'faq.pdf'],
  ])(
    'is refused of a %s of a few megabytes that unpacks to four gigabytes',
    async (_, data, name) => {
      expect(data.length).toBeLessThan(5 * 1024 * 1024);
      const read = await documentText(data, name);
      // Which of the two bounds is met first is the machine's.
      const why = '(is too large once it is unpacked|takes more than 30 seconds to read)';
      const refusal = new RegExp(
        `^${name} ${why}: keep the part that the task needs, or give its text\\.$`,
      );
      expect('message' in read && read.message).toMatch(refusal);
    },
  );
});
