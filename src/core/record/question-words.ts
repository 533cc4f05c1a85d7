import type { LabelOf } from '../catalog/labels-of.ts';
import { count, dollars, listed } from '../format.ts';
import { doubtWords } from '../result/answer-check.ts';
import type { CostQuestion, Question } from './question.ts';

/** Models that are named; more are counted. */
const NAMED = 4;

/**
 * Returns an open question in words: `Haiku 5.5 and Flash-Lite 3.5 are not proven. Prove Sonnet 5.5
 * ($0.20) and Opus 5.5 ($0.70), too?`
 */
export function questionWords(
  question: Question,
  { largestUsd, labelOf }: { largestUsd: number; labelOf: LabelOf },
): string {
  if (question.kind === 'answer check') return `${doubtWords(question.doubted)} Go on as it is?`;
  const { kind, tested, candidates, usd, efforts = [], approval } = question;
  if (approval) {
    return `It may cost up to ${dollars(usd)}, and above ${dollars(approval.aboveUsd)} it begins once it is confirmed.`;
  }
  if (kind === 'over the quote') {
    return (
      `After one call to each model it is expected to cost ${dollars(usd)}, ` +
      `more than the ${dollars(largestUsd)} that you were shown as the most. Go on until that is spent?`
    );
  }
  const are = tested.length === 1 ? 'is' : 'are';
  const priced = candidates.map(({ name, usd: each }) => `${labelOf(name)} (${dollars(each)})`);
  const notProven = `${firstOf(tested.map(labelOf))} ${are} not proven.`;
  return [notProven, ...thinkHarder(efforts, labelOf), `Prove ${firstOf(priced)}, too?`].join(' ');
}

/** What costs less than what is asked about: more thinking. */
function thinkHarder(efforts: NonNullable<CostQuestion['efforts']>, labelOf: LabelOf): string[] {
  if (efforts.length === 0) return [];
  const priced = efforts.map(({ name, usd }) => `${labelOf(name)} (about ${dollars(usd)})`);
  const [it, stays] = efforts.length === 1 ? ['it', 'stays'] : ['them', 'stay'];
  return [`More thinking is cheaper: ${firstOf(priced)} ${stays} untried; stop here to try ${it}.`];
}

/** "a, b and c"; of a long list the first, and how many more. */
function firstOf(all: readonly string[]): string {
  const named = all.length > NAMED + 1 ? all.slice(0, NAMED) : all;
  const left = all.length - named.length;
  return listed(left > 0 ? [...named, count(left, 'more model')] : named);
}
