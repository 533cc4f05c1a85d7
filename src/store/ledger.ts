import { sql } from 'drizzle-orm';
import { toDollars } from '../core/money.ts';
import type { LedgerTotals } from '../core/result/ended-evaluation.ts';
import type { Bill } from '../core/settlement/settlement.ts';
import type { Purpose, TrialRef } from '../core/trial.ts';
import type { Transaction } from './client.ts';
import type { Send } from './pipeline.ts';
import { arrayText, keyValues, storableJson } from './rows.ts';

/** One call of a trial, and what it cost. */
export interface BilledAttempt {
  trial: TrialRef;
  attempt: number;
  bill: Bill;
}

const INSERT = {
  name: 'insert bills',
  text: `
  insert into ledger (evaluation_id, candidate, sample, repeat, attempt, purpose, provider, state,
    amount, margin, model, served_model, usage, price_row, workspace, actor_kind, actor_id, simulated)
  select b.*, e.workspace, e.actor_kind, e.actor_id, e.simulated
  from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[],
      $8::text[], $9::bigint[], $10::bigint[], $11::text[], $12::text[], $13::jsonb[], $14::text[])
    as b(evaluation_id, candidate, sample, repeat, attempt, purpose, provider, state, amount, margin,
      model, served_model, usage, price_row)
  join evaluations e on e.id = b.evaluation_id
  on conflict do nothing`,
};

/** Adds bills to the ledger: one row per call. */
export async function writeBills(send: Send, calls: readonly BilledAttempt[]): Promise<void> {
  await send(INSERT, billValues(calls));
}

/** Bills as 14 array parameters: their trials' keys, then the ledger's columns from `attempt` to `price_row`. */
export function billValues(calls: readonly BilledAttempt[]): string[] {
  const bills = calls.map(({ bill }) => bill);
  return [
    ...keyValues(calls.map(({ trial }) => trial)),
    arrayText(calls.map(({ attempt }) => attempt)),
    arrayText(bills.map(({ purpose }) => purpose)),
    arrayText(bills.map(({ provider }) => provider)),
    arrayText(bills.map(({ state }) => state)),
    arrayText(bills.map(({ amount }) => amount)),
    arrayText(bills.map(({ margin }) => margin)),
    arrayText(bills.map(({ model }) => model)),
    arrayText(bills.map(({ servedModel }) => servedModel)),
    arrayText(bills.map(({ usage }) => usage)),
    arrayText(bills.map(({ priceRow }) => priceRow)),
  ];
}

/**
 * Books a call whose claim the sweep had given up for lost: its bill stands in place of what was assumed
 * of it, or is added where it had not begun then. The evaluation's spend and margin follow.
 */
export async function bookLate(
  tx: Pick<Transaction, 'execute'>,
  { trial, attempt, bill }: BilledAttempt,
): Promise<void> {
  const { evaluationId, candidate, sample, repeat } = trial;
  await tx.execute(sql`
    with bill as (
      select e.id as evaluation_id, ${candidate}::int as candidate, ${sample}::int as sample,
        ${repeat}::int as repeat, ${attempt}::int as attempt, ${bill.purpose} as purpose,
        ${bill.provider} as provider, ${bill.state} as state,
        ${bill.amount.toString()}::bigint as amount, ${bill.margin.toString()}::bigint as margin,
        ${bill.model} as model, ${bill.servedModel}::text as served_model,
        ${storableJson(bill.usage)}::jsonb as usage, ${bill.priceRow} as price_row,
        e.workspace, e.actor_kind, e.actor_id, e.simulated
      from evaluations e where id = ${evaluationId} for update
    ), assumed as (
      select l.ctid, l.amount, l.margin from ledger l
      join bill b using (evaluation_id, candidate, sample, repeat, attempt, purpose)
      where l.state = 'assumed'
    ), corrected as (
      update ledger l set state = b.state, amount = b.amount, margin = b.margin,
        served_model = b.served_model, usage = b.usage, price_row = b.price_row
      from assumed a, bill b where l.ctid = a.ctid
      returning l.amount - a.amount as more, l.margin - a.margin as wider
    ), added as (
      insert into ledger (evaluation_id, candidate, sample, repeat, attempt, purpose, provider, state,
        amount, margin, model, served_model, usage, price_row, workspace, actor_kind, actor_id, simulated)
      select * from bill where not exists (select from assumed)
      on conflict do nothing
      returning amount as more, margin as wider
    )
    update evaluations set spent = spent + late.more, margin = margin + late.wider
    from (select * from corrected union all select * from added) late where id = ${evaluationId}`);
}

/** What an evaluation's calls cost, by candidate, with the judge's and the assumed share apart. */
export async function ledgerTotals(db: Transaction, evaluationId: string): Promise<LedgerTotals> {
  const { rows } = await db.execute<{
    candidate: number;
    purpose: Purpose;
    state: 'settled' | 'assumed';
    isReply: boolean;
    calls: number;
    amount: string;
  }>(sql`
    select candidate, purpose, state, served_model is not null as "isReply", count(*)::int as calls,
      sum(amount)::text as amount
    from ledger where evaluation_id = ${evaluationId} group by 1, 2, 3, 4`);
  const byCandidate = new Map<number, number>();
  const assumed = { calls: 0, usd: 0 };
  const uncounted = { calls: 0, usd: 0 };
  let judgeUsd: number | null = null;
  for (const row of rows) {
    const usd = toDollars(BigInt(row.amount));
    if (row.purpose === 'judge') judgeUsd = (judgeUsd ?? 0) + usd;
    else byCandidate.set(row.candidate, (byCandidate.get(row.candidate) ?? 0) + usd);
    if (row.state === 'assumed') {
      const sum = row.isReply ? uncounted : assumed;
      sum.calls += row.calls;
      sum.usd += usd;
    }
  }
  return {
    byCandidate: [...byCandidate].map(([candidate, usd]) => ({ candidate, usd })),
    judgeUsd,
    assumed,
    uncounted,
  };
}
