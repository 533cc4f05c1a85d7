import type { Candidate } from '../evaluation.ts';
import { count, wholeNumber } from '../format.ts';
import type { CandidateFinding } from '../recommendation/finding.ts';
import type { FinishedTrial } from '../trial.ts';

/** Thinking that takes this share of the tokens leaves nothing to answer with. */
const NEARLY_ALL = 0.8;

/**
 * A finding as it is, unless our own limit of answer tokens made it: a model whose thinking was cut
 * off is not ruled out, and the reason says what to raise.
 */
export function unlessCutOff(finding: CandidateFinding, cutOff: string | null): CandidateFinding {
  if (finding.verdict !== 'ruled out' || cutOff === null) return finding;
  return { ...finding, verdict: 'unclear', why: null, reason: cutOff };
}

/** That thinking took the tokens of most failed answers, and what to do; null where it didn't. */
export function cutOffWords(
  { maxOutputTokens }: Candidate,
  ended: readonly FinishedTrial[],
): string | null {
  const failed = ended.filter(({ failure }) => failure !== null);
  const cut = failed.flatMap(({ failure, usage }) =>
    failure === 'truncated' && usage !== null && usage.reasoning >= NEARLY_ALL * usage.output
      ? [usage.reasoning]
      : [],
  );
  if (cut.length === 0 || cut.length <= failed.length / 2) return null;
  const most = Math.max(...cut);
  return (
    `Its thinking took ${wholeNumber(most)} of ${wholeNumber(maxOutputTokens)} tokens, and ` +
    `${count(cut.length, 'answer')} ${cut.length === 1 ? 'was' : 'were'} cut off: raise maxOutputTokens.`
  );
}
