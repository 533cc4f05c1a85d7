import { goodRate } from '../evidence/good-rate.ts';
import { studyOf } from '../evidence/study.ts';
import { count, dollars, percent } from '../format.ts';
import { newMemory } from '../plan/memory.ts';
import type { PlanInput } from '../plan/plan-input.ts';
import { CHANCE, FEWEST_PAIRS, moreForMargin, moreForRate, moreForSpeed } from './more-samples.ts';
import type { RatedCandidate, RecommendQuestion } from './recommend-question.ts';

/** How many more samples would likely prove a candidate, and their price. */
export function moreWords(question: RecommendQuestion, candidate: RatedCandidate): string {
  const { input } = question;
  const isRightEnough = input.memory?.candidates[candidate.index]?.right;
  if (isRightEnough) return moreForSpeedWords(input, candidate);
  if (input.bar.kind === 'relative') {
    return moreForMarginWords(question, candidate, input.bar.within);
  }
  if (input.estimand === 'these-samples') {
    return 'More samples would be another question: look at what fails, or lower the bar.';
  }
  if (input.bar.rate >= 1) return 'No number of samples can prove 100%: lower the bar.';
  return moreForRateWords(input, candidate, input.bar.rate);
}

function moreForRateWords(
  input: PlanInput,
  { index, finding, costPerCall }: RatedCandidate,
  rate: number,
): string {
  const study = studyOf(input);
  const { score, probability } = finding;
  const isFlawless = score === 1;
  const isOpen = !input.continuous && isConditional(probability ?? 0, isFlawless);
  const right = isOpen ? goodRate(rate) : undefined;
  const more = moreForRate(study, index, rate, right);
  if (more === null) {
    if (isFlawless) return TOO_MANY;
    return score !== null && score > rate
      ? 'Its score so far is too near to the bar: more samples alone are unlikely to prove it.'
      : 'Its score so far is not above the bar: more samples alone are unlikely to prove it.';
  }
  const sample = study.units.length < input.samples ? 'independent sample' : 'sample';
  const condition = right === undefined ? '' : ` if it is right ${percent(right)} of the time`;
  const price = dollars(more * costPerCall);
  return `To prove it: about ${count(more, `more ${sample}`)} for an 80% chance${condition}, ${price}.`;
}

/** From this probability on a candidate is rather good enough than not. */
const RATHER_GOOD = 0.5;

/** What is good enough with a lower chance can't be proven with a higher one, but on a condition. */
function isConditional(probability: number, isFlawless: boolean): boolean {
  return probability < CHANCE && (isFlawless || probability >= RATHER_GOOD);
}

const TOO_MANY =
  'For an 80% chance of proof it would take more than the 5,000 samples that are taken: lower the bar.';

const TOO_FEW_TO_SAY = `Fewer than ${FEWEST_PAIRS} samples can't say how many it takes to prove it: add some, to 50 or more.`;
const UNLIKELY = 'More samples alone are unlikely to prove it.';

function moreForMarginWords(
  { input, candidates }: RecommendQuestion,
  candidate: RatedCandidate,
  within: number,
): string {
  const study = studyOf(input);
  const reference = candidates[(input.memory ?? newMemory(input)).reference ?? -1];
  if (!reference) return UNLIKELY;
  const pair = { candidate: candidate.index, reference: reference.index };
  const more = moreForMargin(study, pair, within);
  if (more === null) return study.units.length < FEWEST_PAIRS ? TOO_FEW_TO_SAY : UNLIKELY;
  const each = candidate.costPerCall + reference.costPerCall;
  return `To prove it: about ${count(more, 'more sample')} for an 80% chance, ${dollars(more * each)}.`;
}

const UNLIKELY_QUICK = 'More samples alone are unlikely to prove it quick enough.';

/** Of a model that is right often enough, and whose speed is not proven. */
function moreForSpeedWords(
  input: PlanInput,
  { index, finding: { speed }, costPerCall }: RatedCandidate,
): string {
  const { latency } = input;
  if (!latency || !speed) return UNLIKELY_QUICK;
  const isOpen = isConditional(speed.probability, speed.quick === speed.calls);
  const quick = isOpen ? goodRate(latency.share) : undefined;
  const more = moreForSpeed(studyOf(input), index, latency, quick);
  if (more === null) return UNLIKELY_QUICK;
  const condition = quick === undefined ? '' : ` if ${percent(quick)} of its calls are in time`;
  return `To prove it quick enough: about ${count(more, 'more sample')} for an 80% chance${condition}, ${dollars(more * costPerCall)}.`;
}
