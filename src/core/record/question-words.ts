import type { LabelOf } from '../catalog/labels-of.ts';
import { count, dollars, exactDollars, listed, upToTheCent } from '../format.ts';
import { doubtWords } from '../result/answer-check.ts';
import type { CostQuestion, Question } from './question.ts';

/** Models that are named; more are counted. */
const NAMED = 4;

/**
 * Returns an open question in words: `Flash-Lite 3.5 is ruled out, Haiku 5.5 is not proven. Prove
 * Sonnet 5.5 for about $0.20 and Opus 5.5 for about $0.70, too?`
 */
export function questionWords(
  question: Question,
  { largestUsd, labelOf }: { largestUsd: number; labelOf: LabelOf },
): string {
  if (question.kind === 'answer check') return `${doubtWords(question.doubted)} Go on as it is?`;
  if (question.kind === 'approval') {
    const { usd, approval } = question;
    return `It may cost up to ${upToTheCent(usd)}, and above ${exactDollars(approval.aboveUsd)} it begins once it is confirmed.`;
  }
  const { kind, candidates, usd, efforts = [] } = question;
  if (kind === 'over the quote') {
    return (
      `After one call to each model it is expected to cost ${dollars(usd)}, ` +
      `more than the ${upToTheCent(largestUsd)} that you were shown as the most. Go on until that is spent?`
    );
  }
  const proving = `Prove ${pricedWords(candidates, labelOf)}, too?`;
  return [...testedWords(question, labelOf), ...thinkHarder(efforts, labelOf), proving].join(' ');
}

/** As the list of models has them. */
function testedWords({ tested, ruledOut = [] }: CostQuestion, labelOf: LabelOf): string[] {
  const others = tested.filter((name) => !ruledOut.includes(name));
  const said = (names: readonly string[], verdict: string) =>
    names.length === 0
      ? []
      : [`${firstOf(names.map(labelOf))} ${names.length === 1 ? 'is' : 'are'} ${verdict}`];
  const words = [...said(ruledOut, 'ruled out'), ...said(others, 'not proven')];
  return words.length === 0 ? [] : [`${words.join(', ')}.`];
}

function pricedWords(priced: CostQuestion['candidates'], labelOf: LabelOf): string {
  return firstOf(priced.map(({ name, usd }) => `${labelOf(name)} for about ${dollars(usd)}`));
}

/** What costs less than what is asked about: longer thinking. */
function thinkHarder(efforts: NonNullable<CostQuestion['efforts']>, labelOf: LabelOf): string[] {
  if (efforts.length === 0) return [];
  const them = efforts.length === 1 ? 'it' : 'them';
  return [
    `Thinking longer is cheaper: ${pricedWords(efforts, labelOf)}; stop here to try ${them}.`,
  ];
}

/** "a, b and c"; of a long list the first, and how many more. */
function firstOf(all: readonly string[]): string {
  const named = all.length > NAMED + 1 ? all.slice(0, NAMED) : all;
  const notNamed = all.length - named.length;
  return listed(notNamed > 0 ? [...named, count(notNamed, 'more model')] : named);
}
