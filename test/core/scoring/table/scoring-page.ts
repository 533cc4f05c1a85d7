import { JUDGE } from './judge.ts';
import type { Kind } from './kinds.ts';
import { KINDS, type ScorerName } from './scorers.ts';

/** What stands above the scorers; `mixed`: rows that the page leaves out. */
const introduction = (mixed: number) => `# What counts as right

Made from the tests' own table by \`node scripts/scoring-page.ts\`: every row is a test. Realistic mixes of answers, kind by
kind the same, are left out here and stand beside them, in \`test/core/scoring/table/\`: ${mixed.toLocaleString('en')} rows more.

A verdict is what a reasonable person would say of the answer. A right answer with something around it is
right, and the result says what had to be dropped; \`strict: true\` on a scorer counts the exact form. Where a
number can be read in two ways, or none is marked as the answer, the answer is unreadable and scores 0; an
expected answer with two readings is a fault of the file, told before anything is spent. A sample may accept
several answers: the best verdict counts.
`;

const ABOUT: Readonly<Record<ScorerName, string>> = {
  exact:
    'The answer is the expected text. Options: `ignoreCase` (true), `trim` (true), `unicode` (NFC, NFKC or fold), `strict`.',
  contains:
    'The expected text stands in the answer. Options: `ignoreCase` (true), `words` (whole words only), `not` (texts that must not be there), `strict`.',
  regex:
    'A pattern is found in the answer (RE2 syntax, without slashes and flags). `\\w`, `\\d`, `\\s`, and `\\b` at the ends of a pattern, know the letters of every language. An answer of more than 400,000 characters is unreadable. Options: `pattern` (one for all samples), `ignoreCase`, `strict`.',
  number:
    'The answer’s number is the expected one, compared as exact decimals. Options: `tolerance`, `relative`, `decimal` (comma or point; worked out from all expected answers where it is left out), `which` (first, last or only), `strict`.',
  json: 'The share of fields, or of a list’s items, that are as expected. More than 250,000 characters or 500 levels are unreadable. Options: `fields`, `schema`, `order` (false: lists as sets), `tolerance`, `strict`.',
};

/** Names of rows that show how people mix the kinds, and none of their own. */
const MIXES = /^(A mix|Read by a second person|Held out)/;

/** Returns docs/scoring.md: the table's kinds scorer by scorer, and how many rows of mixes are tests alone. */
export function scoringPage(): string {
  const names = Object.keys(KINDS) as ScorerName[];
  const scorers = names.map((name) => {
    const kinds = KINDS[name].filter(({ kind }) => !MIXES.test(kind));
    return [`## ${name}`, '', ABOUT[name], '', ...kinds.map(kindPart)].join('\n');
  });
  return `${[introduction(mixedRows()), ...scorers, judgePart()].join('\n').trimEnd()}\n`;
}

function mixedRows(): number {
  const mixes = Object.values(KINDS)
    .flat()
    .filter(({ kind }) => MIXES.test(kind));
  return mixes.reduce((sum, { rows }) => sum + rows.length, 0);
}

function kindPart({ kind, rows }: Kind<object>): string {
  const lines = rows.map(
    ([answer, expected, verdict]) => `| ${code(answer)} | ${code(expected)} | ${word(verdict)} |`,
  );
  return [`### ${kind}`, '', '| answer | expected | |', '| --- | --- | --- |', ...lines, ''].join(
    '\n',
  );
}

function judgePart(): string {
  const lines = JUDGE.map(([reply, score]) => `| ${code(reply)} | ${score ?? 'none'} |`);
  const about =
    'A model grades the answer by your rubric, from 0 to 1. Its reply and the score in it:';
  return ['## judge', '', about, '', '| reply | score |', '| --- | --- |', ...lines, ''].join('\n');
}

function word(verdict: Kind<object>['rows'][number][2]): string {
  if (verdict === 'unreadable') return 'unreadable';
  if (verdict === 0 || verdict === 1) return verdict === 1 ? 'right' : 'wrong';
  return `${Math.round(verdict * 100)}%`;
}

/** A text as JSON writes it where it has more than plain characters, between marks that it doesn't have. */
function code(text: string): string {
  if (text === '') return '(nothing)';
  const isPlain = /^[!-~](?:[ -~\u00a1-\u024f€]*[!-~\u00a1-\u024f€])?$|^[\u00a1-\u024f€]$/.test(
    text,
  );
  const shown = (isPlain ? text : escaped(text)).replaceAll('|', '\\|');
  const marks = '`'.repeat(1 + Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)));
  const space = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${marks}${space}${shown}${space}${marks}`;
}

function escaped(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Default_Ignorable_Code_Point}\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
