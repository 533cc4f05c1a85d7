import { sql } from 'drizzle-orm';
import type { Settlement } from '../core/settlement/settlement.ts';
import type { Transaction } from './client.ts';

/** After so long without a question (a stopped worker), what was answered before says nothing. */
const SILENCE_MS = 5 * 60_000;

/**
 * Notes who answered "not now", and until when, under the evaluations' locks. Returns for each
 * refused settlement since when its provider has given no other answer to anyone, where that is
 * `patienceMs` or longer.
 */
export async function noteRefusals(
  tx: Pick<Transaction, 'execute'>,
  settlements: readonly Pick<Settlement, 'trial' | 'refused'>[],
  patienceMs: number,
): Promise<ReadonlyMap<string, Date>> {
  const refusedCalls = new Map<
    string,
    { evaluationId: string; provider: string; waitMs: number }
  >();
  for (const { trial, refused } of settlements) {
    if (refused) refusedCalls.set(refusalId(trial, refused), { ...trial, ...refused });
  }
  const tooLong = new Map<string, Date>();
  for (const [id, { evaluationId, provider, waitMs }] of refusedCalls) {
    const { rows } = await tx.execute<{ since: Date; long: boolean }>(sql`
      with streak as (
        select case when (e.refusals -> ${provider} ->> 'until')::timestamptz
            + ${SILENCE_MS} * interval '1 ms' > now()
          then greatest((e.refusals -> ${provider} ->> 'since')::timestamptz, (
            select max(at) from ledger
            where at > (e.refusals -> ${provider} ->> 'since')::timestamptz
              and served_model is not null and provider = ${provider}))
          else now() end as since
        from evaluations e where id = ${evaluationId}
      )
      update evaluations set refusals = refusals || jsonb_build_object(${provider}::text,
        jsonb_build_object('since', streak.since,
          'until', now() + ${waitMs} * interval '1 ms'))
      from streak where id = ${evaluationId}
      returning streak.since, now() - streak.since >= ${patienceMs} * interval '1 ms' as long`);
    const [row] = rows;
    if (row?.long) tooLong.set(id, new Date(row.since));
  }
  return tooLong;
}

/** One text per evaluation and provider. */
export function refusalId(
  { evaluationId }: Settlement['trial'],
  { provider }: NonNullable<Settlement['refused']>,
): string {
  return `${evaluationId}_${provider}`;
}
