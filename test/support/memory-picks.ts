import type { AcceptedPick } from '../../src/core/picks/accepted-pick.ts';
import type { PickStore } from '../../src/flows/ports/picks.ts';

/** The accepted picks' store in memory. */
export function memoryPicks(): PickStore {
  const picks = new Map<string, AcceptedPick>();
  return {
    find: async (id) => picks.get(id) ?? null,
    list: async (workspace) =>
      [...picks.values()]
        .filter((pick) => pick.workspace === workspace)
        .sort((a, b) => b.acceptedAt.getTime() - a.acceptedAt.getTime()),
    save: async (pick, insteadOf) => {
      picks.set(pick.evaluationId, pick);
      if (insteadOf !== undefined) picks.delete(insteadOf);
    },
    withdraw: async (id) => void picks.delete(id),
  };
}
