import { expect, it } from 'vitest';
import { exitStatusOf } from '../../../src/cli/output/exit-status.ts';
import type { Grade } from '../../../src/core/recommendation/recommendation.ts';
import { withRequired } from '../../../src/core/result/required-grade.ts';
import { type Result, readResult } from '../../../src/core/result/schema/result.ts';
import { ENDINGS } from '../../support/fixtures/ending-fixtures.ts';

const graded = (grade: Grade): Result => {
  const result = grade === 'proven' ? ENDINGS.picked! : ENDINGS['not enough evidence']!;
  return { ...result, pick: { ...result.pick!, grade } };
};

it.each([
  ['guess', 'guess', 0],
  ['guess', 'likely', 3],
  ['guess', 'proven', 3],
  ['likely', 'likely', 0],
  ['likely', 'proven', 3],
  ['proven', 'proven', 0],
  ['proven', 'guess', 0],
] as const)(
  'a pick that is %s where %s is required ends with %i, and is given',
  (grade, required, status) => {
    const result = withRequired(graded(grade), required);
    expect(exitStatusOf(result)).toBe(status);
    expect(result.ending === 'below required grade').toBe(status === 3);
    expect(result.pick).toEqual(graded(grade).pick);
  },
);

it('an evaluation without a pick ends as it did', () => {
  expect(withRequired(ENDINGS['budget ended']!, 'proven').ending).toBe('budget ended');
});

it.each([
  ['picked', 'proven'],
  ['not enough evidence', 'likely'],
] as const)('the pick of a stored result that ended "%s" was %s', (ending, grade) => {
  const { pick, ...rest } = ENDINGS[ending]!;
  const { grade: _, ...stored } = pick!;
  expect(readResult({ ...rest, pick: stored } as Result).pick!.grade).toBe(grade);
});
