import { AppError } from '../../core/errors.ts';
import type { Scorer } from '../../core/evaluation.ts';
import { parseScorer } from '../../core/request/parse-scorer.ts';

/**
 * A scorer as it is written on the command line: `number`, or `{type: number, tolerance: 1}`. Throws
 * AppError('invalid input').
 */
export function readScorer(written: string): Scorer {
  const read = parseScorer(written);
  if ('scorer' in read) return read.scorer;
  throw new AppError('invalid input', `--scorer "${written}" can't be used.`, {
    faults: read.faults,
  });
}
