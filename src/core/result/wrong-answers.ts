import type { Sample } from '../evaluation.ts';
import type { FinishedTrial } from '../trial.ts';
import type { ModelResult } from './schema/result.ts';

const MOST = 3;

/** Returns at most three failed answers of different samples; samples that fail always go first. */
export function wrongAnswers(
  ended: readonly FinishedTrial[],
  samples: readonly Sample[],
  passMark: number,
): ModelResult['examples'] {
  const isRight = ({ score }: FinishedTrial) => score !== null && score >= passMark;
  const sometimes = new Set(ended.filter(isRight).map(({ sample }) => sample));
  const failing = ended
    .filter((trial) => trial.score !== null && !isRight(trial))
    .toSorted(
      (a, b) =>
        Number(sometimes.has(a.sample)) - Number(sometimes.has(b.sample)) ||
        a.sample - b.sample ||
        a.repeat - b.repeat,
    );
  const listed = new Set<number>();
  return failing
    .filter(({ sample }) => !listed.has(sample) && listed.add(sample))
    .slice(0, MOST)
    .flatMap(({ sample, failure, answer, note }) => {
      const put = samples[sample];
      if (!put) return [];
      return {
        sample: sample + 1,
        input: inputOf(put),
        expected: [put.expected, ...put.alternatives].join(' | '),
        got: answer || note || '',
        failure: failure ?? 'wrong',
      };
    });
}

function inputOf({ columns }: Sample): string {
  return columns.input ?? Object.values(columns).join('\n');
}
