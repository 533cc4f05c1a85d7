import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Picodollars } from '../core/money.ts';
import type { Claim, WorstCase } from '../core/settlement/settlement.ts';
import type { Answer, TrialRef } from '../core/trial.ts';
import type { Database } from './client.ts';
import { column, keyColumns, trialId } from './rows.ts';
import { evaluations } from './schema.ts';

/** Who claims. */
export interface Claimant {
  /** Names this process among all workers. */
  worker: string;
  /** How long a claim holds without a heartbeat. */
  leaseMs: number;
  /** Whether this process's models are simulated: it claims trials of such evaluations alone. */
  simulated: boolean;
}

export interface ClaimRequest {
  trial: TrialRef;
  worst: WorstCase;
}

/** A claim with what is still to be paid for it. */
interface PricedRequest {
  trial: TrialRef;
  reserve: Picodollars;
}

/**
 * Claims trials for `worker` and reserves their money, in one transaction. A reservation never
 * lets spent + reserved pass the budget, whoever else claims: the evaluation's row is locked. What
 * belongs to an evaluation of the other kind (simulated or real) is gone for this process.
 */
export async function claimTrials(
  db: Database,
  claimant: Claimant,
  asked: readonly ClaimRequest[],
): Promise<readonly Claim[]> {
  return db.transaction(async (tx) => {
    const ids = [...new Set(asked.map(({ trial }) => trial.evaluationId))].sort();
    const rows = await tx
      .select({
        id: evaluations.id,
        state: evaluations.state,
        budget: evaluations.budget,
        reserved: evaluations.reserved,
        spent: evaluations.spent,
        stops: evaluations.stops,
      })
      .from(evaluations)
      .where(and(inArray(evaluations.id, ids), eq(evaluations.simulated, claimant.simulated)))
      .orderBy(evaluations.id)
      .for('update');
    const purses = new Map(rows.map((row) => [row.id, { ...row, promised: row.reserved }]));
    const requests = await stillToPay(tx, asked);
    const seen = new Set<string>();
    const admissions = requests.map((request) => {
      const id = trialId(request.trial);
      if (seen.has(id)) return TAKEN;
      seen.add(id);
      return admit(purses.get(request.trial.evaluationId), request);
    });
    const verdicts = await forgiveEnded(tx, requests, admissions);
    const admitted = requests.filter((_, index) => verdicts[index] === null);
    const claimed = await takeTrials(tx, claimant, admitted);
    await reserveMoney(tx, admitted, claimed);
    return requests.map(
      ({ trial }, index) => verdicts[index] ?? claimed.get(trialId(trial)) ?? { kind: 'gone' },
    );
  });
}

/** The queue may deliver a job twice, and both may be in one batch: only the first claims. */
const TAKEN: Claim = { kind: 'gone' };

type Purse = Pick<typeof evaluations.$inferSelect, 'state' | 'budget' | 'spent' | 'stops'> & {
  promised: Picodollars;
};

/** null when the claim may go ahead; its reservation is then counted in the purse. */
function admit(purse: Purse | undefined, { trial, reserve }: PricedRequest): Claim | null {
  if (purse?.state !== 'running' || purse.stops[trial.candidate]) return { kind: 'gone' };
  if (purse.spent + purse.promised + reserve > purse.budget) {
    return { kind: purse.promised === 0n ? 'over budget' : 'wait for budget' };
  }
  purse.promised += reserve;
  return null;
}

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** A trial that has its answer already has its judgement alone to pay. */
async function stillToPay(
  tx: Transaction,
  requests: readonly ClaimRequest[],
): Promise<PricedRequest[]> {
  const judged = requests.filter(({ worst }) => worst.judgement > 0n);
  const answered = new Set<string>();
  if (judged.length > 0) {
    const { rows } = await tx.execute<TrialRow>(sql`
      select evaluation_id as "evaluationId", candidate, sample, repeat from trials
      join unnest(${keyColumns(judged.map(({ trial }) => trial))})
        as asked(evaluation_id, candidate, sample, repeat)
        using (evaluation_id, candidate, sample, repeat)
      where answer is not null`);
    for (const row of rows) answered.add(trialId(row));
  }
  return requests.map(({ trial, worst }) => ({
    trial,
    reserve: answered.has(trialId(trial)) ? worst.judgement : worst.call + worst.judgement,
  }));
}

