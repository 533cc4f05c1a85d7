const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const FRACTIONS: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
};

/** How LaTeX writes what people type otherwise. */
const LATEX: readonly (readonly [RegExp, string])[] = [
  [/\{,\}/g, ','],
  [/\{\.\}/g, '.'],
  [/(?<=\d,)\\!(?=\d{3})/g, ''],
  [/\\[,;:! ]/g, ' '],
  [/\\([%$€#&])/g, '$1'],
  [/(?<=\d)(?=\\[dt]?frac)/g, ' '],
  [/\\[dt]?frac\{([^{}]{1,40})\}\{([^{}]{1,40})\}/g, '$1/$2'],
  [/\\[dt]?frac(\d)(\d)/g, '$1/$2'],
  [/\\(?:times|cdot)(?![a-z])/g, '×'],
  [/ ?\\pi(?![a-z])/g, 'π'],
  [/ ?\\sqrt(?![a-z])/g, '√'],
  [/\\approx(?![a-z])/g, '≈'],
  [/\\pm(?![a-z])/g, '±'],
  [/\\(?:text|textbf|mathrm|mathbf)\{([^{}]{0,200})\}/g, '$1'],
  [/\\(?:left|right|quad)(?![a-z])/g, ' '],
];

const BEYOND_ASCII = /\P{ASCII}/u;

/** A text of plain characters whose LaTeX, superscripts, fraction signs and foreign digits are written as people type them. */
export function plainMath(text: string): string {
  let plain = text;
  if (plain.includes('<')) plain = plain.replace(/<\/?[a-z][^<>]{0,40}>/gi, ' ');
  if (plain.includes('\\') || plain.includes('{')) {
    for (const [latex, typed] of LATEX) plain = plain.replace(latex, typed);
  }
  if (plain.includes('_'))
    plain = plain.replace(/(?<![\p{L}\p{N}_])_{1,3}(?=[-\d])|(?<=\d)_{1,3}(?![\p{L}\p{N}_])/gu, '');
  if (!BEYOND_ASCII.test(plain)) return plain;
  return plain
    .replace(/[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, superscript)
    .replace(
      /(\d?)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])/g,
      (_, digit, sign) => `${digit && `${digit} `}${FRACTIONS[sign]}`,
    )
    .replace(/[①-⑳]/g, (sign) => sign.normalize('NFKC'))
    .replaceAll('⁄', '/')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .replace(/[٫]/g, '.')
    .replace(/[٬]/g, ',')
    .replace(/(?<=\d)′(?=\d{3})/g, "'");
}

function superscript(text: string): string {
  const digits = [...text].map((sign) => {
    if (sign === '⁻') return '-';
    return sign === '⁺' ? '' : SUPERSCRIPTS.indexOf(sign);
  });
  return `^${digits.join('')}`;
}

/** Digits of a script stand in tens, in order. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
