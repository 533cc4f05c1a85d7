import { AppError } from '../../core/errors.ts';
import type { Ending } from '../../core/recommendation/recommendation.ts';
import type { Result } from '../../core/result/schema/result.ts';

/** What a shell learns (design.md 4). */
export const EXIT = {
  ok: 0,
  failure: 1,
  wrongInput: 2,
  noPick: 3,
  budgetEnded: 4,
  interrupted: 130,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

const WITHOUT_PICK: Readonly<Record<Exclude<Ending, 'picked'>, ExitStatus>> = {
  'below required grade': EXIT.noPick,
  'none good enough': EXIT.noPick,
  'not enough evidence': EXIT.noPick,
  'budget ended': EXIT.budgetEnded,
  'provider failed': EXIT.failure,
  cancelled: EXIT.interrupted,
};

/** The exit status of `run`: 0 with a pick of the grade asked for; else for how its evaluation ended. */
export function exitStatusOf({ pick, ending }: Pick<Result, 'pick' | 'ending'>): ExitStatus {
  if (ending === 'below required grade') return EXIT.noPick;
  return pick || ending === 'picked' ? EXIT.ok : WITHOUT_PICK[ending];
}

/** The exit status for an error: what a person can mend in their input is 2. */
export function exitStatusOfError(error: unknown): ExitStatus {
  const mendable = error instanceof AppError && MENDABLE.has(error.code);
  return mendable ? EXIT.wrongInput : EXIT.failure;
}

const MENDABLE: ReadonlySet<string> = new Set(['invalid input', 'configuration', 'not found']);
