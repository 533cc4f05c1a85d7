import type { ClientBase } from 'pg';
import type { Bill, CallToPay, Settled, Settlement } from '../core/settlement/settlement.ts';
import type { TrialRef } from '../core/trial.ts';
import { isDirect } from './direct-connections.ts';
import { billValues } from './ledger.ts';
import { arrayText, claimId, keyValues } from './rows.ts';
import { WOKEN } from './schema.ts';
import { storedCall } from './write-claims.ts';

/** A settlement with what it costs. */
export interface BilledSettlement {
  settlement: Settlement;
  bills: readonly Bill[];
}

/** A claimed trial whose call begins. */
export interface BegunCall {
  trial: TrialRef;
  attempt: number;
  call: CallToPay;
}

const SETTLE = {
  name: 'settle trials',
  text: `
  with locked as (
    select id, stops, open, wake_at from evaluations where id = any($1::uuid[])
    order by id for update
  ), settled as (
    select s.*, s.state = 'planned' and l.stops ? s.candidate::text as is_dropped
    from unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::int[], $7::text[], $8::bigint[],
        $9::bigint[], $10::jsonb[], $11::text[], $12::float8[], $13::bigint[], $14::float8[],
        $15::text[], $16::text[])
      as s(evaluation_id, candidate, sample, repeat, attempt, state, held, reserve_next, step,
        provider, latency_ms, uncached_cost, score, failure, note)
    join locked l on l.id = s.evaluation_id
  ), changed as (
    update trials t set state = case when s.is_dropped then 'dropped' else s.state end,
      reserved = case when s.is_dropped then 0 else s.reserve_next end,
      steps = case when s.step is null then t.steps else t.steps || s.step end,
      provider = s.provider, latency_ms = coalesce(s.latency_ms, t.latency_ms),
      uncached_cost = t.uncached_cost + s.uncached_cost,
      score = s.score, failure = s.failure, note = s.note,
      finished_at = case when s.is_dropped or s.state = 'done' then now() end
    from settled s
    where t.evaluation_id = s.evaluation_id and t.candidate = s.candidate and t.sample = s.sample
      and t.repeat = s.repeat and t.attempt = s.attempt and t.state = 'running' and t.worker = $17
    returning t.evaluation_id, t.candidate, t.sample, t.repeat, t.attempt, t.state,
      s.held - t.reserved as released
  ), bills as (
    select b.* from unnest($18::uuid[], $19::int[], $20::int[], $21::int[], $22::int[], $23::text[],
        $24::text[], $25::text[], $26::bigint[], $27::bigint[], $28::text[], $29::text[],
        $30::jsonb[], $31::text[])
      as b(evaluation_id, candidate, sample, repeat, attempt, purpose, provider, state, amount,
        margin, model, served_model, usage, price_row)
    join changed c on c.evaluation_id = b.evaluation_id and c.candidate = b.candidate
      and c.sample = b.sample and c.repeat = b.repeat and c.attempt = b.attempt
  ), billed as (
    insert into ledger (evaluation_id, candidate, sample, repeat, attempt, purpose, provider, state,
      amount, margin, model, served_model, usage, price_row, workspace, actor_kind, actor_id, simulated)
    select b.*, e.workspace, e.actor_kind, e.actor_id, e.simulated
    from bills b join evaluations e on e.id = b.evaluation_id
    on conflict do nothing
  ), costs as (
    select evaluation_id, sum(amount) as amount, sum(margin) as margin from bills group by 1
  ), sums as (
    select evaluation_id, sum(released) as released,
      (count(*) filter (where state <> 'planned'))::int as ended
    from changed group by 1
  ), books as (
    update evaluations e set reserved = e.reserved - s.released,
      spent = e.spent + coalesce(c.amount, 0), margin = e.margin + coalesce(c.margin, 0),
      open = e.open - s.ended,
      wake_at = case when s.ended > 0 and e.open - s.ended <= e.wake_at then ${WOKEN} else e.wake_at end
    from sums s left join costs c on c.evaluation_id = s.evaluation_id
    where e.id = s.evaluation_id
  ), begun as (
    update trials t set call = b.call
    from unnest($32::uuid[], $33::int[], $34::int[], $35::int[], $36::int[], $37::jsonb[])
      as b(evaluation_id, candidate, sample, repeat, attempt, call)
    where t.evaluation_id = b.evaluation_id and t.candidate = b.candidate and t.sample = b.sample
      and t.repeat = b.repeat and t.attempt = b.attempt and t.state = 'running' and t.worker = $17
  )
  select c.evaluation_id as "evaluationId", c.candidate, c.sample, c.repeat, c.attempt,
    s.ended > 0 and l.open - s.ended <= l.wake_at as ask
  from changed c join sums s on s.evaluation_id = c.evaluation_id join locked l on l.id = c.evaluation_id`,
};

