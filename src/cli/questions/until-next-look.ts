import type { Progress } from '../../core/record/progress.ts';

const LOOKS_EVERY_MS = 200;
/** Once all calls have ended, the result is a moment away. */
const LOOKS_SOON_MS = 20;

/**
 * Returns in how many ms to look at an evaluation again: when its calls will have ended if they go on as
 * they did since the look before, but five times a second at least, and fifty times at most.
 */
export function untilNextLook(
  progress: Pick<Progress, 'done' | 'planned'> | null,
  before: { done: number; waitedMs: number },
): number {
  if (!progress) return LOOKS_EVERY_MS;
  const remaining = progress.planned - progress.done;
  if (remaining <= 0) return LOOKS_SOON_MS;
  const ended = progress.done - before.done;
  if (ended <= 0) return LOOKS_EVERY_MS;
  const ms = (remaining / ended) * before.waitedMs;
  return Math.min(LOOKS_EVERY_MS, Math.max(LOOKS_SOON_MS, ms));
}
