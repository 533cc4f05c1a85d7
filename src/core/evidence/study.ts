import { itemAt } from '../item-at.ts';
import { type ScoreTable, scoreTable } from './score-table.ts';
import type { StudyInput } from './study-input.ts';
import { unitsOf } from './units.ts';

/** An input made ready for questions: its units in order and its candidates' score tables. */
export interface Study<Input extends StudyInput = StudyInput> {
  input: Input;
  units: readonly (readonly number[])[];
  /** The table of one candidate, laid out when first asked for. */
  table(candidate: number): ScoreTable;
}

/** Which formulas fit the scores and the claim. */
export interface Kind {
  continuous: boolean;
  theseSamples: boolean;
}

/** Fewer units than this prove nothing about new inputs (stats.md 2.6). */
export const FEWEST_UNITS = 15;

/** Lays out an input; cheap until a table is asked for. */
export function studyOf<Input extends StudyInput>(input: Input): Study<Input> {
  const tables = new Map<number, ScoreTable>();
  return {
    input,
    units: unitsOf(input.groups, input.seed, input.rounds),
    table(candidate) {
      let table = tables.get(candidate);
      if (!table) {
        const { finished, laidOut } = itemAt(input.candidates, candidate);
        table = laidOut?.table ?? scoreTable(finished, input.samples, input.repeats);
        tables.set(candidate, table);
      }
      return table;
    },
  };
}

/** The same study, had one candidate scored otherwise. */
export function withTable<Input extends StudyInput>(
  study: Study<Input>,
  candidate: number,
  table: ScoreTable,
): Study<Input> {
  return { ...study, table: (who) => (who === candidate ? table : study.table(who)) };
}

/** Which formulas a study takes. */
export function kindOf({ input }: Study): Kind {
  return { continuous: input.continuous, theseSamples: input.estimand === 'these-samples' };
}

/** Whether the first `n` units can prove anything. */
export function enoughUnits({ input }: Study, { n }: { n: number }): boolean {
  return input.estimand === 'these-samples' || n >= FEWEST_UNITS;
}
