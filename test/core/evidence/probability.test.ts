import { pbeta } from 'lib-r-math.js';
import { describe, expect, it } from 'vitest';
import {
  bestProbability,
  failuresWhenLikely,
  flawlessProbability,
  probabilityAt,
} from '../../../src/core/evidence/probability.ts';
import { studyOf } from '../../../src/core/evidence/study.ts';
import { nigProbability } from '../../../src/core/stats/nig.ts';
import { type Facts, planInput } from '../plan/play-plan.ts';
import { probGoodEnough } from '../stats/prob-good-enough.ts';

/** The study after the cheapest made `repeats` trials on each of 20 samples. */
function studyAfter(facts: Facts, repeats: number, score: (sample: number) => number | null) {
  const input = planInput({ samples: 20, ...facts });
  const finished = Array.from({ length: 20 * repeats }, (_, trial) => {
    const sample = trial % 20;
    return { sample, repeat: Math.floor(trial / 20), score: score(sample) };
  });
  const candidates = input.candidates.map((one, index) =>
    index === 0 ? { ...one, finished } : one,
  );
  return studyOf({ ...input, candidates });
}

const ALL = { n: 20, repeats: 3 };
const twoWrong = (sample: number) => (sample < 2 ? 0 : 1);

describe('probabilityAt', () => {
  it('is the beta-binomial posterior for pass/fail scores on new inputs', () => {
    const x = [0, 0, ...Array<number>(18).fill(1)];
    const probability = probabilityAt(studyAfter({}, 3, twoWrong), 0, ALL, 0.8);
    expect(probability).toBeCloseTo(probGoodEnough(x, Array(20).fill(1), 0.8), 4);
  });

  it('is a beta posterior over all trials for these samples only', () => {
    const study = studyAfter({ estimand: 'these-samples' }, 3, twoWrong);
    expect(probabilityAt(study, 0, ALL, 0.8)).toBeCloseTo(1 - pbeta(0.8, 1 + 54, 1 + 6), 8);
  });

  it('is the NIG posterior for scores between 0 and 1, as if one more had been a 0', () => {
    const study = studyAfter({ continuous: true }, 1, (sample) => (sample % 2 === 0 ? 0.7 : 0.9));
    const x = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 0.7 : 0.9));
    expect(probabilityAt(study, 0, ALL, 0.75)).toBeCloseTo(nigProbability(x, 0.75, 0), 9);
  });

  it('is no higher for scores that are all 0 or 1 than where these are right or wrong', () => {
    for (const samples of [5, 8, 12, 30]) {
      const score = (sample: number) => Number(sample % 11 !== 10);
      const at = { n: samples, repeats: 3 };
      const between = studyAfter({ samples, continuous: true }, 1, score);
      const passed = samples - Math.floor(samples / 11);
      const chance = 1 - pbeta(0.8, 1 + passed, 1 + samples - passed);
      expect(probabilityAt(between, 0, at, 0.8)).toBeLessThanOrEqual(chance + 1e-9);
    }
  });

  it('is null while nothing is scored', () => {
    expect(
      probabilityAt(
        studyAfter({}, 1, () => null),
        0,
        ALL,
        0.8,
      ),
    ).toBeNull();
    expect(probabilityAt(studyAfter({}, 1, twoWrong), 1, ALL, 0.8)).toBeNull();
  });
});

describe('a probability that is told', () => {
  const afterAnswers = (wrong: readonly (readonly number[])[], repeats: number) => {
    const finished = wrong.map((samples) =>
      Array.from({ length: 12 * repeats }, (_, trial) => {
        const sample = trial % 12;
        return {
          sample,
          repeat: Math.floor(trial / 12),
          score: samples.includes(sample) ? 0 : 1,
        };
      }),
    );
    const input = planInput(
      { samples: 12, repeats },
      wrong.map((_, index) => index + 1),
    );
    const candidates = input.candidates.map((one, index) => ({
      ...one,
      finished: finished[index]!,
    }));
    return probabilityAt(studyOf({ ...input, candidates }), 0, { n: 12, repeats }, 0.9)!;
  };

  it('is not raised by repeats that never vary', () => {
    expect(afterAnswers([[]], 5)).toBeCloseTo(afterAnswers([[]], 1), 12);
    expect(afterAnswers([[]], 1)).toBeCloseTo(1 - 0.9 ** 13, 3);
  });

  it('is lower for the best of several that lie just below the bar, and no higher beside good ones', () => {
    const nearMisses = [[1], [2], [3], [4], [5]].map(([sample]) => [sample!, 11]);
    expect(afterAnswers([[], ...nearMisses], 1)).toBeLessThan(afterAnswers([[]], 1) - 0.1);
    expect(afterAnswers([[], [], [], []], 1)).toBeCloseTo(afterAnswers([[]], 1), 12);
  });

  it('is never raised by a failed repeat', () => {
    const flawless = afterAnswers([[]], 3);
    const input = planInput({ samples: 12, repeats: 3 });
    const finished = Array.from({ length: 36 }, (_, trial) => ({
      sample: trial % 12,
      repeat: Math.floor(trial / 12),
      score: trial === 30 ? 0 : 1,
    }));
    const candidates = input.candidates.map((one, index) =>
      index === 0 ? { ...one, finished } : one,
    );
    const study = studyOf({ ...input, candidates });
    expect(probabilityAt(study, 0, { n: 12, repeats: 3 }, 0.9)).toBeLessThanOrEqual(flawless);
  });
});

describe('how many may fail for a model to be likely', () => {
  it.each([
    [12, 0.9, -1],
    [12, 0.8, 0],
    [30, 0.9, 1],
    [30, 0.8, 3],
    [60, 0.9, 3],
    [120, 0.8, 19],
    [3, 0, 3],
  ])('of %d at a bar of %d: %d', (samples, bar, most) => {
    expect(failuresWhenLikely(samples, bar)).toBe(most);
  });
});

describe('the probability that a model could still have', () => {
  const look = { n: 10, repeats: 1 };

  it('is that of a flawless rest', () => {
    const study = studyAfter({}, 1, twoWrong);
    const wrong = study.units.slice(0, 10).filter(([sample]) => sample! < 2).length;
    const best = bestProbability(study, 0, { extent: { n: 20, repeats: 1 }, known: look }, 0.8);
    expect(best).toBeCloseTo(1 - pbeta(0.8, 1 + 20 - wrong, 1 + wrong), 8);
  });

  it('counts a sample as right where any of its repeats may be', () => {
    const study = studyAfter({}, 1, () => 0);
    const extent = { n: 20, repeats: 2 };
    expect(bestProbability(study, 0, { extent, known: { n: 20, repeats: 1 } }, 0.8)).toBeCloseTo(
      1 - pbeta(0.8, 21, 1),
      8,
    );
    expect(bestProbability(study, 0, { extent: look, known: look }, 0.8)).toBeCloseTo(
      1 - pbeta(0.8, 1, 11),
      8,
    );
  });

  it('is that of every sample passed, before any was', () => {
    expect(flawlessProbability(studyOf(planInput({ samples: 20 })), 0.9)).toBeCloseTo(
      1 - 0.9 ** 21,
      9,
    );
    const these = studyOf(planInput({ samples: 20, estimand: 'these-samples' }));
    expect(flawlessProbability(these, 0.9)).toBeCloseTo(1 - 0.9 ** 61, 9);
    const between = studyOf(planInput({ samples: 20, continuous: true }));
    expect(flawlessProbability(between, 0.9)).toBeCloseTo(
      Math.min(nigProbability(Array(20).fill(1), 0.9, 0), 1 - 0.9 ** 21),
      9,
    );
  });
});
