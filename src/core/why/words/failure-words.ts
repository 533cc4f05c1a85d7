import { count, wholeNumber } from '../../format.ts';
import type { FailureKind, SortedFailures } from '../failure-kinds.ts';
import type { HoldOutOffer } from '../hold-out.ts';
import type { KeptRules } from '../kept-rules.ts';
import { FEWEST_FAILING, type WhyOffer } from '../offer.ts';
import type { PlainRetry } from '../plain-retry.ts';

const KIND_WORDS: Readonly<Record<Exclude<FailureKind, 'nobody'>, string>> = {
  form: 'Right answer, wrong form',
  consistent: 'Always the same wrong answer, where a more expensive model is always right',
  unsure: 'Another answer when asked again',
  wrong: 'Wrong',
  unparsable: 'Unreadable',
  refused: 'Refused',
  truncated: 'Cut off',
  'too slow': 'Too slow',
  'does not fit': 'Does not fit',
  empty: 'No answer',
};

/**
 * Returns what a candidate's failures look like, one sentence each: what nobody answers first, then the
 * commonest.
 */
export function failureKindsWords({ failing, kinds, confusion }: SortedFailures): string[] {
  const nobody = kinds.filter(({ kind }) => kind === 'nobody').map(({ samples }) => samples.length);
  const others = kinds.flatMap(({ kind, samples }) =>
    kind === 'nobody'
      ? []
      : [
          `${KIND_WORDS[kind]}: ${wholeNumber(samples.length)} of ${count(failing.length, 'failing sample')}.`,
        ],
  );
  return [
    ...nobody.map((number) => {
      const answers = number === 1 ? 'its expected answer' : 'their expected answers';
      return `No model answers ${count(number, 'sample')}: check ${answers} first.`;
    }),
    ...others,
    ...(confusion
      ? [
          `It takes "${confusion.expected}" for "${confusion.given}" in ${confusion.samples} of ${confusion.of}: a rule may be missing.`,
        ]
      : []),
  ];
}

/** `Of 12 samples that failed, a plain retry passes about 5: that much is chance.` */
export function plainRetryWords({ samples, passed }: PlainRetry): string {
  const about = Math.round(passed);
  const tail = about === 0 ? '' : ': that much is chance';
  const retried = `Of ${count(samples, 'sample')} that failed, a plain retry passes`;
  return `${retried} ${about === 0 ? 'none' : `about ${wholeNumber(about)}`}${tail}.`;
}

/** Why nothing can be looked into; null where it can, or there is nothing to ask. */
export function offerWords(offer: WhyOffer): string | null {
  return offer.kind === 'too few failures' ? tooFewWords(offer.failing) : null;
}

/** That so few samples fail that nothing tells why. */
export function tooFewWords(failing: number): string {
  const fail = failing === 1 ? 'fails' : 'fail';
  const counted = failing === 0 ? 'No sample fails' : `${count(failing, 'sample')} ${fail}`;
  return `${counted} most of the time: too few to tell why. It takes ${FEWEST_FAILING}.`;
}

/** `2 of the rules that were written are not used: they give samples away, or are too long.` null where all are. */
export function rulesLeftOutWords({ text, leftOut }: KeptRules): string | null {
  if (leftOut === 0) return null;
  if (text === null) {
    return 'The rules that were written are not used: they give samples away, or are too long.';
  }
  const [are, they] = leftOut === 1 ? ['is', 'it gives'] : ['are', 'they give'];
  const long = leftOut === 1 ? 'is' : 'are';
  return `${wholeNumber(leftOut)} of the rules that were written ${are} not used: ${they} samples away, or ${long} too long.`;
}

/** Why there are no examples and rules; null where there can be. */
export function holdOutWords(offer: HoldOutOffer): string | null {
  if (offer.kind === 'split') return null;
  const { needed, have } = offer;
  if (needed === Infinity)
    return 'Examples and rules can’t be tried: no number of samples proves a bar of 100%.';
  return `Examples and rules need ${count(needed, 'sample')} or more, you have ${wholeNumber(have)}.`;
}
