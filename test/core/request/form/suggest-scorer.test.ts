import { describe, expect, it } from 'vitest';
import { suggestScorer } from '../../../../src/core/request/form/suggest-scorer.ts';

/** The check that is suggested for these expected answers. */
function suggested(answers: readonly unknown[], column = 'expected') {
  const place = { file: null, line: 1, column: null };
  const rows = answers.map((answer) => ({
    cells: { input: 'a sentence of many words', ...(answer !== undefined && { [column]: answer }) },
    place,
    name: 'sample',
  }));
  return suggestScorer({ rows, columns: ['input', column] })?.scorer ?? null;
}

describe('the check that fits the expected answers', () => {
  it.each<[string | null, unknown[]]>([
    ['number', ['7', '-12.50', '$ 1,200', '€5', '12 %', '3 kg', ' 8 ']],
    ['number', ['7', '', undefined, null]],
    ['exact', ['7', 'seven']],
    ['exact', ['x7', '7']],
    ['exact', ['7 apples', '8']],
    ['exact', ['one two three four']],
    ['contains', ['yes', 'one two three four five']],
    ['json', ['{"a": 1}', { b: 2 }]],
    ['exact', ['{"a":1}', '[1]']],
    ['exact', ['{"a":1}', 'null']],
    [null, ['', ' ', undefined]],
    [null, []],
  ])('is %s for %j', (scorer, answers) => {
    expect(suggested(answers)).toBe(scorer);
  });

  it('is found by what stands under any usual name of them', () => {
    expect(suggested(['7'], 'answer')).toBe('number');
    expect(suggested(['7'], 'remark')).toBeNull();
  });
});
