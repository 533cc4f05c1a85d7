import { type SQL, sql } from 'drizzle-orm';
import type { TrialKey, TrialRef } from '../core/trial.ts';

/** One text per trial, to find it again in a map. */
export function trialId(trial: TrialKey & { evaluationId: string }): string {
  return `${trial.evaluationId}_${trial.candidate}_${trial.sample}_${trial.repeat}`;
}

/** One text per claim of a trial. */
export function claimId(trial: TrialRef, attempt: number): string {
  return `${trialId(trial)}_${attempt}`;
}

/** `unnest` over the trials' keys: columns evaluation_id, candidate, sample, repeat. */
export function keyColumns(trials: readonly TrialRef[]): SQL {
  return columns(trials, [
    ['uuid', (trial) => trial.evaluationId],
    ['int', (trial) => trial.candidate],
    ['int', (trial) => trial.sample],
    ['int', (trial) => trial.repeat],
  ]);
}

/** The same keys as four parameters of a statement's own text. */
export function keyValues(trials: readonly TrialRef[]): string[] {
  return [
    arrayText(trials.map(({ evaluationId }) => evaluationId)),
    arrayText(trials.map(({ candidate }) => candidate)),
    arrayText(trials.map(({ sample }) => sample)),
    arrayText(trials.map(({ repeat }) => repeat)),
  ];
}

type ElementType = 'uuid' | 'int' | 'bigint' | 'text' | 'jsonb' | 'float8';

/** Array parameters for `unnest`, one per column: its type, and its value in a row. */
export function columns<Row>(
  rows: readonly Row[],
  described: readonly (readonly [ElementType, (row: Row, index: number) => unknown])[],
): SQL {
  return sql.join(
    described.map(([type, read]) => column(type, rows.map(read))),
    sql`, `,
  );
}

/** An array parameter for `unnest`, cast to `type[]`. */
function column(type: ElementType, values: readonly unknown[]): SQL {
  return sql`${sql.param(arrayText(values))}::text::${sql.raw(type)}[]`;
}

/** PostgreSQL's array literal: one text parameter, whatever the element type. */
export function arrayText(values: readonly unknown[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const text = typeof value === 'string' ? storable(value) : storableJson(value);
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** JSON text that PostgreSQL takes. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? storable(part) : part));
}

/** Models may say anything, but PostgreSQL's text holds no zero character and no half of a pair. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
