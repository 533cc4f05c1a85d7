import { clustersOf } from '../evidence/clusters.ts';
import { LIKELY } from '../evidence/probability.ts';
import { quickProbability } from '../evidence/speed.ts';
import { flawlessNeeded } from '../stats/exact-binomial.ts';
import { ALPHA } from '../stats/levels.ts';
import { mean } from '../stats/moments.ts';
import type { Judgement } from './course.ts';
import type { PlanStudy } from './plan-input.ts';
import { type SpeedState, speedState } from './speed-test.ts';
import { notQuickReason, speedWords, tooSlowReason } from './speed-words.ts';

/** Where a candidate stands when its speed is looked at. */
interface Standing {
  repeats: number;
  /** Proven to be right often enough, at this look or before. */
  isRight: boolean;
  /** No trial of it is left to make. */
  isLast: boolean;
}

/**
 * What a look decides of a candidate where its speed counts, too: it is out when it is too slow,
 * however right; once it is right often enough it goes on until its speed is proven, given up, or all
 * its calls are made. `judgement` is what its answers alone decide; without a latency bar it stands.
 */
export function withSpeed(
  study: PlanStudy,
  candidate: number,
  { repeats, isRight, isLast }: Standing,
  judgement: Judgement | null,
): Judgement | null {
  const { latency } = study.input;
  if (!latency) return judgement;
  const speed = speedState(study, candidate, latency, repeats);
  if (speed.state === 'too slow') {
    const right = isRight ? 'proven' : isRightSoFar(study, candidate) ? 'so far' : 'unknown';
    const reason = tooSlowReason(speed, latency, right);
    return { decision: 'ruled out', reason, settles: false };
  }
  const isLikely = speed.calls > 0 && quickProbability(speed, latency.share) >= LIKELY;
  if (!isRight) return judgement && { ...judgement, settles: judgement.settles && isLikely };
  if (speed.state === 'proven') {
    const reason = `Right often enough, and quick: ${speedWords(speed, latency)}.`;
    return { decision: 'proven', reason, settles: true };
  }
  if (speed.state === 'open' && !isLast) return null;
  return {
    decision: speed.state === 'hopeless' ? 'cannot be proven' : 'exhausted',
    reason: notQuickReason(speed, latency, 'proven'),
    settles: isLikely && !couldProve(study, latency.share, repeats),
  };
}

/** Whether a candidate's scores so far reach an absolute bar. */
function isRightSoFar({ input, units, table }: PlanStudy, candidate: number): boolean {
  if (input.bar.kind === 'relative') return false;
  const all = { n: units.length, repeats: input.repeats };
  const { x } = clustersOf(table(candidate), units, all);
  return mean(x) >= input.bar.rate;
}

/** Whether this many calls could prove the share; more expensive candidates get no more of them. */
function couldProve({ input }: PlanStudy, share: number, repeats: number): boolean {
  return input.samples * repeats >= flawlessNeeded(share, ALPHA);
}

/** What is known of its speed; null where none is asked for. */
export function speedAt(study: PlanStudy, candidate: number, repeats: number): SpeedState | null {
  const { latency } = study.input;
  return latency ? speedState(study, candidate, latency, repeats) : null;
}
