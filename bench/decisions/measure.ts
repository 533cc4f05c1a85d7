import type { Bar } from '../../src/core/evaluation.ts';
import { sum } from '../../src/core/stats/moments.ts';
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
export function measureCell(cell: Cell): CellFigures {
  const rounds = Array.from({ length: cell.evaluations }, (_, round) => playRound(cell, round));
  const sum = (of: (round: Round) => number) => rounds.reduce((all, round) => all + of(round), 0);
  const mean = (of: (round: Round) => number) => sum(of) / cell.evaluations;
  const [cost, wasted] = [mean((round) => round.cost), mean((round) => round.wasted)];
  return {
    name: scenarioOf(cell).name,
    wrong: mean(({ pick }) => Number(pick === 'wrong')),
    right: mean(({ pick }) => Number(pick === 'right')),
    none: mean(({ pick }) => Number(pick === 'none')),
    cost,
    pilots: mean((round) => round.pilots),
    ahead: wasted / (cost - wasted),
    tested: sum((round) => round.tested),
    falselyProven: sum((round) => round.falselyProven),
    wrongByScore: mean(({ wrongByScore }) => Number(wrongByScore)),
  };
}

/** One evaluation of a cell, played to its end; money as parts of the full design's cost. */
interface Round {
  /** The right pick is the cheapest good model; a good one that costs more is safe. */
  pick: 'none' | 'wrong' | 'right' | 'safe';
  cost: number;
  pilots: number;
  wasted: number;
  /** Candidates below the bar that were tested, and those of them that were called proven. */
  tested: number;
  falselyProven: number;
  /** Whether the point estimate would have picked a model below the bar. */
  wrongByScore: boolean;
}

function playRound(cell: Cell, round: number): Round {
  const { bar, samples, design } = cell;
  const uniform = uniformSource(7_919 * (round + 1) + cell.scenario);
  const truth = truthOf(cell, uniform);
  const reference = bar.kind === 'relative' ? truth.length - 1 : null;
  const isGood = goodOf(bar, truth, reference);
  const world = worldOf(truth, { samples, repeats: ORDINARY.repeats }, uniform);
  const played = play({ ...ORDINARY, design, samples, bar, seed: round + 1 }, world);
  const belowBar = played.memory.candidates.filter(({ looks }, at) => !isGood[at] && looks > 0);
  const fullCost = samples * ORDINARY.repeats * sum(PRICES);
  return {
    pick: gradeOf(played.pick ?? reference, isGood),
    cost: played.cost / fullCost,
    pilots: played.pilots / fullCost,
    wasted: played.wasted / fullCost,
    tested: belowBar.length,
    falselyProven: belowBar.filter(({ decision }) => decision === 'proven').length,
    wrongByScore: isGood[pickByScore(bar, highestScores(truth.length, samples, world))] === false,
  };
}

function scenarioOf({ bar, scenario }: Cell): Scenario {
  return scenariosOf(bar)[scenario]!;
}

/** Each candidate's true rate. */
function truthOf(cell: Cell, uniform: () => number): number[] {
  const rates = [...scenarioOf(cell).rates(uniform)];
  const { bar } = cell;
  return bar.kind === 'absolute' ? rates.map((rate) => shifted(rate, bar.rate)) : rates;
}

/** Whether each candidate is good enough in truth; the reference always is. */
function goodOf(bar: Bar, truth: readonly number[], reference: number | null): boolean[] {
  const least = bar.kind === 'absolute' ? bar.rate : truth.at(-1)! - bar.within;
  return truth.map((rate, index) => index === reference || rate >= least);
}

function gradeOf(pick: number | null, isGood: readonly boolean[]): Round['pick'] {
  if (pick === null) return 'none';
  if (!isGood[pick]) return 'wrong';
  return pick === isGood.indexOf(true) ? 'right' : 'safe';
}

/** The cheapest candidate whose score alone reaches the bar; -1 where none does. */
function pickByScore(bar: Bar, scores: readonly number[]): number {
  const target = bar.kind === 'absolute' ? bar.rate : scores.at(-1)! - bar.within;
  return scores.findIndex((score) => score >= target);
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
