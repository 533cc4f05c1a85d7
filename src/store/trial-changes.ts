import type { Provider } from '../core/evaluation.ts';
import type { Picodollars } from '../core/money.ts';
import type { CallToPay } from '../core/settlement/settlement.ts';
import type { AnsweredStep, ModelFailure, TrialRef } from '../core/trial.ts';
import type { LockedEvaluation } from './locked-trials.ts';
import type { Send } from './pipeline.ts';
import { arrayText, keyValues } from './rows.ts';
import type { StoredCall } from './schema.ts';

/** How a trial stands from now on: claimed (`running`) or settled. null leaves a column as it is. */
export interface TrialChange {
  trial: TrialRef;
  state: 'running' | 'planned' | 'done' | 'dropped';
  attempt: number;
  /** What it holds of the budget. */
  reserved: Picodollars;
  /** The call it was claimed for. */
  call: CallToPay | null;
  /** The answer it got. */
  step: AnsweredStep | null;
  provider: Provider | null;
  latencyMs: number | null;
  uncachedCost: Picodollars;
  /** Score, failure and note belong together: a settlement sets all, a claim none. */
  score: number | null;
  failure: ModelFailure | null;
  note: string | null;
}

const CHANGE = {
  name: 'change trials',
  text: `
  with changed as (
    update trials t set state = c.state, attempt = c.attempt, reserved = c.reserved,
      call = coalesce(c.call, t.call),
      steps = case when c.step is null then t.steps else t.steps || c.step end,
      provider = coalesce(c.provider, t.provider),
      latency_ms = coalesce(c.latency_ms, t.latency_ms),
      uncached_cost = t.uncached_cost + c.uncached_cost,
      score = case when c.state = 'running' then t.score else c.score end,
      failure = case when c.state = 'running' then t.failure else c.failure end,
      note = case when c.state = 'running' then t.note else c.note end,
      worker = case when c.state = 'running' then $16 else t.worker end,
      lease_until = case when c.state = 'running' then now() + $17 * interval '1 ms'
        else t.lease_until end,
      finished_at = case when c.state in ('done', 'dropped') then now() end
    from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::text[], $6::int[], $7::bigint[],
        $8::jsonb[], $9::jsonb[], $10::text[], $11::float8[], $12::bigint[], $13::float8[],
        $14::text[], $15::text[])
      as c(evaluation_id, candidate, sample, repeat, state, attempt, reserved, call, step, provider,
        latency_ms, uncached_cost, score, failure, note)
    where t.evaluation_id = c.evaluation_id and t.candidate = c.candidate
      and t.sample = c.sample and t.repeat = c.repeat
  )
  update evaluations e set reserved = b.reserved, spent = b.spent, margin = b.margin,
    open = b.open, wake_at = b.wake_at
  from unnest($18::uuid[], $19::bigint[], $20::bigint[], $21::bigint[], $22::int[], $23::int[])
    as b(id, reserved, spent, margin, open, wake_at)
  where e.id = b.id`,
};

/** Writes claims and settlements, and the books of their evaluations, which are locked. */
export async function writeChanges(
  send: Send,
  changes: readonly TrialChange[],
  {
    evaluations,
    worker,
    leaseMs,
  }: { evaluations: readonly LockedEvaluation[]; worker: string; leaseMs: number },
): Promise<void> {
  await send(CHANGE, [
    ...keyValues(changes.map(({ trial }) => trial)),
    arrayText(changes.map(({ state }) => state)),
    arrayText(changes.map(({ attempt }) => attempt)),
    arrayText(changes.map(({ reserved }) => reserved)),
    arrayText(changes.map(({ call }) => call && storedCall(call))),
    arrayText(changes.map(({ step }) => step)),
    arrayText(changes.map(({ provider }) => provider)),
    arrayText(changes.map(({ latencyMs }) => latencyMs)),
    arrayText(changes.map(({ uncachedCost }) => uncachedCost)),
    arrayText(changes.map(({ score }) => score)),
    arrayText(changes.map(({ failure }) => failure)),
    arrayText(changes.map(({ note }) => note)),
    worker,
    leaseMs,
    arrayText(evaluations.map(({ id }) => id)),
    arrayText(evaluations.map(({ reserved }) => reserved)),
    arrayText(evaluations.map(({ spent }) => spent)),
    arrayText(evaluations.map(({ margin }) => margin)),
    arrayText(evaluations.map(({ open }) => open)),
    arrayText(evaluations.map(({ wakeAt }) => wakeAt)),
  ]);
}

function storedCall({ purpose, provider, model, worst }: CallToPay): StoredCall {
  return { purpose, provider, model, worst: worst.toString() };
}
