import { AppError } from '../../errors.ts';
import { count, percentRange, wholeNumber } from '../../format.ts';
import type { Arm } from '../arms.ts';
import type { Comparison } from '../confirmation.ts';
import type { BiggerModel, FailureCause } from '../failure-cause.ts';
import type { Screening } from '../screening.ts';
import { wholeRight } from './right-of.ts';

/** Everything the sentence about a cause says. */
export interface CauseFacts {
  cause: FailureCause;
  /** What people call the candidate: "Flash-Lite". */
  label: string;
  screening: Screening;
  /** The chosen arm; null where none was worth it. */
  arm: Arm | null;
  confirmed: Comparison | null;
  /** Of the arm's candidate, by fresh trials alone; null before there are any. */
  interval90: readonly [number, number] | null;
  bigger: BiggerModel | null;
}

/** Returns why a candidate fails, in a sentence or two (recipes.md A5, A7). */
export function causeWords(facts: CauseFacts): string {
  const { cause, label, screening } = facts;
  switch (cause) {
    case 'knowledge':
      return `${label} lacked knowledge, not skill: with ${fixWords(facts, 'it')}`;
    case 'effort':
      return `${label} had to think longer: at ${fixWords(facts, 'it')}`;
    case 'unwritten rules':
      return `Your rules were not written down: with ${fixWords(facts, label)}`;
    case 'not confirmed':
      return unconfirmedWords(facts);
    case 'not finished':
      return `It is too early to say why ${label} fails: it ended before all was tried, and nothing helped so far.`;
    case 'luck': {
      const passed = Math.round(screening.passedByChance);
      const pass = passed === 1 ? 'passes' : 'pass';
      return `It was luck: ${wholeNumber(passed)} of ${count(screening.samples, 'failure')} ${pass} on a plain retry.`;
    }
    case 'not in the document':
      return `The document does not say it: ${staysWords(facts)}.`;
    case 'unused':
      return `The document says it, and ${label} can’t use it: ${staysWords(facts)}.`;
    case 'knowledge or skill':
    case 'skill':
    case 'task or answers':
    case 'unknown':
      return `Nothing helped: ${nothingWords(facts)}`;
  }
}

/** `faq.md (1,480 tokens) it is right on 27 of 28 fresh samples (82-99%), without it on 20.` */
function fixWords({ arm, confirmed, interval90 }: CauseFacts, who: string): string {
  if (!arm || !confirmed)
    throw new AppError('internal', 'A cause is named that nothing confirmed.');
  const { right, samples, plainRight } = confirmed;
  const range = interval90 ? ` (${percentRange(interval90)})` : '';
  const on = `${wholeNumber(wholeRight(right))} of ${count(samples, 'fresh sample')}`;
  const without = arm.kind === 'rules' || arm.kind === 'examples' ? 'them' : 'it';
  return `${armName(arm)} ${who} is right on ${on}${range}, without ${without} on ${wholeNumber(wholeRight(plainRight))}.`;
}

function armName({ kind, label, addedTokens }: Arm): string {
  if (kind === 'effort') return `effort ${label}`;
  return `${label} (${count(addedTokens, 'token')})`;
}

/** Fewer samples measure nothing: a budget or a relative bar may end a confirmation so soon. */
const FEWEST_FRESH = 10;

function unconfirmedWords({ label, arm, confirmed }: CauseFacts): string {
  if (!arm) throw new AppError('internal', 'A change was not confirmed, and none was chosen.');
  const seemed = `${label} seemed to do better with ${armName(arm)}`;
  if (!confirmed) return `${seemed}: it takes fresh trials to confirm it.`;
  const { right, samples, plainRight } = confirmed;
  if (samples < FEWEST_FRESH) {
    return `${seemed}, but its fresh trials ended after ${count(samples, 'sample')}, too few to tell: right on ${wholeNumber(wholeRight(right))} with it, on ${wholeNumber(wholeRight(plainRight))} without.`;
  }
  return `${seemed}, but fresh trials don’t confirm it: right on ${wholeNumber(wholeRight(right))} of ${count(samples, 'sample')} with it, on ${wholeNumber(wholeRight(plainRight))} without.`;
}

function staysWords({ screening }: CauseFacts): string {
  const { stayWrong, samples } = screening;
  const stay = stayWrong.length === 1 ? 'stays' : 'stay';
  return `${wholeNumber(stayWrong.length)} of ${wholeNumber(samples)} ${stay} wrong`;
}

function nothingWords(facts: CauseFacts): string {
  const { cause, label, bigger } = facts;
  const stays = staysWords(facts);
  if (!bigger || bigger.samples === 0)
    return `${stays}, and no more expensive model was asked ${itOrThem(facts)}.`;
  const { name, right, samples } = bigger;
  if (cause === 'skill' || cause === 'knowledge or skill') {
    const part =
      right === samples ? itOrThem(facts) : `${wholeNumber(right)} of ${wholeNumber(samples)}`;
    const lacks =
      cause === 'skill'
        ? 'is not able enough'
        : 'lacks knowledge or skill: a document with what it should know tells which';
    return `${stays}, and ${name} gets ${part} right. ${label} ${lacks}.`;
  }
  const part = right === 0 ? 'none' : `only ${wholeNumber(right)}`;
  return `${stays}, and ${name} gets ${part} of ${wholeNumber(samples)} right: look at the task and the expected answers.`;
}

function itOrThem({ screening }: CauseFacts): string {
  return screening.stayWrong.length === 1 ? 'it' : 'them';
}

/**
 * `The difference on these 28 samples: +26 points (+10 to +40).` The interval is the two-sided 90%,
 * rounded outwards.
 */
export function differenceWords({
  difference,
  interval90: [lo, hi],
  samples,
}: Pick<Comparison, 'difference' | 'interval90' | 'samples'>): string {
  const from = signed(Math.floor(lo * 100 + 1e-9));
  const to = signed(Math.ceil(hi * 100 - 1e-9));
  const on = samples === 1 ? 'this sample' : `these ${count(samples, 'sample')}`;
  const middle = Math.round(difference * 100);
  const unit = Math.abs(middle) === 1 ? 'point' : 'points';
  return `The difference on ${on}: ${signed(middle)} ${unit} (${from} to ${to}).`;
}

function signed(points: number): string {
  return `${points > 0 ? '+' : ''}${wholeNumber(points === 0 ? 0 : points)}`;
}

/** `Opus 5.5 with the same document is right on 28 of 28, without it on 27.` */
export function fairWords(
  incumbent: string,
  { right, plainRight, samples }: Comparison,
  what: string,
): string {
  return `${incumbent} with ${what} is right on ${wholeNumber(wholeRight(right))} of ${count(samples, 'sample')}, without it on ${wholeNumber(wholeRight(plainRight))}.`;
}
