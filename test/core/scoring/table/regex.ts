import type { Kind } from './kinds.ts';

interface Options {
  pattern?: string | null;
  ignoreCase?: boolean;
  strict?: boolean;
}

export const REGEX: readonly Kind<Options>[] = [
  {
    kind: 'The pattern is found, or not',
    rows: [
      ['It is 42.', '\\b42\\b', 1],
      ['It is 421.', '\\b42\\b', 0],
      ['FOO', '^foo$', 0],
      ['INV-2026-0042', '^INV-\\d{4}-\\d{4}$', 1],
      ['INV-2026-42', '^INV-\\d{4}-\\d{4}$', 0],
      ['a@b.nl', '^[^@\\s]+@[^@\\s]+$', 1],
      ['ja of nee', '^(ja|nee)$', 0],
      ['foo bar', 'foo\\s+bar', 1],
    ],
  },
  {
    kind: 'Space, invisible characters and marks around the answer',
    rows: [
      ['billing\n', '^(billing|bug|other)$', 1],
      [' billing ', '^(billing|bug|other)$', 1],
      ['**billing**', '^(billing|bug|other)$', 1],
      ['billing.', '^(billing|bug|other)$', 1],
      ['`bug`', '^(billing|bug|other)$', 1],
      ['```\nbug\n```', '^(billing|bug|other)$', 1],
      ['\u200bbilling', '^billing$', 1],
      ['new\u00a0york', '^new york$', 1],
      ['It isn’t', "isn't", 1],
      ['e‑mail', '^e-mail$', 1],
      ['“quoted”', '“quoted”', 1],
      ['cafe\u0301', '^caf\u00e9$', 1],
      ['billing, bug', '^(billing|bug|other)$', 0],
    ],
  },
  {
    kind: 'Letters, words and digits of every language',
    rows: [
      ['een café', '\\bcafé\\b', 1],
      ['een cafés', '\\bcafé\\b', 0],
      ['één', '^\\w+$', 1],
      ['naïef', '\\bef\\b', 0],
      ['naïef', '\\b(na|ef)\\b', 0],
      ['une idée', '\\bidée\\b|\\bplan\\b', 1],
      ['10\u202f000', '10\\s000', 1],
      ['日本', '^\\w+$', 1],
      ['hé!', '^\\w+\\W$', 1],
      ['é-é', '^[\\w-]+$', 1],
      ['é', '^[^\\w]$', 0],
      ['é', '^[\\W]$', 0],
      ['٣', '^\\d$', 1],
      ['\\d', '\\\\d', 1],
    ],
  },
  {
    kind: 'Any letter case: ignoreCase true',
    options: { ignoreCase: true },
    rows: [
      ['FOO', '^foo$', 1],
      ['CAFÉ', '\\bcafé\\b', 1],
    ],
  },
  {
    kind: 'One pattern for all samples',
    options: { pattern: '^(ja|nee)$', ignoreCase: true },
    rows: [
      ['Ja.', '', 1],
      ['misschien', '', 0],
    ],
  },
  {
    kind: 'The exact form: strict',
    options: { strict: true },
    rows: [
      ['billing\n', '^billing$', 0],
      ['billing', '^billing$', 1],
      ['**billing**', '^billing$', 0],
      ['één', '^\\w+$', 1],
    ],
  },
];
