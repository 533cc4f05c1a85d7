import { AppError } from '../errors.ts';
import type { Bar, EvaluationSpec } from '../evaluation.ts';

/**
 * Lets an evaluation be asked about at another bar. Throws AppError('invalid input') where the bar names
 * no model of it.
 */
export function requireBarOf(bar: Bar, { candidates }: Pick<EvaluationSpec, 'candidates'>): void {
  if (bar.kind === 'absolute' || bar.of === null) return;
  const names = candidates.map(({ name }) => name);
  if (names.includes(bar.of)) return;
  const message = `The bar names ${bar.of}, which is not one of its models: ${names.join(', ')}.`;
  throw new AppError('invalid input', message);
}
