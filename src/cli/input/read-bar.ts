import { AppError } from '../../core/errors.ts';
import type { Bar } from '../../core/evaluation.ts';
import { parseBar } from '../../core/typed-numbers.ts';

/** A bar as it is written on the command line: `90%`, or `within 5% of MODEL`. Throws AppError('invalid input'). */
export function readBar(written: string): Bar {
  const bar = parseBar(written);
  if (typeof bar === 'number' && bar > 0 && bar <= 1) return { kind: 'absolute', rate: bar };
  if (typeof bar === 'object' && bar.within > 0 && bar.within < 1) {
    return { kind: 'relative', within: bar.within, of: bar.of ?? null };
  }
  const message = `--bar is a percentage such as 90%, or "within 5% of MODEL": "${written}" is neither.`;
  throw new AppError('invalid input', message);
}
