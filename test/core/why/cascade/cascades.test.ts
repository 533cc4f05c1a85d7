import { describe, expect, it } from 'vitest';
import { wilsonClustered } from '../../../../src/core/stats/wilson-clustered.ts';
import type { FinishedTrial } from '../../../../src/core/trial.ts';
import { type CascadeQuestion, cascades } from '../../../../src/core/why/cascade/cascades.ts';
import { certified } from '../../../../src/core/why/cascade/certify.ts';
import { type Estimate, estimatesOf } from '../../../../src/core/why/cascade/estimate.ts';
import { toKnow } from '../../../../src/core/why/cascade/to-know.ts';
import { sample, stored, trial } from '../stored-fixtures.ts';

const KIND = { continuous: false, theseSamples: false };

/** Trials by sample, one word each, a letter a trial: `r` right, others wrong with that answer, `-` missing. */
function trials(words: readonly string[]): FinishedTrial[] {
  return words.flatMap((word, at) =>
    [...word].map((letter, repeat) =>
      trial({
        sample: at,
        repeat,
        answer: letter === 'r' ? 'right' : letter,
        score: letter === '-' ? null : letter === 'r' ? 1 : 0,
      }),
    ),
  );
}
const words = (count: number, word: string) => Array<string>(count).fill(word);
/** A cheap model that is unsure of the last 20 of 100 samples; an expensive one that is right. */
const CHEAP = [...words(80, 'rrr'), ...words(20, 'abc')];
const BIG = words(100, 'r');
const pair = (cheap = CHEAP, big = BIG) => stored([trials(cheap), trials(big)]);
const question = (facts: Partial<CascadeQuestion> = {}): CascadeQuestion => ({
  stored: pair(),
  bar: 0.9,
  kind: KIND,
  proven: 1,
  ...facts,
});
const gates = (found: ReturnType<typeof cascades>) =>
  found.map(({ policy: { gate } }) =>
    gate.kind === 'disagree' ? `${gate.agree} of ${gate.of}` : gate.kind,
  );

