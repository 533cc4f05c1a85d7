import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../src/core/catalog/labels-of.ts';
import { digestOf, isQuiet } from '../../../src/core/digest/digest.ts';
import { detailWords, digestWords } from '../../../src/core/digest/digest-words.ts';
import { headlineOf } from '../../../src/core/digest/headline.ts';
import { digestInput, fullDigest, pick, spend } from './sample-digest.ts';

const labelOf = labelsOf(digestInput().catalog);
const headline = (rows: Parameters<typeof spend>[]) =>
  headlineOf(digestOf(digestInput({ rows: rows.map((row) => spend(...row)) })));

describe('a digest', () => {
  it('keeps spend, the judge and production apart', () => {
    const digest = fullDigest();
    expect(digest.usd).toBeCloseTo(4.12, 10);
    expect(digest.changeUsd).toBeCloseTo(1.3, 10);
    expect(digest.judgeUsd).toBeCloseTo(0.42, 10);
    expect(digest.production.picks).toBe(2);
    expect(digestWords(digest, labelOf).spend).toEqual([
      'Evaluations: $4.12 for 260 calls by 2 people, $0.42 of it for judging answers.',
      '2 picks in use: about $111 a month in production. This is an estimate and no part of the above.',
    ]);
  });

  it('says what is coming in dollars, and what has not been tested for 90 days', () => {
    const words = digestWords(fullDigest(), labelOf);
    expect(words.coming).toEqual([
      'Gemini 3.8 Flash doubles on 1 Jan 2027: “invoice amounts” goes from $96 to $192 a month.',
    ]);
    expect(words.stale).toEqual([
      '“support tickets” has used Haiku 5.5 for 113 days without a new test.',
    ]);
    expect(words.month).toBe(
      'November to date: $11.80 of $50 (24%); at this rate $16.09 by its end.',
    );
    expect(words.savings).toEqual(['$234 a month less on “support tickets”: not in use yet.']);
  });

  it('has the top three, most expensive first, with their changes', () => {
    expect(digestWords(fullDigest(), labelOf).top).toEqual([
      '“support tickets”: $2.82, $0.35 more',
      '“invoice amounts”: $1.30, $0.95 more',
    ]);
    const rows = ['a', 'b', 'c', 'd'].map((task, index) => spend(7, index + 1, { task }));
    expect(digestWords(digestOf(digestInput({ rows })), labelOf).top).toEqual([
      '“d”: $4, new',
      '“c”: $3, new',
      '“b”: $2, new',
    ]);
  });

  it('has eight weeks of history, oldest first', () => {
    expect(fullDigest().history.map(({ week, usd }) => `${week} ${usd.toFixed(2)}`)).toEqual([
      '2026-W40 2.10',
      '2026-W41 1.40',
      '2026-W42 0.00',
      '2026-W43 3.05',
      '2026-W44 2.20',
      '2026-W45 1.90',
      '2026-W46 2.82',
      '2026-W47 4.12',
    ]);
  });

  it('has tasks, models and the bill in the thread', () => {
    expect(detailWords(fullDigest(), labelOf)).toEqual([
      {
        title: 'By task',
        lines: ['“support tickets”: $2.82, $0.35 more', '“invoice amounts”: $1.30, $0.95 more'],
      },
      {
        title: 'By model',
        lines: [
          'Haiku 5.5: $2.40, $0.07 less',
          'Gemini 3.8 Flash: $1.30, $0.95 more',
          'Opus 5.5: $0.42, new',
        ],
      },
      {
        title: 'Against the bill',
        lines: [
          'Ledger $2.82, Anthropic $2.87 (+1.8%).',
          'Google has no way to ask for what it billed: its calls are not compared.',
        ],
      },
    ]);
  });
});

