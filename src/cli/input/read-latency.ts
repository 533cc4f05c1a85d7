import { AppError } from '../../core/errors.ts';
import type { LatencyBar } from '../../core/evaluation.ts';
import { itemAt } from '../../core/item-at.ts';
import { FIELDS } from '../../core/request/fields.ts';

/** A latency bar as it is written on the command line: `95% within 2s`. Throws AppError('invalid input'). */
export function readLatency(written: string): LatencyBar {
  const { data, error } = FIELDS.latency.safeParse(written);
  if (data) return data;
  const message = `--latency "${written}" ${itemAt(error.issues, 0).message}. Write it as "95% within 2s".`;
  throw new AppError('invalid input', message);
}
