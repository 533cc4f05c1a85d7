import { AppError } from '../../core/errors.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Throws AppError('invalid input') unless this can be an evaluation's id. */
export function requireEvaluationId(id: string): void {
  if (UUID.test(id)) return;
  const message = `"${id}" is not an evaluation id: it was printed as "Evaluation ..." when the run began, and the command list shows it.`;
  throw new AppError('invalid input', message);
}
