import { describe, expect, it } from 'vitest';
import { compileComparison } from '../../../src/core/scoring/compile-scorer.ts';
import { parseJudgement } from '../../../src/core/scoring/judge-reply.ts';
import { PLAIN, type ScorerName } from './table/scorers.ts';

const LENGTH = 250_000;
/** Of a plain scan; the machine may be busy, and what isn't linear takes hundreds. */
const MOST_SCANS = 40;

const PIECES = [
  ...[
    'a',
    '9 ',
    '1,',
    '-',
    '(',
    '[',
    '{',
    '"',
    '*',
    '**4',
    '_',
    '`',
    '```\n',
    '<',
    '</',
    '<answer>',
  ],
  ...[
    '\\',
    '\\boxed{',
    '$',
    '# a\n',
    '\n',
    ' ',
    '\u{a0}',
    '\u{200b}',
    '\u{2014}',
    'e\u{301}',
    '\u{2026}',
  ],
  ...[
    '1 + 2 = ',
    '= ',
    '[[{"a":',
    '{"a":1}',
    'twee duizend ',
    'not ',
    'no x ',
    'answer: ',
    'total is ',
  ],
  ...[
    'wait ',
    'score: 0.5 ',
    '{"score":0.5}',
    'http://a1 ',
    'a-1-',
    '2026-11-24 ',
    'x = 1, ',
    '| a |\n',
    '- a\n',
  ],
];

const EXPECTED: Readonly<Record<ScorerName, string>> = {
  exact: 'billing',
  contains: 'billing',
  regex: '^bil+ing$',
  number: '42',
  json: '{"a":1}',
};

/** Of the processor: what else the machine does counts for little. */
function microsecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function scan(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  return sum;
}

const SCORERS = [
  ...(Object.keys(EXPECTED) as ScorerName[]).map((name) => {
    const sample = { columns: {}, expected: EXPECTED[name], alternatives: [], group: null };
    const compare = compileComparison(PLAIN[name]);
    return { name, score: (text: string) => compare(text, sample) };
  }),
  { name: 'judge', score: parseJudgement },
];

describe.each(SCORERS)('a long answer costs $name few plain scans', ({ score }) => {
  it.each(PIECES)('of %j', (piece) => {
    const text = piece.repeat(LENGTH / piece.length);
    const scanning = () => microsecondsOf(() => scan(text));
    scanning();
    const plain = Math.max(scanning(), scanning(), 500);
    score(piece.repeat(20));
    const scoring = () => microsecondsOf(() => score(text));
    expect(Math.min(scoring(), scoring()) / plain).toBeLessThan(MOST_SCANS);
  });
});
