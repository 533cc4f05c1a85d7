import type { LatencyBar } from '../evaluation.ts';
import { RULED_OUT } from '../evidence/probability.ts';
import { inTime, quickProbability, type Speed, speedOf } from '../evidence/speed.ts';
import { itemAt } from '../item-at.ts';
import { bettingFailures, peakEvidence } from '../stats/e-process.ts';
import { ALPHA } from '../stats/levels.ts';
import type { OptimalTest } from '../stats/optimal-test.ts';
import { alphaLeftForSpeed } from './alpha-left.ts';
import { askedOnceTest, EXACT_UNITS } from './asked-once.ts';
import type { PlanInput, PlanStudy } from './plan-input.ts';
import { possibleRepeats } from './repeats-of.ts';

/** What is known of a candidate's speed: `hopeless`: its calls to come are unlikely to prove it. */
export interface SpeedState extends Speed {
  state: 'proven' | 'too slow' | 'hopeless' | 'open';
}

/** Fewer calls rule nobody out where no number of them could prove the bar. */
const FEWEST_CALLS = 10;

/**
 * Whether a candidate answers soon enough often enough, as far as its calls tell. Each call counts as
 * one, repeats too. The exact test of models asked once, made for the calls that it gets at most (of
 * more than 300 the first), looks after each of them: of models that are in time as often as the bar
 * asks for and no more, at most 5% are proven.
 */
export function speedState(
  study: PlanStudy,
  candidate: number,
  { withinMs, share }: LatencyBar,
  repeats: number,
): SpeedState {
  if (study.input.rounds) return stateInRounds(study, candidate, { withinMs, share }, repeats);
  const times = inTime(study, candidate, { withinMs, repeats });
  const size = Math.min(EXACT_UNITS.most, study.input.samples * repeats);
  const test = askedOnceTest(size, share, ALPHA, 'patient');
  const speed = speedOf(times);
  const isSlow = quickProbability(speed, share) <= RULED_OUT;
  const end = test && endOf(times, test);
  if (end === 'proven') return { ...speed, state: 'proven' };
  if (end === 'hopeless') return { ...speed, state: isSlow ? 'too slow' : 'hopeless' };
  const isOut = test === null && isSlow && speed.calls >= FEWEST_CALLS;
  return { ...speed, state: isOut ? 'too slow' : 'open' };
}

/**
 * The fewest calls, all in time, after which a model may be proven to be quick enough, by how often it
 * is asked; null where so many samples and repeats prove nobody.
 */
export function fewestProvingCalls(input: PlanInput, share: number): number | null {
  const earliest = possibleRepeats(input).map((repeats) => {
    const size = Math.min(EXACT_UNITS.most, input.samples * repeats);
    const at = askedOnceTest(size, share, ALPHA, 'patient')?.allowed.findIndex((slow) => slow >= 0);
    return at === undefined || at < 0 ? Infinity : at;
  });
  const fewest = Math.min(...earliest);
  return fewest === Infinity ? null : fewest;
}

/**
 * With samples that were added: by the first call of each, in the order of the rounds, with what the
 * first round's test left.
 */
function stateInRounds(
  study: PlanStudy,
  candidate: number,
  { withinMs, share }: LatencyBar,
  repeats: number,
): SpeedState {
  const times = inTime(study, candidate, { withinMs, repeats: 1 });
  const speed = speedOf(times);
  if (speed.calls < FEWEST_CALLS) return { ...speed, state: 'open' };
  const alpha = alphaLeftForSpeed(study, share, repeats);
  if (peakEvidence(times.map(Number), share) >= 1 / alpha) return { ...speed, state: 'proven' };
  if (quickProbability(speed, share) <= RULED_OUT) return { ...speed, state: 'too slow' };
  const allowed = bettingFailures(Math.max(study.input.samples, speed.calls), share, alpha);
  return { ...speed, state: speed.calls - speed.quick > allowed ? 'hopeless' : 'open' };
}

/** Where the walk over single calls ends; null: it goes on. */
function endOf(
  times: readonly boolean[],
  { allowed, hopeless }: OptimalTest,
): 'proven' | 'hopeless' | null {
  let slow = 0;
  for (let calls = 0; calls < allowed.length; calls++) {
    if (slow <= itemAt(allowed, calls)) return 'proven';
    if (slow >= itemAt(hopeless, calls)) return 'hopeless';
    if (calls === times.length) return null;
    if (!times[calls]) slow++;
  }
  return null;
}
