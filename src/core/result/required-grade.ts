import type { Grade } from '../recommendation/recommendation.ts';
import type { Result } from './schema/result.ts';

/** From the least sure to the surest. */
export const GRADES: readonly Grade[] = ['guess', 'likely', 'proven'];

/** The result for who takes no pick below a grade: the pick stays, the ending says that it is below. */
export function withRequired(result: Result, required: Grade): Result {
  const { pick } = result;
  if (!pick || GRADES.indexOf(pick.grade) >= GRADES.indexOf(required)) return result;
  return { ...result, ending: 'below required grade' };
}
