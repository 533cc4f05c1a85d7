import { describe, expect, it } from 'vitest';
import { wilsonClustered } from '../../../../src/core/stats/wilson-clustered.ts';
import { type CascadeQuestion, cascades } from '../../../../src/core/why/cascade/cascades.ts';
import { letteredTrials, sample, stored, words } from '../stored-fixtures.ts';

const KIND = { continuous: false, theseSamples: false };

/** A cheap model that is unsure of the last 20 of 100 samples; an expensive one that is right. */
const CHEAP = [...words(80, 'rrr'), ...words(20, 'abc')];
const BIG = words(100, 'r');
const pair = (cheap = CHEAP, big = BIG) => stored([letteredTrials(cheap), letteredTrials(big)]);
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
    const priced = (monthCallUsd: number) => {
      const of = stored([letteredTrials(CHEAP), letteredTrials(BIG), []]);
      const candidates = of.candidates.map((each, at) =>
        at === 2 ? { ...each, monthCallUsd } : each,
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
    expect(common(30)[0]).toMatchObject({ samples: 30 });
  });

  it('count near-duplicates once', () => {
    const samples = Array.from({ length: 100 }, (_, at) => sample({ group: String(at >> 1) }));
    expect(cascades(question({ stored: { ...pair(), samples } }))[0]!.samples).toBe(50);
  });

  it('hand on what can’t be read where answers can’t be compared', () => {
    const scorer = { type: 'judge', rubric: 'kind', model: 'x/y' } as const;
    const cheap = letteredTrials(CHEAP).map((each) =>
      each.score === 0 ? { ...each, failure: 'truncated' as const } : each,
    );
    const of = stored([cheap, letteredTrials(BIG)], { scorer });
    expect(gates(cascades(question({ stored: of })))).toEqual(['unreadable']);
  });

  it('ask two cheap models beside each other, the cheaper one first', () => {
    const second = [...words(80, 'r'), ...words(20, 'z')];
    const of = stored([
      letteredTrials(words(100, 'r').map((_, at) => (at < 80 ? 'r' : 'a'))),
      letteredTrials(second),
      letteredTrials(BIG),
    ]);
    const found = cascades(question({ stored: of, proven: 2 }));
    expect(found.map(({ policy }) => policy)).toEqual([
      { first: 0, second: 2, gate: { kind: 'other model', other: 1 } },
    ]);
    expect(found[0]!.costPerCall).toBeCloseTo(0.001 + 0.01 + 0.2 * 0.1, 12);
  });

  it('lack answers where the model beside the first does', () => {
    const beside = [...words(80, 'r'), ...words(20, 'z')];
    const priced = (missing: number) => {
      const own = beside.map((word, at) => (at < missing ? '-' : word));
      const first = words(100, 'r').map((word, at) => (at < 80 ? word : 'a'));
      const of = stored([letteredTrials(first), letteredTrials(own), letteredTrials(BIG)]);
      return cascades(question({ stored: of, proven: 2 }))[0]!.grade;
    };
    expect(priced(5)).toBe('proven');
    expect(priced(6)).toBe('likely');
  });

  it('share the 5% where there are several pairs', () => {
    // 4 of 100 fail: enough for a pair alone, not for one of three.
    const cheap = [...words(76, 'rrr'), ...words(4, 'aaa'), ...words(20, 'abc')];
    const alone = stored([letteredTrials(cheap), [], [], letteredTrials(BIG)]);
    const wrong = letteredTrials(words(100, 'x'));
    const among = stored([letteredTrials(cheap), wrong, wrong, letteredTrials(BIG)]);
    const grade = (of: typeof alone) =>
      cascades(question({ stored: of, proven: 3 })).find(
        ({ policy: { gate } }) => gate.kind === 'disagree' && gate.of === 2,
      )!.grade;
    expect(grade(alone)).toBe('proven');
    expect(grade(among)).toBe('likely');
  });

  it('are cheaper than the second model alone', () => {
    const unsure = [...words(10, 'rrr'), ...words(90, 'abc')];
    const of = stored([letteredTrials(unsure), letteredTrials(BIG), []]);
    expect(cascades(question({ stored: of, proven: 2 }))).toEqual([]);
  });

  it('are ordered by cost, whatever the order of the line-up', () => {
    const middle = [...words(85, 'rrr'), ...words(15, 'xyz')];
    const of = stored([letteredTrials(CHEAP), letteredTrials(middle), letteredTrials(BIG)]);
    const candidates = [of.candidates[1]!, of.candidates[0]!, of.candidates[2]!];
    const found = cascades(question({ stored: { ...of, candidates }, proven: 2 }));
    const costs = found.map(({ costPerCall }) => costPerCall);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    // The cheaper one is the first of two that are asked beside each other.
    const besides = found.filter(({ policy: { gate } }) => gate.kind === 'other model');
    for (const { policy } of besides) expect(policy.first).toBe(1);
  });

  it('ask one of two equally cheap models first, the one that is listed first', () => {
    const cheap = () => letteredTrials([...words(80, 'r'), ...words(20, 'a')]);
    const other = letteredTrials([...words(80, 'r'), ...words(20, 'z')]);
    const of = stored([cheap(), other, letteredTrials(BIG)]);
    const candidates = of.candidates.map((each, at) =>
      at === 1 ? { ...each, monthCallUsd: 0.001 } : each,
    );
    const found = cascades(question({ stored: { ...of, candidates }, proven: 2 }));
    expect(found.map(({ policy }) => policy)).toEqual([
      { first: 0, second: 2, gate: { kind: 'other model', other: 1 } },
    ]);
  });

  it('are five at most, the cheapest first', () => {
    const middle = [...words(85, 'rrr'), ...words(15, 'xyz')];
    const of = stored([letteredTrials(CHEAP), letteredTrials(middle), letteredTrials(BIG)]);
    const found = cascades(question({ stored: of, proven: 2 }));
    expect(found).toHaveLength(5);
    const costs = found.map(({ costPerCall }) => costPerCall);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  });
});
