import { sql } from 'drizzle-orm';
import { toDollars } from '../core/money.ts';
import type { LedgerTotals } from '../core/record/evaluation-record.ts';
import type { Bill, Settlement } from '../core/settlement/settlement.ts';
import type { Purpose, TrialRef } from '../core/trial.ts';
import { columns, keyColumns, storableJson } from './rows.ts';
import type { Transaction } from './settle-trials.ts';

/** Adds the settlements' bills to the ledger: one row per call. */
export async function writeBills(
  tx: Transaction,
  settlements: readonly Pick<Settlement, 'trial' | 'attempt' | 'bill'>[],
): Promise<void> {
  const billed = settlements.flatMap(({ trial, attempt, bill }) =>
    bill ? [{ trial, attempt, bill }] : [],
  );
  await insertBills(tx, billed);
}

interface BilledCall {
  trial: TrialRef;
  attempt: number;
  bill: Bill;
}

async function insertBills(tx: Transaction, calls: readonly BilledCall[]): Promise<void> {
  if (calls.length === 0) return;
  const bills = calls.map(({ bill }) => bill);
  await tx.execute(sql`
    insert into ledger (evaluation_id, candidate, sample, repeat, attempt, purpose, provider, state,
      amount, model, served_model, usage, price_row, workspace, simulated)
    select b.*, e.workspace, e.simulated from unnest(${keyColumns(calls.map(({ trial }) => trial))},
      ${columns(calls, [['int', ({ attempt }) => attempt]])},
      ${columns(bills, [
        ['text', (bill) => bill.purpose],
        ['text', (bill) => bill.provider],
        ['text', (bill) => bill.state],
        ['bigint', (bill) => bill.amount],
        ['text', (bill) => bill.model],
        ['text', (bill) => bill.servedModel],
        ['jsonb', (bill) => bill.usage],
        ['text', (bill) => bill.priceRow],
      ])})
      as b(evaluation_id, candidate, sample, repeat, attempt, purpose, provider, state, amount, model,
        served_model, usage, price_row)
    join evaluations e on e.id = b.evaluation_id
    on conflict do nothing`);
}

/**
 * A settlement whose claim had been given up for lost: the sweep assumed its call at the most it
 * could cost; the real bill replaces that, and the evaluation's spend with it.
 */
export async function settleLate(
  tx: Transaction,
  { trial, attempt, bill }: Settlement,
): Promise<void> {
  if (!bill) return;
  await tx.execute(sql`
    with assumed as (
      select amount from ledger where evaluation_id = ${trial.evaluationId}
        and candidate = ${trial.candidate} and sample = ${trial.sample} and repeat = ${trial.repeat}
        and attempt = ${attempt} and purpose = ${bill.purpose} and state = 'assumed'
      for update
    ), corrected as (
      update ledger set state = ${bill.state}, amount = ${bill.amount.toString()}::bigint,
        served_model = ${bill.servedModel}, usage = ${storableJson(bill.usage)}::jsonb,
        price_row = ${bill.priceRow}
      from assumed where evaluation_id = ${trial.evaluationId}
        and candidate = ${trial.candidate} and sample = ${trial.sample} and repeat = ${trial.repeat}
        and attempt = ${attempt} and purpose = ${bill.purpose}
      returning ledger.amount - assumed.amount as difference
    )
    update evaluations set spent = spent + (select coalesce(sum(difference), 0) from corrected)
    where id = ${trial.evaluationId}`);
}

/** What an evaluation's calls cost, by candidate, with the judge's and the assumed share apart. */
export async function ledgerTotals(db: Transaction, evaluationId: string): Promise<LedgerTotals> {
  const { rows } = await db.execute<{
    candidate: number;
    purpose: Purpose;
    state: 'settled' | 'assumed';
    calls: number;
    amount: string;
  }>(sql`
    select candidate, purpose, state, count(*)::int as calls, sum(amount)::text as amount
    from ledger where evaluation_id = ${evaluationId} group by candidate, purpose, state`);
  const byCandidate = new Map<number, number>();
  const assumed = { calls: 0, usd: 0 };
  let judgeUsd: number | null = null;
  for (const row of rows) {
    const usd = toDollars(BigInt(row.amount));
    if (row.purpose === 'judge') judgeUsd = (judgeUsd ?? 0) + usd;
    else byCandidate.set(row.candidate, (byCandidate.get(row.candidate) ?? 0) + usd);
    if (row.state === 'assumed') {
      assumed.calls += row.calls;
      assumed.usd += usd;
    }
  }
  return {
    byCandidate: [...byCandidate].map(([candidate, usd]) => ({ candidate, usd })),
    judgeUsd,
    assumed,
  };
}
