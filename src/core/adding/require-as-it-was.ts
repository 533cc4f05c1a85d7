import { AppError } from '../errors.ts';

/** Throws AppError('invalid input') where an evaluation goes on already, or was added to since it was read. */
export function requireAsItWas(
  id: string,
  state: 'running' | 'paused' | 'finished',
  isAsItWas: boolean,
): void {
  if (state === 'finished' && isAsItWas) return;
  const message = `Evaluation ${id} was added to just now, and goes on: wait for its result.`;
  throw new AppError('invalid input', message);
}
