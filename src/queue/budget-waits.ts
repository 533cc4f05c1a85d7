/** How long a trial waits at least when its money is reserved for calls under way. */
const SOONEST_MS = 50;
/** Between two trials of one evaluation that ask again. */
const APART_MS = 15;

/**
 * When trials whose evaluation has no money to spare ask again: one after another. Money comes back
 * for a few at a time; if all that wait asked together, each time, they would keep the queue from
 * everything else. Returns the wait of one more trial, in ms.
 */
export function budgetWaits(
  now: () => number = () => performance.now(),
): (evaluationId: string) => number {
  const taken = new Map<string, number>();
  return (evaluationId) => {
    const soonest = now() + SOONEST_MS;
    for (const [id, at] of taken) if (at < now()) taken.delete(id);
    const at = Math.max(soonest, (taken.get(evaluationId) ?? 0) + APART_MS);
    taken.set(evaluationId, at);
    return Math.ceil(at - now());
  };
}
