import type { Sample, Scorer } from '../evaluation.ts';
import type { Answer, Score } from '../trial.ts';
import { jsonFields, jsonSchema } from './json/json.ts';
import { withoutThinking } from './normalise/without-thinking.ts';
import { number } from './number/number.ts';
import { regex } from './regex/regex.ts';
import { stopFailure } from './stop-failure.ts';
import { contains } from './text/contains.ts';
import { exact } from './text/exact.ts';
import { prefixed } from './text/prefixed.ts';

/**
 * The pure function that scores an answer: what was refused or cut off scores 0, the rest as the
 * scorer says. Throws a RangeError for a judge, which takes a call.
 */
export function compileScorer(scorer: Scorer): (answer: Answer, sample: Sample) => Score {
  const compare = compileComparison(scorer);
  return (answer, sample) => stopFailure(answer) ?? compare(answer.text, sample);
}

/**
 * The pure function that scores the text of a complete answer, without its thinking unless the scorer is
 * strict, by the best of what its sample accepts. Throws a RangeError for a judge, which takes a call.
 */
export function compileComparison(scorer: Scorer): (text: string, sample: Sample) => Score {
  const asWritten = compareBy(scorer);
  const isStrict = 'strict' in scorer && scorer.strict;
  const compare = isStrict
    ? asWritten
    : (answer: string, expected: string) =>
        asWritten(answer === expected ? answer : withoutThinking(answer), expected);
  return (text, { expected, alternatives }) => {
    if (alternatives.length === 0) return compare(text, expected);
    let best = compare(text, expected);
    for (const accepted of alternatives) {
      const one = compare(text, accepted);
      if ((one.value ?? 0) > (best.value ?? 0)) best = one;
    }
    return best;
  };
}

function compareBy(scorer: Scorer): (answer: string, expected: string) => Score {
  switch (scorer.type) {
    case 'exact':
      return exact(scorer);
    case 'contains':
      return contains(scorer);
    case 'regex':
      return regex(scorer);
    case 'number':
      return number(scorer);
    case 'json':
      return scorer.schema ? jsonSchema(scorer.schema, scorer.strict) : jsonFields(scorer);
    case 'prefixed':
      return prefixed(compareBy);
    case 'judge':
      throw new RangeError('compileScorer requires a scorer that needs no call');
  }
}

/** Whether scores may lie between 0 and 1: a judge's, and shares of several JSON fields. */
export function isContinuous(scorer: Scorer): boolean {
  if (scorer.type === 'judge') return true;
  return scorer.type === 'json' && scorer.schema === null && scorer.fields?.length !== 1;
}
