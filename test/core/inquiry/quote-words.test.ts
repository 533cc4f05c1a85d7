import { describe, expect, it } from 'vitest';
import { costWords, helperWords, triedWords } from '../../../src/core/inquiry/quote-words.ts';

const cost = { expectedUsd: 0.1, largestUsd: 0.3, neededUsd: 0.1, leastCallUsd: 0.01 };
const quote = { ...cost, tried: ['longer thinking (high)', 'faq.md'] };

describe('what an inquiry tries', () => {
  it('is said of the failing samples that are known', () => {
    expect(triedWords({ ...quote, unanswered: 0, failing: 12 })).toBe(
      'Tried on 12 failing samples, beside a plain retry: longer thinking (high), faq.md.',
    );
  });

  it('is said with a bound where samples are still to be answered', () => {
    expect(triedWords({ ...quote, unanswered: 38, failing: 24 })).toBe(
      'First it is asked the 38 samples that it has not answered yet. What fails then, at most 24, is asked again, beside a plain retry: longer thinking (high), faq.md.',
    );
    expect(triedWords({ ...quote, unanswered: 1, failing: 7 })).toMatch(
      /the 1 sample that it has not answered yet\. What fails then, at most 7,/,
    );
  });
});

describe('what another model does besides', () => {
  it.each([
    [true, ['faq.md', 'rules'], 'Opus 5.5 rates the document and writes the rules.'],
    [true, ['faq.md'], 'Opus 5.5 rates the document.'],
    [false, ['rules'], 'Opus 5.5 writes the rules.'],
    [false, ['longer thinking (high)'], null],
  ])('with a document %s and %j', (hasDocument, tried, words) => {
    expect(helperWords('Opus 5.5', { hasDocument, tried })).toBe(words);
    expect(helperWords(null, { hasDocument, tried })).toBeNull();
  });
});

describe('what an inquiry costs', () => {
  it('is said with what it costs at most', () => {
    expect(costWords(cost)).toBe('It may cost about $0.10, at most $0.30.');
  });

  it('is said with what all of it would take, where its budget is too small for that', () => {
    expect(costWords({ ...cost, expectedUsd: 0.3, neededUsd: 0.52 })).toBe(
      'It may cost about $0.30, at most $0.30. All of it would take about $0.52: it ends where its budget does.',
    );
  });
});