/** What became of a settlement of its claim. */
export type Written = Omit<Settled, 'refusedSince'>;

/**
 * Settles trials that `worker` has claimed, and notes which calls begin, in one statement: gives
 * reservations back, adds what was spent to the books and the ledger, and counts the ended. Once it is
 * sent, the database carries it out whole, even where this process ends at that moment. A settlement
 * whose claim was lost meanwhile changes nothing: its bill is booked apart.
 */
export async function writeSettlements(
  client: ClientBase,
  worker: string,
  { settled, begun }: { settled: readonly BilledSettlement[]; begun: readonly BegunCall[] },
): Promise<(settlement: Settlement) => Written> {
  const values = [
    ...settlementValues(settled),
    worker,
    ...billedValues(settled),
    ...begunValues(begun),
  ];
  const { name, text } = SETTLE;
  const { rows } = await client.query<Changed>(
    isDirect(client) ? { name, text, values } : { text, values },
  );
  const held = new Set(rows.map((row) => claimId(row, row.attempt)));
  const woken = new Set(rows.flatMap(({ evaluationId, ask }) => (ask ? [evaluationId] : [])));
  return ({ trial, attempt }) => ({
    held: held.has(claimId(trial, attempt)),
    ask: woken.delete(trial.evaluationId),
  });
}

type Changed = TrialRef & { attempt: number; ask: boolean };

function settlementValues(settled: readonly BilledSettlement[]): string[] {
  const settlements = settled.map(({ settlement }) => settlement);
  return [
    arrayText([...new Set(settlements.map(({ trial }) => trial.evaluationId))]),
    ...keyValues(settlements.map(({ trial }) => trial)),
    arrayText(settlements.map(({ attempt }) => attempt)),
    arrayText(settlements.map(({ state }) => state)),
    arrayText(settlements.map(({ reserved }) => reserved)),
    arrayText(settlements.map(({ reserveNext }) => reserveNext)),
    arrayText(settlements.map(({ step }) => step)),
    arrayText(settlements.map(({ provider }) => provider)),
    arrayText(settlements.map(({ latencyMs }) => latencyMs)),
    arrayText(settlements.map(({ uncachedCost }) => uncachedCost)),
    arrayText(settlements.map(({ score }) => score)),
    arrayText(settlements.map(({ failure }) => failure)),
    arrayText(settlements.map(({ note }) => note)),
  ];
}

function billedValues(settled: readonly BilledSettlement[]): string[] {
  return billValues(
    settled.flatMap(({ settlement: { trial, attempt }, bills }) =>
      bills.map((bill) => ({ trial, attempt, bill })),
    ),
  );
}

function begunValues(begun: readonly BegunCall[]): string[] {
  return [
    ...keyValues(begun.map(({ trial }) => trial)),
    arrayText(begun.map(({ attempt }) => attempt)),
    arrayText(begun.map(({ call }) => storedCall(call))),
  ];
}
