import { type SQL, sql } from 'drizzle-orm';
import type { TrialKey } from '../core/trial.ts';
import type { TrialRef } from '../flows/ports.ts';

/** One text per trial, to find it again in a map. */
export function trialId(trial: TrialKey & { evaluationId: string }): string {
  return `${trial.evaluationId}_${trial.candidate}_${trial.sample}_${trial.repeat}`;
}

/** `unnest` over the trials' keys: columns evaluation_id, candidate, sample, repeat. */
export function keyColumns(trials: readonly TrialRef[]): SQL {
  return sql.join(
    [
      column(
        trials.map((trial) => trial.evaluationId),
        'uuid',
      ),
      column(
        trials.map((trial) => trial.candidate),
        'int',
      ),
      column(
        trials.map((trial) => trial.sample),
        'int',
      ),
      column(
        trials.map((trial) => trial.repeat),
        'int',
      ),
    ],
    sql`, `,
  );
}

/** An array parameter for `unnest`, cast to `type[]`. */
export function column(
  values: readonly unknown[],
  type: 'uuid' | 'int' | 'bigint' | 'text' | 'jsonb' | 'float8',
): SQL {
  return sql`${sql.param(arrayText(values))}::text::${sql.raw(type)}[]`;
}

/** PostgreSQL's array literal: one text parameter, whatever the element type. */
function arrayText(values: readonly unknown[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
