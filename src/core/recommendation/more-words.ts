import { studyOf } from '../evidence/study.ts';
import { count, dollars } from '../format.ts';
import { alphaLeftForSpeed } from '../plan/alpha-left.ts';
import { newMemory } from '../plan/memory.ts';
import { moreForMargin, moreForRate, moreOfAnswers } from './more-samples.ts';
import type { RecommendQuestion } from './recommend-question.ts';

/** How many more samples would likely prove a candidate, and their price. */
export function moreWords(question: RecommendQuestion, index: number): string {
  const { input, findings, candidates } = question;
  if (input.memory?.candidates[index]?.right) return moreForSpeedWords(question, index);
  if (input.bar.kind === 'relative') return moreForMarginWords(question, index, input.bar.within);
  if (input.estimand === 'these-samples') {
    return 'More samples would be another question: look at what fails, or lower the bar.';
  }
  const { costPerCall } = candidates[index]!;
  if (input.bar.rate >= 1) return 'No number of samples can prove 100%: lower the bar.';
  const study = studyOf(input);
  const more = moreForRate(study, index, input.bar.rate);
  if (more === null) {
    if (findings[index]!.score === 1) return study.units.length < FEW ? TOO_FEW : TOO_MANY;
    return findings[index]!.score! > input.bar.rate
      ? 'Its score so far is too near to the bar: more samples alone are unlikely to prove it.'
      : 'Its score so far is not above the bar: more samples alone are unlikely to prove it.';
  }
  const sample = study.units.length < input.samples ? 'independent sample' : 'sample';
  const price = dollars(more * costPerCall);
  return `To prove it: about ${count(more, `more ${sample}`)} for an 80% chance, ${price}.`;
}

/** As many answers as say anything of the next ones. */
const FEW = 10;

const TOO_FEW = 'So few samples say little of new inputs: add some, to 30 or more.';

const TOO_MANY =
  'For an 80% chance of proof it would take more than the 5,000 samples that are taken: lower the bar.';

function moreForMarginWords(
  { input, candidates }: RecommendQuestion,
  candidate: number,
  within: number,
): string {
  const study = studyOf(input);
  const reference = (input.memory ?? newMemory(input)).reference!;
  const more = moreForMargin(study, { candidate, reference }, within);
  if (more === null) return 'More samples alone are unlikely to prove it.';
  const each = candidates[candidate]!.costPerCall + candidates[reference]!.costPerCall;
  return `To prove it: about ${count(more, 'more sample')} for an 80% chance, ${dollars(more * each)}.`;
}

/** Of a model that is right often enough, and whose speed is not proven. */
function moreForSpeedWords({ input, findings, candidates }: RecommendQuestion, index: number) {
  const { latency } = input;
  const { speed } = findings[index]!;
  const calls =
    latency && speed
      ? moreOfAnswers(
          { answers: speed.calls, failed: speed.calls - speed.quick },
          latency.share,
          alphaLeftForSpeed(
            studyOf(input),
            latency.share,
            input.memory!.candidates[index]!.repeats!,
          ),
        )
      : null;
  if (calls === null) return 'More calls alone are unlikely to prove it quick enough.';
  const { costPerCall } = candidates[index]!;
  return `To prove it quick enough: about ${count(calls, 'more call')} for an 80% chance, ${dollars(calls * costPerCall)}.`;
}
