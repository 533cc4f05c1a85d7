import { CURRENCY_CODES as CODES } from './amounts.ts';

/** The months in French, Spanish, Italian and Portuguese. */
export const ROMANCE_MONTHS: readonly string[] = [
  'janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre',
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
  'gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre',
  'janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro',
];
const MONTHS = [
  'jan(?:uary|uari|uar)?|feb(?:ruary|ruari|ruar)?|march|maart|mar|mrt|märz|apr(?:il)?|may(?! be)|mei|mai',
  'june?|juni|july?|juli|aug(?:ust|ustus)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?',
  ...ROMANCE_MONTHS,
];
const MONTH = `(?:${MONTHS.join('|')})(?!\\p{L})\\.?`;
const DAY = '\\d{1,2}(?:st|nd|rd|th|er|e|\\.)?';

/** What has digits and is no number, with an example: nothing within it is one. */
const NO_NUMBERS: readonly (readonly [name: string, example: string, source: string])[] = [
  ['web address', 'https://x.nl/p/42', 'https?://\\S+'],
  ['account number', 'NL91 ABNA 0417 1643 00', '[a-z]{2}\\d{2} ?[a-z]{4}(?: ?\\d{2,4}){1,8}'],
  ['date', '2026-11-24', '\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}(?!\\d)'],
  ['date', '24-11-2026', '\\d{1,2}(?<part>[-/.])\\d{1,2}\\k<part>(?:\\d{4}|\\d{2})(?![\\d.])'],
  ['date', '24 November 2026', `${DAY}(?: of| de)? ${MONTH}(?:,?(?: de)? \\d{4})?`],
  ['date', 'November 24, 2026', `${MONTH} ${DAY}(?:,? \\d{4})?(?![\\d.,]\\d)`],
  ['month', 'November 2026', `${MONTH} \\d{4}`],
  ['date', '2026年11月24日', '\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?'],
  ['time', '14:30, 16:9', '\\d+(?::\\d+)+(?: ?[ap]\\.?m\\b)?'],
  ['time', '14u30', '\\d{1,2}[uh]\\d{2}(?!\\d)'],
  ['time', '3 pm, 2.30 pm', '\\d{1,2}(?:\\.\\d\\d)? ?[ap]\\.?m\\b\\.?'],
  ['phone number', '+31 6 12345678', '\\+\\d{1,3}(?:[ -]\\(?\\d{1,8}\\)?){2,}|\\+\\d{11,15}'],
  ['phone number', '020-1234567', '0\\d{1,3}-\\d{6,8}'],
  ['phone number', '(555) 123-4567', '\\(\\d{3}\\) ?\\d{3}-\\d{4}|\\d{3}-\\d{3}-\\d{4}'],
  [
    'time',
    "6 uur 's avonds, 6 o'clock",
    "\\d{1,2} (?:uur 's (?:ochtends|morgens|middags|avonds|nachts)|o'?clock)",
  ],
  ['size', 'a 6-figure sum', '\\d{1,2}-figure(?!\\p{L})'],
  ['period', 'Q4 2025, 1990s', "[qh]\\d(?: of)? (?:19|20)\\d\\d(?!\\d)|(?:19|20)\\d0'?s(?!\\p{L})"],
  [
    'decade',
    "the 80s, jaren '80, de 80-er jaren",
    "(?:the|early|mid|late|his|her|their|my)[ -]'?(?:[2-9]0|1[5-9]00)'?s(?!\\p{L})|'[2-9]0s(?!\\p{L})|jaren '?(?:19|20)?\\d0(?!\\d)|[2-9]0-?er jaren",
  ],
  ['protocol', 'HTTP/1.1', '[a-z]{2,10}/\\d+\\.\\d+'],
  ['function', '√16, log(100)', '(?:√|sqrt|log|ln|sin|cos|tan) ?[({]?\\d[\\d.,]*[)}]?'],
  [
    'function',
    'f(14), C(5,2), round(14.4)',
    '(?:[a-z]|abs|ceil|exp|floor|gcd|int|lcm|len|max|min|mod|pow|round|sum)\\(-?\\d[\\d., ]*\\)',
  ],
  ['name', 'house number 14-b, 3-D', '\\d{1,4}-[a-fio-ru](?![\\p{L}\\d-])'],
  ['number of another base', '0x1F', '0[xb][\\da-f]+'],
  ['code', '1a2b3c', '\\d+(?!(?:mm|cm|dm|k?m)[23](?!\\w)|e\\d+(?!\\w)|x ?10\\^)[a-z]+\\d\\w*'],
  [
    'name or code',
    'INV-2026-0042, GPT-4, CO2',
    `(?!(?:${CODES.join('|')}|rs|kr|rp)\\.?\\d)[a-z][a-z\\d_]{0,30}(?:-[a-z]{1,30}){0,4}-?\\d[\\w-]*(?:\\.\\d[\\w-]*)*`,
  ],
];

/** What may stand before a number as its currency. */
const CURRENCY = `(?:(?:[a-z]{1,2})?[$€£¥₹₽₩₺฿]|(?:${CODES.join('|')})(?!\\p{L})|(?:rs|kr|rp)\\.?(?!\\p{L})|zł) ?`;

/** The digits of a number with all that may part them; `readDigits` says whether they form one. */
const DIGITS =
  "(?:\\d{1,3}(?: \\d{3})+(?![\\d])(?:[.,]\\d+)?|\\d+(?:[.,'_]\\d+)*|(?<![.,])[.,]\\d+)";

/** The forms of numbers, with an example: the sign, the currency, then one of these. */
const NUMBERS: readonly (readonly [name: string, example: string, source: string])[] = [
  [
    'fraction',
    '2 1/2, 3/4',
    '(?:(?<mixed>\\d+) )?(?<over>\\d+) ?/ ?(?<under>\\d+)(?![/\\d]|[.,]\\d)',
  ],
  ['power', '2^10, 10^6', '(?<base>\\d+(?:[.,]\\d+)?)\\^[{(]?(?<power>[-+]?\\d+)[)}]?'],
  [
    'digits, scientific or not',
    '1.2e6, 1.2 × 10^6, 1,234.50',
    `(?<digits>${DIGITS})(?:e(?<exponent>[-+]?\\d+)(?![\\p{L}\\d])| ?[x×·*] ?10\\^[{(]?(?<ten>[-+]?\\d+)[)}]?)?`,
  ],
];

/** Words before a number that put it below zero. */
export const MINUS =
  'minus|negative|negatief|min|(?<!(?:al?|ao|au|du|lo|pelo) )(?:moins|menos|meno)';
const SIGN = `[-+] ?|(?:${MINUS}) `;
const NOT_WITHIN = '(?<![\\p{Script=Latin}\\d_^])';

/**
 * One match for each thing with digits in a text: with the group `other` for what is no number, else with
 * `sign`, `currency`, `inner` (a sign behind the currency) and the groups of its form.
 */
export const FORMS = new RegExp(
  `${NOT_WITHIN}(?:(?<other>${NO_NUMBERS.map(([, , source]) => `(?:${source})`).join('|')})` +
    `|(?<sign>${SIGN})?(?<currency>${CURRENCY})?(?<inner>[-+] ?|\\(\\s?)?(?:${NUMBERS.map(([, , source]) => source).join('|')}))`,
  'giu',
);
