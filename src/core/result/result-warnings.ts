import type { EvaluationSpec } from '../evaluation.ts';
import { count, dollars, exactDollars, toTheCent } from '../format.ts';
import { fromDollars, toDollars } from '../money.ts';
import { type ConstantAnswer, constantWords } from '../request/constant-answer.ts';
import type { EndedEvaluation } from './ended-evaluation.ts';
import type { Result } from './schema/result.ts';

/** Why scores may say little of new inputs, as the samples are, a sentence each. */
export function sampleWarnings(
  { bar }: Pick<EvaluationSpec, 'bar'>,
  { constant = null, leaks }: { constant?: ConstantAnswer | null; leaks: readonly string[] },
  samples: number,
): string[] {
  const words = constantWords(constant, { bar, samples });
  return [...(words === null ? [] : [words]), ...leaks];
}

/** What ended an evaluation early, a sentence each, where the reason does not say it already. */
export function cutShortWarnings(
  { stops, spec }: Pick<EndedEvaluation, 'stops' | 'spec'>,
  calls: number,
  ending: Result['ending'],
): string[] {
  if (ending === 'budget ended') return [];
  const reasons = Object.values(stops).map(({ reason }) => reason);
  const early = `ended it early, after ${count(calls, 'call')}.`;
  return [
    ...(reasons.includes('budget') ? [`The budget of ${exactDollars(spec.budget)} ${early}`] : []),
    ...(reasons.includes('cap') ? [`A cap for the month ${early}`] : []),
  ];
}

/** What a person must know of an evaluation's calls, a sentence each. */
export function callWarnings(state: EndedEvaluation): string[] {
  return [
    ...withoutScore(state),
    ...lostCalls(state),
    ...uncountedReplies(state),
    ...givenUpWarning(state),
    ...overspentWarning(state),
  ];
}

const CAUSES = 3;
const CAUSE_LENGTH = 200;

/** Why trials have no score, the commonest causes first; those that killed their workers are counted apart. */
function withoutScore({ ended }: EndedEvaluation): string[] {
  const causes = ended.flatMap(({ score, note, failure }) =>
    score === null && note && failure !== 'given up' ? [note.slice(0, CAUSE_LENGTH)] : [],
  );
  return [...Map.groupBy(causes, (cause) => cause)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, CAUSES)
    .map(([cause, alike]) => `${count(alike.length, 'call')} without a score: ${cause}`);
}

/** Each is estimated from its candidate's other calls, or counted at the most it can have cost. */
function lostCalls({ ledger }: EndedEvaluation): string[] {
  const { calls, usd } = ledger.assumed;
  if (calls === 0) return [];
  return [
    `${count(calls, 'call')} ended without a bill being seen (a timeout or a stopped worker): ${toTheCent(usd)} of what was spent is an estimate.`,
  ];
}

function uncountedReplies({ ledger }: EndedEvaluation): string[] {
  const { calls, usd } = ledger.uncounted;
  if (calls === 0) return [];
  return [
    `${count(calls, 'reply', 'replies')} came without a usable count of tokens: ${toTheCent(usd)} of what was spent is estimated from the texts, which leaves out thinking. Check the base URL and any proxy on the way.`,
  ];
}

function givenUpWarning({ ended }: EndedEvaluation): string[] {
  const trials = ended.filter(({ failure }) => failure === 'given up').length;
  if (trials === 0) return [];
  return [
    `${count(trials, 'call')} ${trials === 1 ? 'was' : 'were'} given up: each time the worker process ended in the middle. See the workers' logs, and whether they have enough memory.`,
  ];
}

/** What a provider bills is the truth, also where it is more than was reserved. */
function overspentWarning({ spent, spec }: EndedEvaluation): string[] {
  const over = spent - fromDollars(spec.budget);
  if (over <= 0n) return [];
  return [
    `${dollars(toDollars(over))} more than the budget was spent: a provider billed more for a call than it was thought to cost at its worst.`,
  ];
}
