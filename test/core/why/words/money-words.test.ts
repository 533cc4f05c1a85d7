import { describe, expect, it } from 'vitest';
import type { AddedTokensCost } from '../../../../src/core/pricing/added-tokens.ts';
import { addedMoneyWords, breakEvenWords } from '../../../../src/core/why/words/money-words.ts';

const uncached: AddedTokensCost = {
  uncached: 0.00045,
  uncachedMonthly: 45,
  cached: null,
  couldBeMonthly: null,
  usd: 0.00045,
  monthly: 45,
  isCached: false,
};
const said = (added: AddedTokensCost) =>
  addedMoneyWords({ what: 'the document', vendor: 'Google', added, plainMonthly: 11 });

describe('the dollars of what is added', () => {
  it('are told with the whole month', () => {
    expect(said(uncached)).toBe(
      'With the document it costs $56 a month, $45 of it for the document.',
    );
  });

  it('are told as they could be, where a cache isn’t promised', () => {
    expect(said({ ...uncached, couldBeMonthly: 4.5 })).toBe(
      'With the document it costs $56 a month, $45 of it for the document; it could be as little as $15.50 if Google keeps it cached, which can’t be counted on.',
    );
  });

  it('are told cached where that can be counted on, with what it takes', () => {
    const cached = { usd: 0.000015, monthly: 1.5, kept: '5 minutes', hitShare: 0.98 } as const;
    expect(said({ ...uncached, cached, monthly: 1.5, usd: 0.000015, isCached: true })).toBe(
      'With the document it costs $12.50 a month, $1.50 of it for the document: 98% of the calls read it from Google’s cache, kept for 5 minutes, if your own calls ask for that; uncached $56.',
    );
  });

  it('are told uncached where too few calls come', () => {
    const cached = { usd: 0.0005, monthly: 50, kept: '5 minutes', hitShare: 0.01 } as const;
    expect(said({ ...uncached, cached })).toBe(
      'With the document it costs $56 a month, $45 of it for the document: too few calls for Google’s cache to pay.',
    );
  });
});

describe('the break-even', () => {
  it('is told in tokens', () => {
    const facts = { saving: 0.0007 - 0.000115, perToken: 0.3 / 1e6 };
    expect(breakEvenWords('Sonnet 5.5', facts)).toBe(
      'Above 1,950 uncached tokens a call it would cost more than Sonnet 5.5.',
    );
  });

  it('is none where nothing is saved', () => {
    expect(breakEvenWords('Sonnet 5.5', { saving: 0, perToken: 1 })).toBeNull();
  });
});
