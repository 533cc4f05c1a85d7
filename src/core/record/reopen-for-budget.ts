import type { PlanMemory } from '../plan/plan-memory.ts';
import type { Stop } from '../stop.ts';

/** What keeps an evaluation from going on. */
export interface Ending {
  plan: PlanMemory | null;
  stops: Readonly<Record<string, Stop>>;
}

/**
 * Returns an evaluation whose candidates go on that only the budget ended; null where it ended none.
 * What was decided on evidence stays decided, and looks that were taken stay counted.
 */
export function reopenForBudget({ plan, stops }: Ending): Ending | null {
  const kept = Object.entries(stops).filter(([, { reason }]) => reason !== 'budget');
  if (kept.length === Object.keys(stops).length) return null;
  const others = Object.fromEntries(kept);
  return {
    stops: others,
    plan: plan && {
      ...plan,
      candidates: plan.candidates.map((memory, index) =>
        memory.decision === 'stopped' && !others[index]
          ? { ...memory, decision: null, reason: null }
          : memory,
      ),
    },
  };
}
