import type { Extent } from '../evidence/look.ts';
import type { ScoreTable } from '../evidence/score-table.ts';
import { withTable } from '../evidence/study.ts';
import { itemAt } from '../item-at.ts';
import { betaBinomial } from '../stats/beta-binomial.ts';
import { sum } from '../stats/moments.ts';
import type { TrialKey } from '../trial.ts';
import type { Course, Judgement } from './course.ts';
import type { PlanStudy } from './plan-input.ts';

/** A block is run ahead only when the chance that it is not wanted is at most this. */
const WASTE_ALLOWED = 0.05;

/** With so many trials under way the workers are busy: nothing is run ahead. */
const BUSY = 40;

/**
 * The blocks of one candidate that may be launched before the look under way has ended. The rule: a
 * further block is launched while the chance that any look before it ends the candidate is at most
 * 5%, given its scores so far (each trial under way passes with the rule-of-succession chance,
 * beta-binomial, uniform prior). So of every dollar run ahead at most 5 cents are expected to be
 * wasted, and the plan as a whole spends at most 5% more than without. Only blocks of the same
 * candidate against an absolute bar: other candidates may never be needed.
 */
export function trialsAhead(
  study: PlanStudy,
  candidate: number,
  course: Course,
  underWay: number,
): TrialKey[] {
  if (study.input.bar.kind === 'relative') return [];
  const { looks } = course;
  const ahead: TrialKey[] = [];
  let waste = 0;
  for (let index = underWay; index < looks.length - 1; index++) {
    const before = lackingTrials(study, candidate, itemAt(looks, index));
    if (before.length >= BUSY) break;
    waste += chanceToEnd(study, candidate, before, (filled) => course.judge(index, filled));
    if (waste > WASTE_ALLOWED) break;
    ahead.push(...lackingTrials(study, candidate, itemAt(looks, index + 1)).slice(before.length));
  }
  return ahead;
}

/** The trials of one candidate that a look needs and that haven't ended, in the order they are launched. */
export function lackingTrials(
  { units, table }: PlanStudy,
  candidate: number,
  { n, repeats, lastOn = n }: Extent,
): TrialKey[] {
  const { cells, repeats: columns } = table(candidate);
  const trials: TrialKey[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const wanted = repeat === repeats - 1 ? lastOn : n;
    for (const unit of units.slice(0, wanted)) {
      for (const sample of unit) {
        if (Number.isNaN(cells[sample * columns + repeat]))
          trials.push({ candidate, sample, repeat });
      }
    }
  }
  return trials;
}

/**
 * The chance that a look ends the candidate, over how many of its lacking trials may fail: few enough
 * prove it, and many enough rule it out or leave no hope; nothing between ends it.
 */
function chanceToEnd(
  study: PlanStudy,
  candidate: number,
  lacking: readonly TrialKey[],
  judge: (filled: PlanStudy) => Judgement | null,
): number {
  const table = study.table(candidate);
  const { passed, failed } = tally(table);
  const chances = betaBinomial(lacking.length, 1 + failed, 1 + passed);
  const decisionAt = (fails: number) =>
    judge(withTable(study, candidate, fill(table, lacking, fails)))?.decision;
  const unproven = firstFrom(0, chances.length, (fails) => decisionAt(fails) !== 'proven');
  const hopeless = firstFrom(unproven, chances.length, (fails) => decisionAt(fails) !== undefined);
  const between = sum(chances.slice(unproven, hopeless));
  return 1 - between;
}

/** The first whole number in [from, to) from which on `holds` is true; `to` when it never is. */
function firstFrom(from: number, to: number, holds: (n: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function tally({ cells }: ScoreTable): { passed: number; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const value of cells) {
    if (!(value >= 0)) continue;
    passed += value;
    failed += 1 - value;
  }
  return { passed, failed };
}

function fill(table: ScoreTable, lacking: readonly TrialKey[], fails: number): ScoreTable {
  const cells = table.cells.slice();
  lacking.forEach(({ sample, repeat }, index) => {
    cells[sample * table.repeats + repeat] = index < fails ? 0 : 1;
  });
  return { ...table, cells };
}
