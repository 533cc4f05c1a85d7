import { sql } from 'drizzle-orm';
import type { Settlement } from '../core/settlement/settlement.ts';
import type { TrialRef } from '../core/trial.ts';
import type { Transaction } from './client.ts';

/** After so long without a question (a stopped worker), what was answered before says nothing. */
const SILENCE_MS = 5 * 60_000;

/**
 * Notes that a provider answered "not now", and until when. Returns since when it has given no other
 * answer to anyone, where that is `patienceMs` or longer; else null.
 */
export async function noteRefusal(
  db: Pick<Transaction, 'execute'>,
  { trial: { evaluationId }, refused }: { trial: TrialRef; refused: Refused },
  patienceMs: number,
): Promise<Date | null> {
  const { provider, waitMs } = refused;
  const { rows } = await db.execute<{ since: Date; long: boolean }>(sql`
    with streak as (
      select case when (e.refusals -> ${provider} ->> 'until')::timestamptz
          + ${SILENCE_MS} * interval '1 ms' > now()
        then greatest((e.refusals -> ${provider} ->> 'since')::timestamptz, (
          select max(at) from ledger
          where at > (e.refusals -> ${provider} ->> 'since')::timestamptz
            and served_model is not null and provider = ${provider}))
        else now() end as since
      from evaluations e where id = ${evaluationId} for update
    )
    update evaluations set refusals = refusals || jsonb_build_object(${provider}::text,
      jsonb_build_object('since', streak.since,
        'until', now() + ${waitMs} * interval '1 ms'))
    from streak where id = ${evaluationId}
    returning streak.since, now() - streak.since >= ${patienceMs} * interval '1 ms' as long`);
  const [row] = rows;
  return row?.long ? new Date(row.since) : null;
}

type Refused = NonNullable<Settlement['refused']>;
