import type { Sample, Scorer } from '../evaluation.ts';
import { count } from '../format.ts';
import { itemAt } from '../item-at.ts';
import { compileComparison } from '../scoring/compile-scorer.ts';
import { holdsAnswer } from '../scoring/holds-answer.ts';
import type { FinishedTrial, Leniency } from '../trial.ts';

/** Answers that ended, and what they are held against. */
export interface ComparedAnswers {
  scorer: Scorer;
  samples: readonly Sample[];
  ended: readonly FinishedTrial[];
  passMark: number;
}

/** Kinds of leniency that are named; the others are few. */
const MOST_NAMED = 2;

/**
 * What a person must know of the form of one candidate's answers, one sentence each: what was dropped
 * before right ones were right, and how many wrong ones hold the right answer.
 */
export function formWarnings(compared: ComparedAnswers): string[] {
  if (compared.scorer.type === 'judge') return [];
  const right = compared.ended.filter(({ score }) => score !== null && score >= compared.passMark);
  const counts = new Map<Leniency, number>();
  for (const leniency of leniencies(compared, right)) {
    counts.set(leniency, (counts.get(leniency) ?? 0) + 1);
  }
  const named = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, MOST_NAMED);
  return [
    ...named.map(([leniency, number]) => leniencyWords(leniency, number, right.length)),
    ...wrongFormWords(compared),
  ];
}

function leniencies({ scorer, samples }: ComparedAnswers, right: readonly FinishedTrial[]) {
  const score = compileComparison(scorer);
  return right.flatMap(
    ({ answer, sample }) => score(answer ?? '', itemAt(samples, sample)).leniency ?? [],
  );
}

const PLURAL: ReadonlySet<Leniency> = new Set([
  ...(['quotes', 'brackets', 'bold or code marks', 'tags', 'words around it'] as const),
  ...(['hyphens or underscores', 'characters that look alike', 'faults of its JSON'] as const),
]);

function leniencyWords(leniency: Leniency, number: number, right: number): string {
  const were = PLURAL.has(leniency) ? 'were' : 'was';
  const is = number === 1 ? 'is' : 'are';
  return `${number} of ${count(right, 'right answer')} ${is} right only after ${leniency} ${were} dropped: your code must allow it.`;
}

function wrongFormWords(compared: ComparedAnswers): string[] {
  const { holding, wrong } = wrongAnswersHolding(compared);
  if (holding === 0) return [];
  return [`Right answer, wrong form: ${holding} of ${count(wrong, 'wrong answer')}.`];
}

/** How many answers are wrong, and how many of those hold the right one. */
export function wrongAnswersHolding({ scorer, samples, ended, passMark }: ComparedAnswers) {
  const holds = holdsAnswer(scorer);
  const failing = ended.filter(
    ({ score, answer }) => score !== null && score < passMark && answer !== null && answer !== '',
  );
  const holding = failing.filter(({ answer, sample }) =>
    holds(answer ?? '', itemAt(samples, sample)),
  );
  return { wrong: failing.length, holding: holding.length };
}