describe('cascades', () => {
  it('are shown with what they are right on, hand on and cost', () => {
    const [cheapest] = cascades(question());
    const { lo, hi } = wilsonClustered(Array(100).fill(1), 1, 1.644854);
    expect(cheapest).toEqual({
      policy: { first: 0, second: 1, gate: { kind: 'disagree', agree: 2, of: 2 } },
      grade: 'proven',
      right: 1,
      interval90: [expect.closeTo(lo, 10), expect.closeTo(hi, 10)],
      samples: 100,
      samplesToProve: null,
      escalated: expect.closeTo(0.2, 12),
      // Twice $0.001 and a fifth of $0.01.
      costPerCall: expect.closeTo(0.004, 12),
      latencyP95: 800,
    });
    expect(gates(cascades(question()))).toEqual(['2 of 2', '3 of 3', '2 of 3']);
  });

  it('are none without a proven candidate to be cheaper than', () => {
    expect(cascades(question({ proven: null }))).toEqual([]);
  });

  it('cost a tenth less than the cheapest proven candidate', () => {
    const priced = (costPerCall: number) => {
      const of = stored([trials(CHEAP), trials(BIG), []]);
      const candidates = of.candidates.map((each, at) =>
        at === 2 ? { ...each, costPerCall } : each,
      );
      return gates(cascades(question({ stored: { ...of, candidates }, proven: 2 })));
    };
    // 2 of 2 costs $0.004, the others $0.005.
    expect(priced(0.005 / 0.9)).toEqual(['2 of 2', '3 of 3', '2 of 3']);
    expect(priced(0.0055)).toEqual(['2 of 2']);
    expect(priced(0.0044)).toEqual([]);
  });

  it('are none where no answer decides better than a coin', () => {
    // It disagrees with itself on samples that it gets right as often as the others.
    const noise = [
      ...words(40, 'rrr'),
      ...words(10, 'aaa'),
      ...words(40, 'rrr'),
      ...words(10, 'abc'),
    ];
    expect(cascades(question({ stored: pair(noise), bar: 0.8 }))).toEqual([]);
  });

  it('are likely where they are not proven, with the samples that would do', () => {
    const almost = [...words(74, 'rrr'), ...words(7, 'aaa'), ...words(19, 'abc')];
    const [found] = cascades(question({ stored: pair(almost) }));
    expect(found).toMatchObject({ grade: 'likely', right: 0.93, samplesToProve: 271 });
  });

  it('are none where they are hardly likely', () => {
    const worse = [...words(71, 'rrr'), ...words(10, 'aaa'), ...words(19, 'abc')];
    expect(cascades(question({ stored: pair(worse) }))).toEqual([]);
  });

  it('are likely at most where more than 5% of a model’s answers are missing', () => {
    const lacking = (missing: number) =>
      cascades(
        question({ stored: pair(CHEAP, [...words(100 - missing, 'r'), ...words(missing, '-')]) }),
      )[0]!;
    expect(lacking(5).grade).toBe('proven');
    expect(lacking(6).grade).toBe('likely');
  });

  it('stand on the samples that both answered, of which there are 30 at least', () => {
    const common = (both: number) =>
      cascades(
        question({
          stored: pair([...words(20, 'rrr'), ...words(80, 'abc')], words(both, 'r')),
          bar: 0.5,
        }),
      );
    expect(common(29)).toEqual([]);
    expect(common(32)[0]).toMatchObject({ samples: 32 });
  });

  it('count near-duplicates once', () => {
    const samples = Array.from({ length: 100 }, (_, at) => sample({ group: String(at >> 1) }));
    expect(cascades(question({ stored: { ...pair(), samples } }))[0]!.samples).toBe(50);
  });

  it('hand on what can’t be read where answers can’t be compared', () => {
    const scorer = { type: 'judge', rubric: 'kind', model: 'x/y' } as const;
    const cheap = trials(CHEAP).map((each) =>
      each.score === 0 ? { ...each, failure: 'truncated' as const } : each,
    );
    const of = stored([cheap, trials(BIG)], { scorer });
    expect(gates(cascades(question({ stored: of })))).toEqual(['unreadable']);
  });

  it('ask two cheap models beside each other, the cheaper one first', () => {
    const second = [...words(80, 'r'), ...words(20, 'z')];
    const of = stored([
      trials(words(100, 'r').map((_, at) => (at < 80 ? 'r' : 'a'))),
      trials(second),
      trials(BIG),
    ]);
    const found = cascades(question({ stored: of, proven: 2 }));
    expect(found.map(({ policy }) => policy)).toEqual([
      { first: 0, second: 2, gate: { kind: 'other model', other: 1 } },
    ]);
    expect(found[0]!.costPerCall).toBeCloseTo(0.001 + 0.01 + 0.2 * 0.1, 12);
  });

  it('are five at most, the cheapest first', () => {
    const middle = [...words(85, 'rrr'), ...words(15, 'xyz')];
    const of = stored([trials(CHEAP), trials(middle), trials(BIG)]);
    const found = cascades(question({ stored: of, proven: 2 }));
    expect(found).toHaveLength(5);
    const costs = found.map(({ costPerCall }) => costPerCall);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });
});

