import stringWidth from 'string-width';

/** Of the font's letters, in parts of its size; wide enough for capitals and digits. */
const PER_COLUMN = 0.54;

/** Returns about how wide a text is drawn at a font size, in the unit of that size. */
export function textWidth(text: string, size: number): number {
  return stringWidth(text) * PER_COLUMN * size;
}

/** Returns the text cut, with an ellipsis, to about this width. */
export function textWithin(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
