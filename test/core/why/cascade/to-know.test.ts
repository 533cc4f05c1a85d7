import { describe, expect, it } from 'vitest';
import { toKnow } from '../../../../src/core/why/cascade/to-know.ts';
import { letteredTrials, sample, stored, words } from '../stored-fixtures.ts';

describe('what must be asked to know', () => {
  const all = Array.from({ length: 40 }, (_, at) => at);

  it('is the cheapest pair whose second model answered too few samples', () => {
    const of = stored([letteredTrials(words(40, 'r')), letteredTrials(words(10, 'r')), []]);
    expect(toKnow(of, 1)).toEqual({
      first: 0,
      second: 1,
      samples: all.slice(10),
      usd: expect.closeTo(0.3, 12),
    });
  });

  it('is nothing where all answered enough, or the first did not', () => {
    expect(
      toKnow(stored([letteredTrials(words(100, 'r')), letteredTrials(words(100, 'r'))]), 1),
    ).toBeNull();
    expect(toKnow(stored([letteredTrials(words(29, 'r')), []]), 1)).toBeNull();
    expect(toKnow(stored([[], letteredTrials(words(40, 'r'))]), 1)).toBeNull();
    expect(
      toKnow(stored([letteredTrials(words(30, 'r')), letteredTrials(words(30, 'r'))]), 1),
    ).toBeNull();
    const one = stored([letteredTrials(words(30, 'r')), letteredTrials(words(29, 'r'))]);
    expect(toKnow(one, 1)!.samples).toEqual([29]);
  });

  it('is the cheapest, whatever the order of the line-up, and of its samples', () => {
    const first = letteredTrials(words(40, 'r')).reverse();
    const of = stored([first, [], []]);
    const candidates = [of.candidates[0]!, of.candidates[2]!, of.candidates[1]!];
    expect(toKnow({ ...of, candidates }, 1)).toMatchObject({ second: 2, samples: all });
    const alike = candidates.map((each) => ({ ...each, monthCallUsd: 0.001 }));
    expect(toKnow({ ...of, candidates: alike }, 1)).toBeNull();
  });

  it('is nothing that could not pay, where the first is wrong so often', () => {
    // $0.001, and $0.01 where it is wrong: half of the first trials' scores in 20 of 40 samples.
    const of = stored([letteredTrials([...words(20, 'rr'), ...words(20, 'ra')]), []]);
    expect(toKnow(of, 0.0035)!.samples).toEqual(all);
    expect(toKnow(of, 0.0034)).toBeNull();
  });

  it('counts near-duplicates once', () => {
    const samples = Array.from({ length: 40 }, (_, at) => sample({ group: String(at >> 1) }));
    expect(toKnow(stored([letteredTrials(words(40, 'r')), []], { samples }), 1)).toBeNull();
  });
});
