import { studyOf } from '../../src/core/evidence/study.ts';
import { findingsOf } from '../../src/core/recommendation/findings.ts';
import { cheapestUnproven, likeliest } from '../../src/core/recommendation/likeliest.ts';
import { moreForRate } from '../../src/core/recommendation/more-samples.ts';
import { ORDINARY, play } from './play.ts';
import { ABSOLUTE, PRICES, shifted } from './scenarios.ts';
import { uniformSource, type World, worldOf } from './world.ts';

export interface MoreFigures {
  /** Evaluations in which "about N more samples" was said. */
  said: number;
  /** Of those, how many had proven that model with N more. */
  enough: number;
}

/** More than so many are said seldom, and take long to play. */
const MOST = 600;

/**
 * Plays the random scenario. Where nobody is proven and it is said how many more samples would prove the
 * pick (or the likeliest model) with a chance of 80%, it is played again with these and so many more.
 */
export function measureMore({
  samples,
  rate,
  repeats,
  evaluations,
}: {
  samples: number;
  rate: number;
  repeats: number;
  evaluations: number;
}): MoreFigures {
  const figures = { said: 0, enough: 0 };
  const bar = { kind: 'absolute', rate } as const;
  for (let round = 0; round < evaluations; round++) {
    const uniform = uniformSource(86_028_121 + round);
    const truth = ABSOLUTE.at(-1)!
      .rates(uniform)
      .map((each) => shifted(each, rate));
    const size = { samples: samples + MOST, repeats };
    const world = worldOf(truth, size, uniform);
    const game = { ...ORDINARY, repeats, bar, seed: round + 1 };
    const first = play({ ...game, samples }, world);
    if (first.pick !== null) continue;
    const findings = findingsOf(first.input);
    const candidate =
      cheapestUnproven({ findings, candidates: PRICED })?.candidate ?? likeliest(findings);
    if (candidate === null) continue;
    const more = moreForRate(studyOf(first.input), candidate, rate);
    if (more === null || more > MOST) continue;
    figures.said += 1;
    const again = play({ ...game, samples: samples + more }, withoutCheaper(world, candidate));
    if (again.memory.candidates[candidate]!.decision === 'proven') figures.enough += 1;
  }
  return figures;
}

/** The same world, were every cheaper model wrong: whoever is asked about is put to the test. */
function withoutCheaper(world: World, than: number): World {
  return {
    score: (candidate, sample, repeat) =>
      candidate < than ? 0 : world.score(candidate, sample, repeat),
  };
}

const PRICED = PRICES.map((costPerCall, index) => ({
  name: `model-${index}`,
  label: `model-${index}`,
  costPerCall,
  monthlySpend: costPerCall,
}));