describe('a fixed sequence', () => {
  const estimate = (escalated: number, right: number): Estimate => {
    const share = (count: number) => [...Array(count).fill(1), ...Array(100 - count).fill(0)];
    return {
      policy: { first: 0, second: 1, gate: { kind: 'unreadable' } },
      right: share(right),
      firstRight: share(70),
      secondRight: share(100),
      escalated,
      costPerCall: 1,
      latencyP95: null,
    };
  };
  const of = (...estimates: Estimate[]) => {
    const proven = certified(estimates, { bar: 0.9, alpha: 0.05, kind: KIND });
    return estimates.map((each) => proven.has(each));
  };

  it('goes from the policy that hands on most to the one that hands on least', () => {
    expect(of(estimate(0.1, 97), estimate(0.5, 98), estimate(0.3, 99))).toEqual([true, true, true]);
  });

  it('ends at the first that does not clear the bar', () => {
    expect(of(estimate(0.1, 100), estimate(0.5, 98), estimate(0.3, 92))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('allows no more failures than the exact binomial test, of samples that pass or fail', () => {
    // Of 100 at 0.9, 4 may fail: 5 would clear the bar by Wilson's interval alone.
    expect(of(estimate(0.5, 96))).toEqual([true]);
    expect(of(estimate(0.5, 95))).toEqual([false]);
    const by = (kind: typeof KIND) =>
      certified([estimate(0.5, 95)], { bar: 0.9, alpha: 0.05, kind }).size;
    expect(by({ ...KIND, theseSamples: true })).toBe(1);
  });

  it('counts shares of samples together', () => {
    const halves = estimate(0.5, 100);
    const right = halves.right.map((_, at) => (at < 9 ? 0.5 : 1));
    expect(of({ ...halves, right })).toEqual([true]);
    expect(of({ ...halves, right: right.map((share, at) => (at < 10 ? 0.5 : share)) })).toEqual([
      false,
    ]);
  });
});

describe('an estimate', () => {
  it('has the models alone beside it, over the same samples', () => {
    const of = pair(['rra', 'aaa', 'rrr', ''], ['r', '-', 'a', 'r']);
    const policy = { first: 0, second: 1, gate: { kind: 'disagree', agree: 2, of: 2 } } as const;
    const [found] = estimatesOf(of, [policy]);
    const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
    expect(sorted(found!.right)).toEqual([1, 1]);
    expect(sorted(found!.firstRight)).toEqual([expect.closeTo(2 / 3), 1]);
    expect(sorted(found!.secondRight)).toEqual([0, 1]);
    expect(found!.escalated).toBeCloseTo(1 / 3, 12);
    expect(found!.latencyP95).toBe(800);
  });

  it('leaves out samples asked too seldom, and knows no time where none was measured', () => {
    const of = stored([
      trials(['rr', 'r']).map((each) => ({ ...each, latencyMs: null })),
      trials(['r', 'r']),
    ]);
    const policy = { first: 0, second: 1, gate: { kind: 'disagree', agree: 2, of: 2 } } as const;
    expect(estimatesOf(of, [policy])[0]).toMatchObject({ right: [1], latencyP95: null });
  });

  it('tells the time within which 95% of the calls are answered', () => {
    const cheap = trials(words(100, 'r')).map((each) => ({ ...each, latencyMs: each.sample + 1 }));
    const of = stored([cheap, trials(words(100, 'r'))]);
    const policy = { first: 0, second: 1, gate: { kind: 'unreadable' } } as const;
    expect(estimatesOf(of, [policy])[0]!.latencyP95).toBe(95);
  });
});

describe('what must be asked to know', () => {
  it('is the cheapest pair whose second model answered too few samples', () => {
    const of = stored([trials(words(40, 'r')), trials(words(10, 'r')), []]);
    expect(toKnow(of)).toEqual({
      first: 0,
      second: 1,
      samples: Array.from({ length: 30 }, (_, at) => at + 10),
      usd: expect.closeTo(0.3, 12),
    });
  });

  it('is nothing where all answered enough, or the first did not', () => {
    expect(toKnow(pair())).toBeNull();
    expect(toKnow(stored([trials(words(29, 'r')), []]))).toBeNull();
    expect(toKnow(stored([[], trials(words(40, 'r'))]))).toBeNull();
    expect(toKnow(stored([trials(words(30, 'r')), trials(words(30, 'r'))]))).toBeNull();
    expect(toKnow(stored([trials(words(30, 'r')), trials(words(29, 'r'))]))!.samples).toEqual([29]);
  });

  it('counts near-duplicates once', () => {
    const samples = Array.from({ length: 40 }, (_, at) => sample({ group: String(at >> 1) }));
    expect(toKnow(stored([trials(words(40, 'r')), []], { samples }))).toBeNull();
  });
});
