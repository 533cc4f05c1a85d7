import type { CandidateMemory, PlanMemory } from '../plan/plan-memory.ts';
import type { Stop } from '../stop.ts';

/** What keeps an evaluation from going on. */
export interface EndedState {
  plan: PlanMemory | null;
  stops: Readonly<Record<string, Stop>>;
}

/**
 * Returns an evaluation whose candidates go on that only the budget or a month's cap ended; null where it
 * ended none. What was decided on evidence stays decided. Looks are taken again, on the same answers with
 * the same outcome: one that was taken without all its answers proved no more than it does with them.
 */
export function reopenForBudget(ending: EndedState): EndedState | null {
  return reopen(ending, ['budget', 'cap'], new Set());
}

/**
 * The same for candidates that their provider or a month's cap ended, and for those with calls that
 * stayed without an answer (by index).
 */
export function reopenForProviders(
  ending: EndedState,
  unanswered: ReadonlySet<number>,
): EndedState | null {
  return reopen(ending, ['provider', 'cap'], unanswered);
}

function reopen(
  { plan, stops }: EndedState,
  reasons: readonly Stop['reason'][],
  unanswered: ReadonlySet<number>,
): EndedState | null {
  const kept = Object.entries(stops).filter(([, stop]) => !reasons.includes(stop.reason));
  if (kept.length === Object.keys(stops).length && unanswered.size === 0) return null;
  const others = Object.fromEntries(kept);
  const goesOn = ({ decision }: CandidateMemory, index: number) =>
    !others[index] && (decision === 'stopped' || (unanswered.has(index) && !SETTLED.has(decision)));
  return {
    stops: others,
    plan: plan && {
      ...plan,
      candidates: plan.candidates.map((memory, index) =>
        goesOn(memory, index) ? { ...memory, decision: null, reason: null, looks: 0 } : memory,
      ),
    },
  };
}

/** More answers change nothing. */
const SETTLED: ReadonlySet<CandidateMemory['decision']> = new Set(['proven', 'ruled out']);
