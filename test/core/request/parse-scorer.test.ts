import { describe, expect, it } from 'vitest';
import { parseScorer } from '../../../src/core/request/parse-scorer.ts';
import { PLAIN_SCORERS } from '../../support/plain-scorers.ts';

/** What is wrong with a scorer, each with its field. */
function faultsOf(text: string): string[] {
  const read = parseScorer(text);
  return 'faults' in read ? read.faults.map(({ field, message }) => `${field}: ${message}`) : [];
}

describe('a scorer as it stands after scorer: in an evaluation', () => {
  it.each([
    ['exact', PLAIN_SCORERS.exact],
    ['regex', PLAIN_SCORERS.regex],
    ['{type: number, tolerance: 0.5}', { ...PLAIN_SCORERS.number, tolerance: 0.5 }],
    ['{"type": "contains", "words": true}', { ...PLAIN_SCORERS.contains, words: true }],
    ["{type: regex, pattern: '^a+$'}", { ...PLAIN_SCORERS.regex, pattern: '^a+$' }],
    [
      '{type: judge, rubric: Polite?, model: anthropic/claude-opus-5-5}',
      { type: 'judge', rubric: 'Polite?', model: 'anthropic/claude-opus-5-5' },
    ],
  ])('%s is read', (text, scorer) => {
    expect(parseScorer(text)).toEqual({ scorer });
  });

  it.each([
    ['exakt', 'Did you mean exact?'],
    ['', 'must be one of exact, contains, regex'],
    ['{type: exact', 'must be one of exact, contains, regex'],
    ['{type: number, tolerance: -1}', 'scorer.tolerance: scorer.tolerance must not be negative'],
    ["{type: regex, pattern: '(a'}", 'scorer.pattern is no regular expression (RE2): '],
    ["{type: regex, pattern: '(?=a)'}", 'scorer.pattern is no regular expression (RE2): '],
  ])('%j is faulted', (text, fault) => {
    expect(faultsOf(text)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['exakt', 'scorer'],
    ["{type: regex, pattern: '(a'}", 'scorer.pattern'],
  ])('%s is faulted in its field, at no place of a file', (text, field) => {
    const read = parseScorer(text);
    expect(read).toMatchObject({ faults: [{ file: null, line: null, column: null, field }] });
  });
});
