const MARKS =
  /\*\*|`|(?<![\p{L}\p{N}*_])[*_]{1,3}(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?:])[*_]{1,3}(?![\p{L}\p{N}*_])|<\/?[a-z][a-z0-9]{0,20}\s?\/?>/giu;

const ANY = /[*_`<&\\]/;
const LATEX = /\\(?:boxed|text|textbf|mathrm)\{([^{}]*)\}/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/** A text without the bold and code marks and tags within it, and with the characters that HTML writes as names. */
export function withoutMarks(text: string): string {
  if (!ANY.test(text)) return text;
  const plain = text.includes('\\')
    ? text.replace(LATEX, '$1').replace(LATEX, '$1').replaceAll('$', '')
    : text;
  return plain
    .replace(MARKS, '')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/gi, (name) => ENTITIES[name.toLowerCase()]!);
}