describe('the headline', () => {
  it.each<{ name: string; rows: Parameters<typeof spend>[]; words: string }>([
    { name: 'nothing', rows: [], words: 'No evaluations ran last week.' },
    {
      name: 'nothing after something',
      rows: [[6, 2]],
      words: 'No evaluations ran last week; the week before they cost $2.',
    },
    {
      name: 'a first week',
      rows: [[7, 2]],
      words:
        'Evaluations cost $2 last week, after none the week before; all of it is “support tickets”.',
    },
    {
      name: 'a rise, most of it from one task',
      rows: [
        [6, 2],
        [7, 2.35],
        [6, 0.82, { task: 'b' }],
        [7, 1.77, { task: 'b' }],
      ],
      words:
        'Evaluations cost $4.12 last week, $1.30 (46%) more than the week before; $0.95 of that is “b”.',
    },
    {
      name: 'a rise that one task alone surpasses',
      rows: [
        [6, 2],
        [7, 1],
        [7, 2, { task: 'b' }],
      ],
      words:
        'Evaluations cost $3 last week, $1 (50%) more than the week before; “b” alone cost $2 more.',
    },
    {
      name: 'a fall, as a task did not run',
      rows: [
        [6, 2],
        [7, 2],
        [6, 1, { task: 'b' }],
      ],
      words:
        'Evaluations cost $2 last week, $1 (33%) less than the week before; “b”, $1 the week before, did not run.',
    },
    {
      name: 'no change',
      rows: [
        [6, 2],
        [7, 2],
      ],
      words: 'Evaluations cost $2 last week, as much as the week before.',
    },
    {
      name: 'a change of many tasks has no one cause',
      rows: [0, 1, 2, 3].flatMap((task) => [
        [6, 1, { task: `${task}` }],
        [7, 2, { task: `${task}` }],
      ]) as Parameters<typeof spend>[],
      words: 'Evaluations cost $8 last week, $4 (100%) more than the week before.',
    },
  ])('$name', ({ rows, words }) => {
    expect(headline(rows)).toBe(words);
  });
});

describe('a quiet week', () => {
  it.each([
    { name: 'nothing spent, no picks', change: {}, quiet: true },
    { name: 'spent before, not in the week', change: { rows: [spend(6, 5)] }, quiet: true },
    { name: 'a cent', change: { rows: [spend(7, 0.01)] }, quiet: false },
    { name: 'a pick whose price changes in 39 days', change: { picks: [pick()] }, quiet: false },
    {
      name: 'a pick that nothing happens to',
      change: {
        picks: [
          pick({ model: 'anthropic/claude-haiku-5-5', catalogName: 'anthropic/claude-haiku-5-5' }),
        ],
      },
      quiet: true,
    },
    {
      name: 'a pick that became stale in the week',
      change: { picks: [haikuSince('2026-08-20T10:00:00Z')] },
      quiet: false,
    },
    {
      name: 'a pick that has been stale for long',
      change: { picks: [haikuSince('2026-06-01T10:00:00Z')] },
      quiet: true,
    },
    {
      name: 'a pick whose price nobody knows',
      change: { picks: [pick({ catalogName: 'google/unknown' })] },
      quiet: false,
    },
  ])('$name: quiet is $quiet', ({ change, quiet }) => {
    expect(isQuiet(digestOf(digestInput(change)))).toBe(quiet);
  });
});

describe('data gaps', () => {
  const gaps = (change: Parameters<typeof digestInput>[0]) => digestOf(digestInput(change)).gaps;
  const bill = { provider: 'Anthropic', ledgerUsd: 4, problem: null, unmatched: [] };

  it('are calls without a bill', () => {
    expect(
      gaps({ rows: [spend(7, 0.5, { assumed: true, calls: 1 }), spend(6, 9, { assumed: true })] }),
    ).toEqual(['1 call has no bill: $0.50 is what it may have cost at most.']);
  });

  it('are bills that differ by more than 5%, and models that only one side has', () => {
    expect(gaps({ reconciliation: { ...bill, billedUsd: 4.19 } })).toEqual([]);
    expect(
      gaps({ reconciliation: { ...bill, billedUsd: 4.3, unmatched: ['claude-opus-5-5'] } }),
    ).toEqual([
      "Anthropic's bill differs by more than 5%: Ledger $4, Anthropic $4.30 (+7.5%).",
      'Only one of the ledger and Anthropic has claude-opus-5-5.',
    ]);
  });

  it('are bills that could not be read, with the reason', () => {
    expect(
      gaps({ reconciliation: { ...bill, billedUsd: null, problem: 'the key was refused.' } }),
    ).toEqual(["Anthropic's own bill could not be read: the key was refused."]);
  });
});

function haikuSince(day: string) {
  const model = 'anthropic/claude-haiku-5-5';
  return pick({ catalogName: model, model, acceptedAt: new Date(day) });
}
