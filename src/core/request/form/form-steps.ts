import type { Fault } from '../../errors.ts';

/** The form's steps, in order; the last look comes after them. */
export const STEPS = ['samples', 'right', 'models'] as const;

export type Step = (typeof STEPS)[number];

/** The fields that each step asks for. */
const FIELDS_OF_STEP: Readonly<Record<Step, readonly string[]>> = {
  samples: ['task', 'samples', 'file', 'earlier', 'system', 'context'],
  right: ['scorer', 'rubric', 'judge', 'bar', 'latency', 'estimand', 'volume', 'current'],
  models: ['models', 'budget', 'repeats', 'name'],
};

/** Where a fault is shown that belongs to an earlier step: what is chosen here has brought it about. */
const FIRST_FIELD: Readonly<Record<Step, string>> = {
  samples: 'task',
  right: 'scorer',
  models: 'models',
};

/** Returns the faults that a step shows: its own under their fields, those of earlier steps under its first. */
export function faultsOfStep(faults: readonly Fault[], step: Step): Fault[] {
  const before = STEPS.slice(0, STEPS.indexOf(step) + 1);
  return faults.flatMap((fault) => {
    const at = before.find((each) => FIELDS_OF_STEP[each].includes(fault.field ?? ''));
    if (at === undefined)
      return fault.field === null ? [{ ...fault, field: FIRST_FIELD[step] }] : [];
    return at === step ? [fault] : [{ ...fault, field: FIRST_FIELD[step], line: null }];
  });
}
