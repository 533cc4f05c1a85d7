import type { EvaluationCommand } from '../flows/ctx.ts';
import { type Asking, confirm } from './confirm.ts';
import type { Evaluations } from './deps.ts';

/** Looked at after so many answers first, then each time there are twice as many. */
const FIRST_LOOK = 5;

/** Asks once whether to go on where the answers look wrongly compared. */
export interface DoubtQuestion {
  /** Why the answers so far are doubted; null where they aren't, or weren't looked at again. */
  doubt(done: number): Promise<string | null>;
  /** Whether a person wants to go on all the same; nothing is called meanwhile. */
  goesOn(doubt: string): Promise<boolean>;
}

/** The question for one evaluation; where nobody is there to answer it, nothing is doubted. */
export function doubtQuestion(
  deps: Asking,
  evaluations: Pick<Evaluations, 'doubt' | 'pause' | 'resume'>,
  { command, asks }: { command: EvaluationCommand; asks: boolean },
): DoubtQuestion {
  let next = asks ? FIRST_LOOK : Number.POSITIVE_INFINITY;
  return {
    doubt: async (done) => {
      if (done < next) return null;
      next = 2 * done;
      return evaluations.doubt(command);
    },
    goesOn: async (doubt) => {
      next = Number.POSITIVE_INFINITY;
      await evaluations.pause(command);
      deps.stderr.write(`${doubt}\n`);
      const yes = await confirm(deps, 'Go on all the same?');
      if (yes) await evaluations.resume(command);
      return yes;
    },
  };
}
