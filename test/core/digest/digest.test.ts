import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../src/core/catalog/labels-of.ts';
import { digestOf, isQuiet } from '../../../src/core/digest/digest.ts';
import { detailWords, digestWords, peopleWords } from '../../../src/core/digest/digest-words.ts';
import { NO_NEWS } from '../../../src/core/watch/feeds/feed-news.ts';
import { digestInput, fullDigest, pick, spend } from './sample-digest.ts';

const labelOf = labelsOf(digestInput().catalog);

describe('a digest', () => {
  it('keeps spend, the judge and production apart', () => {
    const digest = fullDigest();
    expect(digest.usd).toBeCloseTo(4.12, 10);
    expect(digest.changeUsd).toBeCloseTo(1.3, 10);
    expect(digest.judgeUsd).toBeCloseTo(0.42, 10);
    expect(digest.production.picks).toBe(2);
    expect(digestWords(digest, labelOf).spend).toEqual([
      'Evaluations: $4.12 for 260 calls by 2 people, $0.42 of it for judging answers.',
      '2 picks in use: about $111 a month in production: an estimate, and no part of the above.',
    ]);
  });

  it('counts picks at next month’s prices, and says today’s where they differ', () => {
    const at = new Date('2026-12-07T08:00:00Z');
    const digest = digestOf({ ...digestInput({ picks: [pick()] }), at });
    expect(digestWords(digest, labelOf).spend).toEqual([
      '1 pick in use: about $192 a month in production at next month’s prices, $96 at today’s: an estimate, and no part of the above.',
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

  it('says who spent what to who asks, and by how many in the post', () => {
    const digest = digestOf(
      digestInput({
        rows: [
          spend(6, 1),
          spend(7, 2),
          spend(7, 5, { person: null }),
          spend(6, 3, { person: 'U2' }),
        ],
      }),
    );
    expect(peopleWords(digest)?.lines).toEqual([
      { person: 'U1', text: ': $2, $1 more' },
      { person: 'U2', text: ': $0, $3 less' },
    ]);
    expect(digestWords(digest, labelOf).spend[0]).toContain('by 1 person');
    expect(peopleWords(digestOf(digestInput()))).toBeNull();
  });

  it('names the cheapest model that a pick was never tested against', () => {
    expect(digestWords(fullDigest(), labelOf).cheaper).toEqual([
      'Haiku 5.5 would cost $12.80 a month for “invoice amounts” instead of $96 with Gemini 3.8 Flash, if it is good enough.',
    ]);
  });

  it('has picks as stale whose price or answering model changed since they were tested', () => {
    const at = new Date('2027-01-11T08:00:00Z');
    const served = new Map([['google/gemini-3.8-flash', ['gemini-3.8-flash', 'flash-002']]]);
    const stale = digestOf(digestInput({ picks: [pick()], served, at }));
    expect(digestWords(stale, labelOf).stale).toEqual([
      'Gemini 3.8 Flash doubled on 1 Jan 2027: “invoice amounts” went from $96 to $192 a month.',
      '“invoice amounts” was tested before “flash-002” answered for Gemini 3.8 Flash.',
    ]);
    const again = pick({ testedAt: new Date('2027-01-05') });
    expect(digestOf(digestInput({ picks: [again], at })).stale).toEqual([]);
  });

  it('says what one list alone reports of a price in the week, and is not quiet then', () => {
    const report = {
      source: 'LiteLLM',
      provider: 'anthropic',
      id: 'claude-haiku-5-5',
      day: '2026-11-20',
      words: 'Price change: claude-haiku-5-5',
    };
    const before = { ...report, day: '2026-11-15' };
    const sibling = { ...report, id: 'claude-haiku-5' };
    const news = { ...NO_NEWS, reports: [report, before, sibling] };
    const digest = digestOf(digestInput({ picks: [haikuSince('2026-11-01')], news }));
    expect(digestWords(digest, labelOf).reports).toEqual([
      'Reported by LiteLLM alone on 20 Nov 2026, for Haiku 5.5 of “invoice amounts”: “Price change: claude-haiku-5-5”',
    ]);
    expect(isQuiet(digest)).toBe(false);
  });

  it('says which list could not be read, but is not posted for that', () => {
    const unread = [{ feed: 'deprecations-info' as const, reason: 'the server answered 503' }];
    const digest = digestOf(digestInput({ news: { ...NO_NEWS, unread } }));
    expect(digestWords(digest, labelOf).gaps).toEqual([
      'The list deprecations-info could not be read (the server answered 503): what it said before stays, and news of it may be missing.',
    ]);
    expect(isQuiet(digest)).toBe(true);
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

  it('has every task in the thread where the post has the top three alone', () => {
    const rows = ['a', 'b', 'c', 'd'].map((task, index) => spend(7, index + 1, { task }));
    const [first] = detailWords(digestOf(digestInput({ rows })), labelOf);
    expect(first?.title).toBe('By task');
    expect(first?.lines.map(({ text }) => text)).toEqual([
      '“d”: $4, new',
      '“c”: $3, new',
      '“b”: $2, new',
      '“a”: $1, new',
    ]);
  });

  it('has models and the bill in the thread', () => {
    const sections = detailWords(fullDigest(), labelOf).map(({ title, lines }) => ({
      title,
      lines: lines.map(({ text }) => text),
    }));
    expect(sections).toEqual([
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
          '16 Nov 2026 to 22 Nov 2026 (UTC): ledger $2.82, Anthropic $2.87 (+1.8%).',
          'Google has no way to ask for what it billed: its calls are not compared.',
        ],
      },
    ]);
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

function haikuSince(day: string) {
  const model = 'anthropic/claude-haiku-5-5';
  return pick({ catalogName: model, model, acceptedAt: new Date(day) });
}
