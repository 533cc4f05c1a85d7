import type { Bar } from '../../src/core/evaluation.ts';
import { ORDINARY, play } from './play.ts';
import { ABSOLUTE, PRICES, relativeScenarios, type Scenario, shifted } from './scenarios.ts';
import { uniformSource, type World, worldOf } from './world.ts';

/** One cell of the benchmark: many evaluations of one scenario under one bar and design. */
export interface Cell {
  bar: Bar;
  samples: number;
  /** Index into the bar's scenarios. */
  scenario: number;
  design: 'adaptive' | 'full';
  evaluations: number;
}

export interface CellFigures {
  name: string;
  /** Shares of all evaluations, [0,1]. */
  wrong: number;
  right: number;
  none: number;
  /** Mean cost as a part of the full design's. */
  cost: number;
  /** What pilots of the models that were not called would add. */
  pilots: number;
  /** What was run ahead in vain, as a part of the cost without it. */
  ahead: number;
  /** Candidates below the bar that were tested, and those of them that were called proven. */
  tested: number;
  falselyProven: number;
  /** What the point estimate would have picked, from the full design's scores: share of wrong picks. */
  wrongByScore: number;
}

/** The scenarios of a bar, in the order of stats.md 4.3 and 4.4. */
export function scenariosOf(bar: Bar): readonly Scenario[] {
  return bar.kind === 'absolute' ? ABSOLUTE : relativeScenarios(bar.within);
}

/** Plays one cell's evaluations with the shipped plan; seeded, so that it always says the same. */
export function measureCell({ bar, samples, scenario, design, evaluations }: Cell): CellFigures {
  const { name, rates } = scenariosOf(bar)[scenario]!;
  const sums = {
    wrong: 0,
    right: 0,
    none: 0,
    cost: 0,
    pilots: 0,
    wasted: 0,
    tested: 0,
    falselyProven: 0,
    wrongByScore: 0,
  };
  const fullCost = samples * ORDINARY.repeats * PRICES.reduce((sum, price) => sum + price, 0);
  for (let round = 0; round < evaluations; round++) {
    const uniform = uniformSource(7_919 * (round + 1) + scenario);
    const truth = rates(uniform).map((rate) =>
      bar.kind === 'absolute' ? shifted(rate, bar.rate) : rate,
    );
    const reference = bar.kind === 'relative' ? truth.length - 1 : null;
    const least = bar.kind === 'absolute' ? bar.rate : truth.at(-1)! - bar.within;
    const isGood = truth.map((rate, index) => index === reference || rate >= least);
    const world = worldOf(truth, { samples, repeats: ORDINARY.repeats }, uniform);
    const game = { ...ORDINARY, design, samples, bar };
    const {
      memory,
      cost,
      pilots,
      wasted,
      pick: proven,
    } = play({ ...game, seed: round + 1 }, world);
    const pick = proven ?? reference;
    if (pick === null) sums.none += 1;
    else if (!isGood[pick]) sums.wrong += 1;
    else if (pick === isGood.indexOf(true)) sums.right += 1;
    sums.cost += cost / fullCost;
    sums.pilots += pilots / fullCost;
    sums.wasted += wasted / fullCost;
    memory.candidates.forEach(({ looks, decision }, index) => {
      if (isGood[index] || looks === 0) return;
      sums.tested += 1;
      if (decision === 'proven') sums.falselyProven += 1;
    });
    const best = highestScores(truth.length, samples, world);
    const target = bar.kind === 'absolute' ? bar.rate : best[reference!]! - bar.within;
    const scored = best.findIndex((score) => score >= target);
    if (scored >= 0 && !isGood[scored]) sums.wrongByScore += 1;
  }
  const share = (sum: number) => sum / evaluations;
  return {
    name,
    wrong: share(sums.wrong),
    right: share(sums.right),
    none: share(sums.none),
    cost: share(sums.cost),
    pilots: share(sums.pilots),
    ahead: sums.wasted / (sums.cost - sums.wasted),
    tested: sums.tested,
    falselyProven: sums.falselyProven,
    wrongByScore: share(sums.wrongByScore),
  };
}

/** By candidate: its mean score with everything run. */
export function highestScores(candidates: number, samples: number, world: World): number[] {
  return Array.from({ length: candidates }, (_, candidate) => {
    let passed = 0;
    for (let sample = 0; sample < samples; sample++) {
      for (let repeat = 0; repeat < ORDINARY.repeats; repeat++) {
        passed += world.score(candidate, sample, repeat);
      }
    }
    return passed / (samples * ORDINARY.repeats);
  });
}
