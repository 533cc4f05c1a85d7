import { findingsOf } from '../../src/core/recommendation/findings.ts';
import { cheapestUnproven } from '../../src/core/recommendation/likeliest.ts';
import type { Grade } from '../../src/core/recommendation/recommendation.ts';
import { sum } from '../../src/core/stats/moments.ts';
import { highestScores } from './measure.ts';
import { ORDINARY, play } from './play.ts';
import { ABSOLUTE, PRICES, shifted } from './scenarios.ts';
import { uniformSource, worldOf } from './world.ts';

/** Shares of evaluations in which a model was named: the cheapest good one, or one below the bar. */
interface Named {
  right: number;
  wrong: number;
  /** Of the wrong ones, those at most 10 points below the bar. */
  near: number;
  all: number;
}

export interface FewFigures {
  byGrade: Readonly<Record<Grade, Named>>;
  byScore: Named;
  /** Nothing was named though a model was good enough. */
  none: number;
  /** Mean cost as a part of one pass of everything. */
  ofOnePass: number;
}

const NEAR = 0.1;

/** Plays the random scenario with so few samples that nothing can be proven; what is named, by grade. */
export function measureFew({
  samples,
  rate,
  evaluations,
}: {
  samples: number;
  rate: number;
  evaluations: number;
}): FewFigures {
  const named = (): Named => ({ right: 0, wrong: 0, near: 0, all: 0 });
  const byGrade = { proven: named(), likely: named(), guess: named() };
  const byScore = named();
  let none = 0;
  let cost = 0;
  const part = 1 / evaluations;
  for (let round = 0; round < evaluations; round++) {
    const uniform = uniformSource(104_729 * (round + 1));
    const truth = ABSOLUTE.at(-1)!
      .rates(uniform)
      .map((each) => shifted(each, rate));
    const world = worldOf(truth, { samples, repeats: ORDINARY.repeats }, uniform);
    const played = play(
      { ...ORDINARY, samples, bar: { kind: 'absolute', rate }, seed: round + 1 },
      world,
    );
    cost += played.cost / (samples * sum(PRICES));
    const count = (sums: Named, pick: number) => {
      sums.all += part;
      if (truth[pick]! < rate) sums.wrong += part;
      if (truth[pick]! < rate && truth[pick]! >= rate - NEAR) sums.near += part;
      if (pick === truth.findIndex((each) => each >= rate)) sums.right += part;
    };
    const rated = findingsOf(played.input).map((finding, index) => ({
      index,
      finding,
      monthlySpend: PRICES[index]!,
    }));
    const unproven = cheapestUnproven(rated);
    if (played.pick !== null) count(byGrade.proven, played.pick);
    else if (unproven) count(byGrade[unproven.grade], unproven.candidate.index);
    else if (truth.some((each) => each >= rate)) none += part;
    const scored = highestScores(PRICES.length, samples, world).findIndex((score) => score >= rate);
    if (scored >= 0) count(byScore, scored);
  }
  return { byGrade, byScore, none, ofOnePass: cost * part };
}
