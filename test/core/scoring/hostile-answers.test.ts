import { describe, expect, it } from 'vitest';
import { compileComparison } from '../../../src/core/scoring/compile-scorer.ts';
import { expectedFault, settledScorer } from '../../../src/core/scoring/expected-fault.ts';
import { holdsAnswer } from '../../../src/core/scoring/holds-answer.ts';
import { LONGEST_JSON } from '../../../src/core/scoring/json/read-json.ts';
import { parseJudgement } from '../../../src/core/scoring/judge-reply.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';
import type { ScorerName } from './table/scorers.ts';

const LENGTH = 1_000_000;
/** Of a plain scan. */
const MOST_SCANS = 20;
/** Measured again where it is more: other work of the machine may have counted. */
const TRIES = 4;

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

const nested = (length: number, open: string, close: string) => {
  const levels = Math.floor(length / (open.length + close.length));
  return `${open.repeat(levels)}1${close.repeat(levels)}`;
};
const many = (length: number, make: (at: number) => string) => {
  const items: string[] = [];
  for (let made = 0; made < length; made += items.at(-1)!.length + 1)
    items.push(make(items.length));
  return items.join();
};

/** JSON that is deep, wide or long, whole and in a fence. */
const structuresOf = (length: number): Readonly<Record<string, string>> => ({
  'nested objects': nested(length, '{"a":', '}'),
  'nested lists': nested(length, '[', ']'),
  'nested lists of objects': nested(length, '[{"a":', '}]'),
  'many keys': `{${many(length, (at) => `"k${at}":${at}`)}}`,
  'one key many times': `{${many(length, () => '"a":1')}}`,
  'many numbers': `[${many(length, String)}]`,
  'many ones': `[${many(length, () => '1')}]`,
  'many lists': `[${many(length, () => '[]')}]`,
  'many objects': `[${many(length, (at) => `{"id":${at}}`)}]`,
  'a long number': `[${'9'.repeat(length)}]`,
  'many long numbers': `[${many(length, (at) => `1234567890123456${at}`)}]`,
  'a long text': JSON.stringify({ a: 'x"'.repeat(length / 3) }),
  'a fence with many keys': `\`\`\`json\n{${many(length, (at) => `"k${at}":${at}`)}}\n\`\`\``,
  'many keys in single quotes': `{${many(length, (at) => `'k${at}':${at}`)}}`,
  'a score behind many keys': `{${many(length, (at) => `"k${at}":{}`)},"score":0.5}`,
});

const INPUTS = [
  ...PIECES.map((piece) => [JSON.stringify(piece), piece.repeat(LENGTH / piece.length)] as const),
  ...Object.entries(structuresOf(LENGTH)),
];

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

/** What the clock can tell. */
const LEAST_SCAN = 500;

const scanned = new Map<string, number>();

/** What a plain scan of a text takes: measured once, and again where something took long. */
function scanOf(text: string, again: boolean): number {
  const before = again ? undefined : scanned.get(text);
  const plain =
    before ?? Math.max(LEAST_SCAN, ...[1, 2, 3].map(() => microsecondsOf(() => scan(text))));
  scanned.set(text, plain);
  return plain;
}

/** How many plain scans of a text it takes: the fewest of some tries. */
function scansOf(text: string, work: (text: string) => void): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && fewest > MOST_SCANS; tries++) {
    const plain = scanOf(text, tries > 0);
    fewest = Math.min(fewest, microsecondsOf(() => work(text)) / plain);
  }
  return fewest;
}

/** The inputs that cost too much, and how much. */
function costly(work: (text: string) => void): string[] {
  for (const [, text] of INPUTS) work(text.slice(0, 500));
  return INPUTS.flatMap(([name, text]) => {
    const scans = scansOf(text, work);
    return scans > MOST_SCANS ? [`${name}: ${Math.round(scans)}`] : [];
  });
}

const sampleOf = (expected: string) => ({ columns: {}, expected, alternatives: [], group: null });

describe.each(Object.keys(EXPECTED) as ScorerName[])(
  'a megabyte costs %s few plain scans',
  (name) => {
    const scorer = PLAIN_SCORERS[name];
    const sample = sampleOf(EXPECTED[name]);

    it('as an answer', () => {
      const compare = compileComparison(scorer);
      const holds = holdsAnswer(scorer);
      expect(costly((text) => compare(text, sample))).toEqual([]);
      expect(costly((text) => holds(text, sample))).toEqual([]);
    });

    it('as what is expected', () => {
      expect(costly((text) => expectedFault(text, scorer))).toEqual([]);
      expect(costly((text) => settledScorer(scorer, [text]))).toEqual([]);
      const compare = (text: string) => {
        if (expectedFault(text, scorer) === null)
          compileComparison(scorer)(EXPECTED[name], sampleOf(text));
      };
      expect(costly(compare)).toEqual([]);
    });
  },
);

it('a megabyte costs a judge’s reader few plain scans', () => {
  expect(costly(parseJudgement)).toEqual([]);
});

it('JSON that is just short enough to be read costs no more than a megabyte may', () => {
  const compare = compileComparison(PLAIN_SCORERS.json);
  const sample = sampleOf(EXPECTED.json);
  const megabyte = many(LENGTH, String);
  const costs = Object.entries(structuresOf(LONGEST_JSON - ROOM)).map(([name, text]) => {
    compare(text, sample);
    const scans = Array.from({ length: TRIES }, () => {
      const plain = scanOf(megabyte, true);
      return microsecondsOf(() => compare(text, sample)) / plain;
    });
    return [name, Math.round(Math.min(...scans))] as const;
  });
  expect(costs.filter(([, scans]) => scans > MOST_SCANS)).toEqual([]);
});

/** What fences and closing brackets add. */
const ROOM = 100;
