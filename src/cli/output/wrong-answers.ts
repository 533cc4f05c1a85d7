import { listed } from '../../core/format.ts';
import { quoted } from '../../core/quoted.ts';
import { type FailedByAll, failedByAll } from '../../core/result/failed-by-all.ts';
import type { ModelResult, Result } from '../../core/result/schema/result.ts';

/** Samples that are shown with their answers; more are counted. */
const SHOWN = 3;

/** What every model fails, to be looked at first; [] where there is none. */
export function failedByAllLines(result: Result): string[] {
  const failed = failedByAll(result);
  if (failed.length === 0) return [];
  const shown = failed.flatMap(({ example }) => example ?? []).slice(0, SHOWN);
  const isShown = new Set(shown.map(({ sample }) => sample));
  const left = failed.filter(({ sample }) => !isShown.has(sample));
  const which =
    failed.length === 1
      ? 'this sample: look at its expected answer first.'
      : `these ${failed.length} samples: look at their expected answers first.`;
  return [
    `Every model fails ${which}`,
    ...shown.map(exampleLine),
    ...(left.length > 0 ? [`  ${shown.length > 0 ? 'and ' : ''}${numbers(left)}`] : []),
  ];
}

/** Those whose answers are not at hand, by their numbers: `#4, #5 and 8 more`. */
function numbers(failed: readonly FailedByAll[]): string {
  const named = failed.slice(0, NAMED).map(({ sample }) => `#${sample}`);
  const more = failed.length - named.length;
  return listed(more > 0 ? [named.join(', '), `${more} more`] : named);
}

const NAMED = 10;

/** A model's wrong answers, a line each: the input, what was expected, what came. */
export function wrongAnswerLines({ examples }: Pick<ModelResult, 'examples'>): string[] {
  return examples.map(exampleLine);
}

function exampleLine({ sample, input, expected, got, failure }: ModelResult['examples'][number]) {
  const kind = failure === 'wrong' ? '' : ` (${failure})`;
  return `  #${sample} ${quoted(input, LENGTH)}: expected ${quoted(expected, LENGTH)}, got ${quoted(got, LENGTH)}${kind}`;
}

/** Characters of a text that stand on a line with others. */
const LENGTH = 70;
