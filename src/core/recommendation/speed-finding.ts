import type { LatencyBar } from '../evaluation.ts';
import { LIKELY } from '../evidence/probability.ts';
import { quickProbability } from '../evidence/speed.ts';
import { itemAt } from '../item-at.ts';
import type { PlanStudy } from '../plan/plan-input.ts';
import type { PlanMemory } from '../plan/plan-memory.ts';
import { speedAt } from '../plan/quick-enough.ts';
import { REFERENCE_REPEATS } from '../plan/repeats-of.ts';
import type { SpeedState } from '../plan/speed-test.ts';
import { notQuickReason, tooSlowReason } from '../plan/speed-words.ts';
import { Z95 } from '../stats/levels.ts';
import { wilson } from '../stats/wilson.ts';
import type { CandidateFinding, Outcome, SpeedFinding, Verdict } from './finding.ts';

/** What is known of a candidate's speed; null without a latency bar, or without a call that has a time. */
export function speedFinding(
  study: PlanStudy,
  memory: PlanMemory,
  candidate: number,
): SpeedFinding | null {
  const { latency } = study.input;
  const speed = speedAt(study, candidate, repeatsAtMost(study, memory, candidate));
  if (!latency || speed === null || speed.calls === 0) return null;
  const { lo, hi } = wilson(speed.quick / speed.calls, speed.calls, Z95);
  const probability = quickProbability(speed, latency.share);
  const verdict = verdictOf(study, speed, probability);
  const atLeast = verdict === 'proven' ? Math.max(lo, latency.share) : lo;
  return {
    calls: speed.calls,
    quick: speed.quick,
    verdict,
    probability,
    interval90: [atLeast, Math.max(atLeast, hi)],
    atLeast,
  };
}

/** How often it is put to a sample at most: a reference twice, where not everything is asked. */
function repeatsAtMost({ input }: PlanStudy, memory: PlanMemory, candidate: number): number {
  const { repeats, design } = input;
  const isReference = candidate === memory.reference && design === 'adaptive';
  const most = isReference ? Math.min(repeats, REFERENCE_REPEATS) : repeats;
  return itemAt(memory.candidates, candidate).repeats ?? most;
}

function verdictOf(
  { input }: PlanStudy,
  { state }: SpeedState,
  probability: number,
): SpeedFinding['verdict'] {
  if (state === 'proven' && !input.latencyInHindsight) return 'proven';
  if (state === 'too slow') return 'ruled out';
  return probability >= LIKELY ? 'likely' : 'unclear';
}

/** From the worst on. */
const ORDER: readonly Verdict[] = ['ruled out', 'unclear', 'likely', 'proven'];

type Judged = Outcome & Pick<CandidateFinding, 'reason' | 'probability'>;

/** The lower of what is known of a candidate's answers and of its speed (decided 24). */
export function lowerOf(right: Judged, speed: SpeedFinding | null, latency?: LatencyBar): Judged {
  if (!latency || right.verdict === 'not run') return right;
  if (speed === null) {
    const verdict = right.verdict === 'ruled out' ? right.verdict : 'unclear';
    return { ...right, verdict, probability: null };
  }
  const probability = Math.min(right.probability ?? 0, speed.probability);
  const isSlower = ORDER.indexOf(speed.verdict) < ORDER.indexOf(right.verdict);
  if (!isSlower) return { ...right, probability };
  const why = speed.verdict === 'ruled out' ? null : right.why;
  const reason = slowerReason(right.verdict, speed, latency);
  return { verdict: speed.verdict, why, reason, probability };
}

/** Why a candidate's speed is what is worse of it; how right it is besides. */
function slowerReason(right: Verdict, speed: SpeedFinding, latency: LatencyBar): string {
  const soFar = right === 'proven' ? 'proven' : 'so far';
  if (speed.verdict !== 'ruled out') return notQuickReason(speed, latency, soFar);
  return tooSlowReason(speed, latency, right === 'unclear' ? 'unknown' : soFar);
}
