import { describe, expect, it } from 'vitest';
import { callCostWords, yearWords } from '../../../../src/core/result/words/cost-words.ts';
import { modelResult } from '../../../support/fixtures/result-fixtures.ts';

describe('what a model costs in words', () => {
  it('has the interval of a call’s mean where it was measured and varies', () => {
    const words = (costInterval: [number, number] | null) =>
      callCostWords(modelResult({ costPerCall: 0.00006, costInterval }));
    expect(words([0.000052, 0.00007])).toBe('$0.0000600 a call (95%: $0.0000520-$0.0000700)');
    expect(words([0.00006, 0.00006])).toBe('$0.0000600 a call');
    expect(words(null)).toBe('$0.0000600 a call');
  });

  it('adds twelve months up, steps included', () => {
    const months = [
      { month: '2026-12', usd: 100 },
      { month: '2027-01', usd: 200 },
    ];
    expect(yearWords(modelResult({ months }))).toBe('$300 for twelve months from Dec 2026');
    expect(yearWords(modelResult())).toBeNull();
  });

  it('ends the sum where the model does', () => {
    const months = [
      { month: '2026-12', usd: 100 },
      { month: '2027-01', usd: 20 },
      { month: '2027-02', usd: 0 },
    ];
    const words = (retirement: string | null) => yearWords(modelResult({ months, retirement }));
    expect(words('2027-01-07')).toBe('$120 from Dec 2026 until it retires on 7 Jan 2027');
    expect(words(null)).toBe('$120 from Dec 2026 until a model of it retires');
    const whole = months.map((each) => ({ ...each, usd: 100 }));
    expect(yearWords(modelResult({ months: whole, retirement: '2027-03-01' }))).toBe(
      '$300 for twelve months from Dec 2026',
    );
  });
});
