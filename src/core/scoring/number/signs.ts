/** What stands behind a number to put it below zero, with an example. */
const BELOW_ZERO: readonly (readonly [example: string, source: string])[] = [
  [
    '5 °C below zero, 5 graden onder nul, 5 negatief',
    '(?: ?(?:°[cf]?|degrees?|graden))?(?: ?(?:celsius|fahrenheit|[cf](?!\\p{L})))? (?:(?:below|under) (?:zero|freezing)|onder (?:nul|het vriespunt)|negatie[fv]e?|negative)',
  ],
  ['450 in the red, 450 in het rood', ' in (?:the red|het rood)'],
  ['6 under par', ' (?:under|below) par'],
  ['44 BC, 44 v.Chr.', ' ?(?:b\\.?c\\.?(?:e\\.?)?|before christ|v\\.? ?chr\\.?|voor christus)'],
];

const BEHIND = new RegExp(
  `(?:${BELOW_ZERO.map(([, source]) => source).join('|')})(?!\\p{L})`,
  'iuy',
);

/** Returns how long the words are at this place that put a number below zero; 0 where there are none. */
export function belowZeroAt(text: string, at: number): number {
  BEHIND.lastIndex = at;
  return BEHIND.exec(text)?.[0].length ?? 0;
}

const LESS = [
  ...['loss', 'deficit', 'decrease', 'decline', 'drop', 'reduction', 'fall'],
  ...['verlies', 'tekort', 'daling', 'afname', 'vermindering'],
  ...[
    'Verlust',
    'Rückgang',
    'perte',
    'baisse',
    'pérdida',
    'disminución',
    'perdita',
    'calo',
    'perda',
    'queda',
  ],
].join('|');
const KINDS =
  'net|netto|operating|total|totaal|big|further|huge|large|sharp|slight|small|flinke|forse|grote|kleine|lichte|scherpe|starker|forte|fuerte';
/** "a loss of 450" may be the size of the loss or a result of -450, "a decrease of 14" a change by -14. */
const LOSS = new RegExp(
  '(?:^|(?<!\\p{L})(?:an?|the|een|het|de|net|netto|our|their|its|this|met|with|had|made|eine?|der|une|la|una|uma|um) )' +
    `(?:(?:${KINDS}) )?(?:${LESS}) (?:of|van|von|um|de|di) (?:\\p{L}+ )?$`,
  'iu',
);

/** Longer than any words for a loss. */
const REACH = 50;

/** Returns whether a number of money, or of nothing, is a loss, so that its sign is open. */
export function isLoss(text: string, start: number, unit: string | null): boolean {
  return unit === null && LOSS.test(text.slice(Math.max(0, start - REACH), start));
}

/** Returns whether a number is negative; null where that is uncertain (a dash of its own, as in a list). */
export function signOf(
  text: string,
  start: number,
  { sign, inner }: Record<string, string | undefined>,
): boolean | null {
  const written = (sign ?? inner ?? '').trim().toLowerCase();
  if (written === '' || written === '+' || written === '(') return false;
  if (written !== '-') return true;
  const before = text.slice(Math.max(0, start - 20), start);
  if (/[\d\p{L})%]$/u.test(before)) return false;
  if (!/ $/.test(sign ?? inner ?? '')) return !/(?:^|[^a-z])\d[\d.,]* $/i.test(before);
  if (/[\d\p{L})%"'] $/u.test(before)) return false;
  const isItem = /(?:^|\n) *$/.test(before) && text.includes('\n');
  return isItem ? null : true;
}

/** Returns whether a plus or minus stands behind a number or a word: 20 + 22, total - 5, not "below -5". */
export function isOperator(text: string, start: number, sign = ''): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  if (sign === '-' && /\p{L} $/u.test(before)) return false;
  return /^[-+]/.test(sign) && /[\d\p{L})%] *$/u.test(before);
}
