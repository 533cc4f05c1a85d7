import { clustersOf, MISSING_ALLOWED, missingShare } from '../evidence/clusters.ts';
import { evidenceAt } from '../evidence/evidence.ts';
import type { Look } from '../evidence/look.ts';
import { cautiousPairs, differenceBounds, differencesOf, type Pair } from '../evidence/paired.ts';
import { bestProbability, LIKELY, probabilityAt } from '../evidence/probability.ts';
import { resolvedBar } from '../evidence/resolved-bar.ts';
import { enoughUnits, kindOf } from '../evidence/study.ts';
import { itemAt } from '../item-at.ts';
import { lastOf } from '../last-of.ts';
import { betaBinomial } from '../stats/beta-binomial.ts';
import { bettingFailures, pairedScores, peakEvidence } from '../stats/e-process.ts';
import { Z95 } from '../stats/levels.ts';
import { sum } from '../stats/moments.ts';
import type { Course, Judgement } from './course.ts';
import { firstPass } from './looks.ts';
import type { PlanStudy } from './plan-input.ts';
import type { PlanMemory } from './plan-memory.ts';
import { absoluteJudgement, relativeReason } from './reasons.ts';

/** Given up when the chance to be proven with the samples there are falls under this. */
const LEAST_HOPE = 0.1;
const FIRST_LOOK = 5;

/** Each unit once, block by block. */
export function addedLooks({ units, input }: PlanStudy): Look[] {
  const reference = input.bar.kind === 'relative' ? 1 : 0;
  return firstPass(units.length, FIRST_LOOK).map((n) => ({ n, repeats: 1, reference }));
}

/**
 * The course of a candidate once samples were added. All units of all rounds count once, by their
 * samples' first repeat, in the order of the rounds: it is proven when evidence that may be looked at
 * whenever one likes (`peakEvidence`) comes to 1 / `left`, whoever decides how many samples there are,
 * and after how many rounds (stats.md 2.11). With what the first round's test spent, at most alpha of
 * the models at the bar are proven.
 */
export function addedCourse(
  study: PlanStudy,
  { reference }: Pick<PlanMemory, 'reference'>,
  candidate: number,
  left: number,
): Course {
  const bar = resolvedBar(study.input.bar, reference);
  return bar.kind === 'absolute'
    ? rateCourse(study, candidate, bar.rate, left)
    : pairsCourse(study, candidate, bar, left);
}

function rateCourse(study: PlanStudy, candidate: number, rate: number, left: number): Course {
  const looks = addedLooks(study);
  const last = lastOf(looks);
  const isInReach = rate < 1 && bettingFailures(last.n, rate, left) >= 0;
  const judge = (index: number, now: PlanStudy): Judgement | null => {
    const look = itemAt(looks, index);
    if (provesRate(now, candidate, look, { rate, left }))
      return absoluteJudgement(now, 'proven', rate, look);
    if (evidenceAt(now, candidate, look, rate).below >= Z95)
      return absoluteJudgement(now, 'ruled out', rate, look);
    if (look === last) {
      const isLikely = (probabilityAt(now, candidate, look, rate) ?? 0) >= LIKELY;
      return absoluteJudgement(now, 'exhausted', rate, look, { settles: isLikely && !isInReach });
    }
    const extent = { extent: last, known: look };
    const isOpen =
      hopeToProve(now, candidate, { look, last }, { rate, left }) >= LEAST_HOPE ||
      (!isInReach && bestProbability(now, candidate, extent, rate) >= LIKELY);
    return isOpen ? null : absoluteJudgement(now, 'cannot be proven', rate, look);
  };
  return { looks, judge };
}

interface Claimed {
  rate: number;
  left: number;
}

/** Whether the units up to a look prove a rate; where over 5% are missing, as if these had failed. */
function provesRate(
  study: PlanStudy,
  candidate: number,
  look: Look,
  { rate, left }: Claimed,
): boolean {
  if (rate >= 1 || !enoughUnits(study, look)) return false;
  const table = study.table(candidate);
  const missing = missingShare(table, study.units, look) > MISSING_ALLOWED ? 0 : null;
  const { x } = clustersOf(table, study.units, look, { missing, open: null });
  return peakEvidence(x, rate) >= 1 / left;
}

/**
 * The chance that the samples left prove a candidate that goes on as it did; 1 for scores between 0 and
 * 1, 0 for a bar of 100%.
 */
function hopeToProve(
  study: PlanStudy,
  candidate: number,
  { look, last }: { look: Look; last: Look },
  { rate, left }: Claimed,
): number {
  if (rate >= 1) return 0;
  if (study.input.continuous) return 1;
  const { x } = clustersOf(study.table(candidate), study.units, look);
  const failed = x.reduce((sum, value) => sum + 1 - value, 0);
  const more = last.n - look.n;
  const allowed = Math.floor(bettingFailures(x.length + more, rate, left) - failed + 1e-9);
  const chances = betaBinomial(more, 0.5 + failed, 0.5 + x.length - failed);
  return sum(chances.slice(0, Math.max(0, allowed + 1)));
}

function pairsCourse(
  study: PlanStudy,
  candidate: number,
  { reference, within }: { reference: number; within: number },
  left: number,
): Course {
  const looks = addedLooks(study);
  const decide = (now: PlanStudy, look: Look): Judgement['decision'] | null => {
    const { forLow, forHigh } = cautiousPairs(now, { candidate, reference }, look);
    if (enoughUnits(now, look) && provesMargin(forLow, within, left)) return 'proven';
    if (differenceBounds(forHigh, Z95, kindOf(now)).hi < -within) return 'ruled out';
    return look === looks.at(-1) ? 'exhausted' : null;
  };
  const judge = (index: number, now: PlanStudy): Judgement | null => {
    const look = itemAt(looks, index);
    const decision = decide(now, look);
    if (decision === null) return null;
    const reason = relativeReason(now, decision, within, look);
    return { decision, reason, settles: decision === 'proven' };
  };
  return { looks, judge };
}

function provesMargin(pair: Pair, within: number, left: number): boolean {
  const scores = pairedScores(differencesOf(pair), within);
  return peakEvidence(scores.x, scores.bar) >= 1 / left;
}
