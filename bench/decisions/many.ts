import { ALPHA } from '../../src/core/stats/levels.ts';
import { sum } from '../../src/core/stats/moments.ts';
import { highestScores } from './measure.ts';
import { ORDINARY, play } from './play.ts';
import { JUST_BELOW } from './scenarios.ts';
import { uniformSource, worldOf } from './world.ts';

const MODELS = 12;
/** Each costs 1.6 times the one before: 1 to 176, as in the other scenarios. */
const PRICES = Array.from({ length: MODELS }, (_, index) => 1.6 ** index);

export interface ManyFigures {
  /** Shares of evaluations in which one of twelve models, all a hair below the bar, was picked. */
  wrong: number;
  wrongByScore: number;
  /** Whether the 5% were shared by all. */
  isShared: boolean;
  /** Mean cost as a part of the full design's. */
  cost: number;
}

/** Plays twelve models that are all a hair below the bar: whoever is picked is wrong, by nothing. */
export function measureMany({
  samples,
  rate,
  evaluations,
}: {
  samples: number;
  rate: number;
  evaluations: number;
}): ManyFigures {
  const full = samples * ORDINARY.repeats * sum(PRICES);
  let wrong = 0;
  let byScore = 0;
  let cost = 0;
  let isShared = false;
  for (let round = 0; round < evaluations; round++) {
    const uniform = uniformSource(49_979_687 + round);
    const truth = PRICES.map(() => rate - JUST_BELOW);
    const world = worldOf(truth, { samples, repeats: ORDINARY.repeats }, uniform);
    const bar = { kind: 'absolute', rate } as const;
    const played = play({ ...ORDINARY, prices: PRICES, samples, bar, seed: round + 1 }, world);
    if (played.pick !== null) wrong += 1;
    if (highestScores(MODELS, samples, world).some((score) => score >= rate)) byScore += 1;
    cost += played.cost / full;
    isShared = played.memory.candidates[0]!.alpha! < ALPHA;
  }
  return {
    wrong: wrong / evaluations,
    wrongByScore: byScore / evaluations,
    isShared,
    cost: cost / evaluations,
  };
}
