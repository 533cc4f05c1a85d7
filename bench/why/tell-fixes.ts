import { check, percent, say, tell } from '../report.ts';
import { type FixWorld, fixWorld } from './fix-worlds.ts';
import { playWhy, type WhyRun } from './play-why.ts';

const KNOWLEDGE = { samples: 40, bar: 0.85, rate: 0.9, spread: 2.5 };
const KNOWLEDGE_RUNS = 500;

/** Whether context is found where it is what is missing. */
export function tellKnowledge(): void {
  say('\nA world whose failures need the document: 40 samples, a placebo and four arms');
  for (const { share, least } of [
    { share: 0.3, least: 0.9 },
    { share: 0.2, least: 0.5 },
  ]) {
    const runs = playRuns({ ...KNOWLEDGE, knowledge: share }, KNOWLEDGE_RUNS);
    const found = shareOf(runs, ({ chosen }) => chosen?.kind === 'context');
    const name = `${100 * share}% need it: context is chosen for confirmation`;
    tell(name, `${percent(found)}%`, found >= least, `${100 * least}% at least`);
    say(
      `    its cause is named in ${percent(shareOf(runs, ({ cause }) => cause === 'knowledge'))}%`,
    );
    say(`    another arm is chosen in ${percent(shareOf(runs, isOther))}%`);
  }
}

const isOther = ({ chosen }: WhyRun) => chosen !== null && chosen.kind !== 'context';

/** 95% of the 30% and 90% of the rest are 91.5%: a point below the bar. */
const NOT_ENOUGH = { samples: 60, bar: 0.925, rate: 0.9, spread: 2.5, knowledge: 0.3 };

/** How often a candidate is confirmed that the document helps, but not enough. */
export function tellNotEnough(): void {
  say('\nA world where the document helps, but not enough: 60 samples, 0.915 for a bar of 0.925');
  const runs = playRuns(NOT_ENOUGH, KNOWLEDGE_RUNS);
  const proven = shareOf(runs, (run) => run.proven);
  check('a candidate below the bar is confirmed as good enough', proven, 0.05);
}

const NOTHING_RUNS = 1_000;
/** Flaky samples, usual ones, and ones that are nearly always the same. */
const SPREADS = [1, 2.5, 5];

/** How often a fix is claimed where nothing helps. */
export function tellNothingHelps(): void {
  say('\nA world where nothing helps: 40 samples, bar 0.85, the candidate below it');
  for (const rate of [0.75, 0.84]) {
    for (const spread of SPREADS) {
      const world = { samples: 40, bar: 0.85, rate, spread, knowledge: 0 };
      const runs = playRuns(world, NOTHING_RUNS);
      const claimed = shareOf(runs, ({ cause }) => cause !== null && FIXES.has(cause));
      const proven = shareOf(runs, (run) => run.proven);
      const confirmed = shareOf(runs, ({ chosen }) => chosen !== null);
      say(
        `  right at ${rate}, samples apart by ${spread}: looked into in ${percent(shareOf(runs, ({ offered }) => offered))}% of ${NOTHING_RUNS} runs, an arm goes to confirmation in ${percent(confirmed)}%`,
      );
      check('a fix is claimed', claimed, 0.02);
      check('a candidate below the bar is confirmed as good enough', proven, 0.05);
    }
  }
}

const FIXES: ReadonlySet<string> = new Set(['knowledge', 'effort', 'unwritten rules']);

function playRuns(world: FixWorld, runs: number): WhyRun[] {
  return Array.from({ length: runs }, (_, seed) => playWhy(fixWorld(world, seed), seed));
}

function shareOf(runs: readonly WhyRun[], test: (run: WhyRun) => boolean): number {
  return runs.filter(test).length / runs.length;
}
