import type { Cause, Outcome } from '../../recommendation/finding.ts';
import type { ModelResult, Result } from '../schema/result.ts';

const WORDS: Readonly<Record<Cause, string>> = {
  'not needed': 'not needed',
  'no proof': 'not run',
  stopped: 'stopped',
  unanswered: 'no answer',
};

/**
 * An outcome as a person reads it, while it runs and in the result: "proven", "likely", "ruled out";
 * of a model that was not tested to its end, what kept it from that: "not needed", "stopped".
 */
export function outcomeWords({ verdict, why }: Outcome): string {
  if (verdict === 'unclear' && (why === null || why === 'no proof')) return 'not proven';
  return why !== null && (verdict === 'unclear' || verdict === 'not run') ? WORDS[why] : verdict;
}

/**
 * The outcome of a model in a result. What the others are measured against is the reference, not
 * proven to be anything. The pick says that it is the pick.
 */
export function verdictWords(model: ModelResult, { pick, evaluation }: Result): string {
  const { bar } = evaluation;
  const isReference = typeof bar === 'object' && bar.of === model.candidate;
  const words = isReference && model.verdict === 'proven' ? 'reference' : outcomeWords(model);
  if (model.candidate !== pick?.candidate) return words;
  return pick.grade === 'guess' ? 'the pick: a guess' : `the pick: ${words}`;
}
