import { AppError } from '../../core/errors.ts';
import type { Bar } from '../../core/evaluation.ts';
import { parseTypedBar } from '../../core/request/parse-bar.ts';

/**
 * A bar as it is written on the command line: `90%`, `within 5% of MODEL`, or `{within: 0.05, of: MODEL}`.
 * Throws AppError('invalid input').
 */
export function readBar(written: string): Bar {
  const bar = parseTypedBar(written);
  if (bar) return bar;
  const message = `--bar is a percentage such as 90%, or "within 5% of MODEL": "${written}" is neither.`;
  throw new AppError('invalid input', message);
}
