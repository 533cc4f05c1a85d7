import type { Kind } from './kinds.ts';

interface Options {
  ignoreCase?: boolean;
  words?: boolean;
  not?: readonly string[];
  strict?: boolean;
}

export const CONTAINS: readonly Kind<Options>[] = [
  {
    kind: 'The text stands in the answer, or not',
    rows: [
      ['The BUG is here', 'bug', 1],
      ['feature', 'bug', 0],
      ['a.c', 'a.c', 1],
      ['abc', 'a.c', 0],
      ['Het bedrag wordt binnen 14 dagen teruggestort.', '14 dagen', 1],
      ['Your order ships on Monday.', 'Monday', 1],
      ['Your order ships on Tuesday.', 'Monday', 0],
      ['Amsterdam, Rotterdam en Utrecht', 'rotterdam', 1],
      ['The refund takes fourteen days', '14 days', 0],
      ['De STRASSE', 'straße', 1],
    ],
  },
  {
    kind: 'Typography and marks within it',
    rows: [
      ['It isn’t refundable.', "isn't refundable", 1],
      ['**Acme\u202fCorp**', 'Acme Corp', 1],
      ['Acme **Corp** is the vendor', 'Acme Corp', 1],
      ['<b>Acme</b> Corp', 'Acme Corp', 1],
      ['the `total` amount', 'total amount', 1],
      ['Acme\nCorp', 'Acme Corp', 1],
      ['per e‑mail verstuurd', 'e-mail', 1],
      ['Re\u00adfund', 'refund', 1],
      ['cafe\u0301', 'café', 1],
      ['Say “hello world”', '"hello world"', 1],
      ['binnen 14\u00a0dagen', '14 dagen', 1],
      ['It is refundable within 14 days', 'refundable within 14 days.', 1],
      ['snake_case_name', 'snake_case_name', 1],
      ['2 * 3 * 4', '2 * 3', 1],
    ],
  },
  {
    kind: 'Numbers are never found within others',
    rows: [
      ['Order 123456 is shipped.', '12345', 0],
      ['De termijn is 114 dagen', '14 dagen', 0],
      ['Order 12345 is shipped.', '12345', 1],
      ['The price is 5.50', '5', 0],
      ['The price is 2,5', '5', 0],
      ['The price is 5, not 6', '5', 1],
      ['The price is $5.', '$5', 1],
      ['1.500 euro', '500 euro', 0],
      ['room 12b', '12', 1],
      ['2026-11-24', '2026', 1],
    ],
  },
  {
    kind: 'What is denied does not count',
    rows: [
      ['geen klacht', 'klacht', 0],
      ['This is not a bug.', 'bug', 0],
      ["It isn't a bug", 'bug', 0],
      ['no refund', 'no refund', 1],
      ['not billing but a bug', 'bug', 1],
      ['No, this is a bug.', 'bug', 1],
      ['Dit is niet terugbetaalbaar', 'terugbetaalbaar', 0],
      ['There is no bug in billing', 'billing', 1],
    ],
  },
  {
    kind: 'Whole words: words true',
    options: { words: true },
    rows: [
      ['debugging', 'bug', 0],
      ['a bug!', 'bug', 1],
      ['jaar', 'ja', 0],
      ['Ja, hoor', 'ja', 1],
      ['naïef', 'ef', 0],
      ['één café', 'café', 1],
      ['cafés', 'café', 0],
      ['Order 123456', '12345', 0],
      ['De termijn is 114 dagen', '14 dagen', 0],
      ['(14 dagen)', '14 dagen', 1],
      ['東京都です', '東京', 1],
      ['C++ is fast', 'C++', 1],
    ],
  },
  {
    kind: 'What must not be there: not [bug, other]',
    options: { words: true, not: ['bug', 'other'] },
    rows: [
      ['billing', 'billing', 1],
      ['billing, bug, other', 'billing', 0],
      ['billing or other', 'billing', 0],
      ['billing, debugged', 'billing', 1],
      ['bug', 'billing', 0],
    ],
  },
  {
    kind: 'The exact form: strict',
    options: { strict: true },
    rows: [
      ['It isn’t refundable.', "isn't refundable", 0],
      ['The bug', 'bug', 1],
      ['Acme **Corp**', 'Acme Corp', 0],
      ['This is not a bug', 'bug', 1],
    ],
  },
];
