const ASCII = /^[\n\r\t\x20-\x7e]*$/;

/** One text for all letter cases of it: Straße and STRASSE, ΟΔΟΣ and οδος, İ and i are the same. */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.toUpperCase().toLowerCase().replaceAll('ς', 'σ').replaceAll('i\u0307', 'i');
}

const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Mark}*)\p{Mark}/gu;

const STROKES: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
};

/** A text without the accents of Latin, Greek and Cyrillic letters; marks of other scripts make other letters. */
export function foldAccents(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(/[øØłŁđĐæÆœŒ]/g, (letter) => STROKES[letter]!)
    .normalize('NFC');
}