/** A job may come again for a trial that has ended: that its money is gone must not end its candidate. */
async function forgiveEnded(
  tx: Transaction,
  requests: readonly PricedRequest[],
  verdicts: readonly (Claim | null)[],
): Promise<(Claim | null)[]> {
  const refused = requests.filter((_, index) => verdicts[index]?.kind === 'over budget');
  if (refused.length === 0) return [...verdicts];
  const { rows } = await tx.execute<TrialRow>(sql`
    select evaluation_id as "evaluationId", candidate, sample, repeat from trials
    join unnest(${keyColumns(refused.map(({ trial }) => trial))})
      as asked(evaluation_id, candidate, sample, repeat)
      using (evaluation_id, candidate, sample, repeat)
    where state = 'planned'`);
  const waiting = new Set(rows.map(trialId));
  return verdicts.map((verdict, index) =>
    verdict?.kind === 'over budget' && !waiting.has(trialId(requests[index]!.trial))
      ? TAKEN
      : verdict,
  );
}

type TrialRow = TrialRef & { [column: string]: unknown };

async function takeTrials(
  tx: Transaction,
  { worker, leaseMs }: Claimant,
  requests: readonly PricedRequest[],
): Promise<Map<string, Extract<Claim, { kind: 'claimed' }>>> {
  if (requests.length === 0) return new Map();
  const reserves = column(
    'bigint',
    requests.map(({ reserve }) => reserve),
  );
  const { rows } = await tx.execute<ClaimedRow>(sql`
    update trials set state = 'running', attempt = trials.attempt + 1, worker = ${worker},
      lease_until = now() + ${leaseMs} * interval '1 ms', reserved = asked.reserve
    from unnest(${keyColumns(requests.map(({ trial }) => trial))}, ${reserves})
      as asked(evaluation_id, candidate, sample, repeat, reserve)
    where trials.evaluation_id = asked.evaluation_id and trials.candidate = asked.candidate
      and trials.sample = asked.sample and trials.repeat = asked.repeat and trials.state = 'planned'
    returning trials.evaluation_id as "evaluationId", trials.candidate, trials.sample, trials.repeat,
      trials.attempt, trials.reserved, trials.answer, trials.answered_by as "answeredBy", trials.stop, trials.usage,
      trials.latency_ms as "latencyMs"`);
  return new Map(
    rows.map((row) => [
      trialId(row),
      {
        kind: 'claimed',
        attempt: row.attempt,
        reserved: BigInt(row.reserved),
        answered: storedAnswer(row),
      } as const,
    ]),
  );
}

type ClaimedRow = TrialRow & {
  attempt: number;
  reserved: string;
  answer: string | null;
  answeredBy: string | null;
  stop: Answer['stop'] | null;
  usage: Answer['usage'] | null;
  latencyMs: number | null;
};

function storedAnswer(row: ClaimedRow): Answer | null {
  const { answer, answeredBy, stop, usage, latencyMs } = row;
  if (answer === null || !answeredBy || !stop || !usage || latencyMs === null) return null;
  return { text: answer, servedModel: answeredBy, stop, usage, latencyMs };
}

async function reserveMoney(
  tx: Transaction,
  requests: readonly PricedRequest[],
  claimed: ReadonlyMap<string, unknown>,
): Promise<void> {
  const sums = new Map<string, Picodollars>();
  for (const { trial, reserve } of requests) {
    if (!claimed.has(trialId(trial))) continue;
    sums.set(trial.evaluationId, (sums.get(trial.evaluationId) ?? 0n) + reserve);
  }
  if (sums.size === 0) return;
  await tx.execute(sql`
    update evaluations set reserved = evaluations.reserved + added.amount
    from unnest(${column('uuid', [...sums.keys()])}, ${column('bigint', [...sums.values()])})
      as added(id, amount)
    where evaluations.id = added.id`);
}
