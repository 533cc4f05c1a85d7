/** What a file is that holds no document to read: how it begins, and what to do. */
interface OtherFile {
  begins: readonly number[];
  message: string;
}

const bytesOf = (text: string) => [...text].map((character) => character.charCodeAt(0));

const PICTURE =
  'is a picture: give what it says as text, or a PDF or DOCX whose text can be marked.';

const OTHER_FILES: readonly OtherFile[] = [
  {
    begins: [0xd0, 0xcf, 0x11, 0xe0],
    message: 'is an old Word file (.doc), or locked with a password: save it as DOCX without one.',
  },
  {
    begins: [0x50, 0x4b, 3, 4],
    message: 'is an archive, a spreadsheet or slides: save what it says as PDF, DOCX or Markdown.',
  },
  { begins: [0x1f, 0x8b], message: 'is compressed: unpack it first.' },
  { begins: bytesOf('{\\rtf'), message: 'is RTF: save it as DOCX, PDF or text.' },
  {
    begins: bytesOf('version https://git-lfs.'),
    message: 'stands for another file in Git LFS: fetch that with "git lfs pull".',
  },
  { begins: [0x89, ...bytesOf('PNG')], message: PICTURE },
  { begins: [0xff, 0xd8, 0xff], message: PICTURE },
  { begins: bytesOf('GIF8'), message: PICTURE },
];

/** Returns why a file is no document that can be read, and what to do; null where nothing tells. */
export function noDocument(bytes: Uint8Array): string | null {
  const found = OTHER_FILES.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte));
  return found?.message ?? null;
}
