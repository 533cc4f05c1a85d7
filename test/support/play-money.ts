import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { chance } from '../../demo/models/chance.ts';
import type { Caps } from '../../src/core/caps/caps.ts';
import { fromDollars } from '../../src/core/money.ts';
import type {
  CallToPay,
  Claim,
  PriceNext,
  Settlement,
} from '../../src/core/settlement/settlement.ts';
import type { Purpose, TrialRef } from '../../src/core/trial.ts';
import type { TrialStore } from '../../src/flows/ports/trials.ts';
import type { Database } from '../../src/store/client.ts';
import { createEvaluationStore } from '../../src/store/evaluations.ts';
import { createTrialStore } from '../../src/store/trials.ts';
import type { StoragePlace } from './storage-contract/place.ts';
import {
  BILL,
  CENT,
  IMPATIENT,
  plannedTrials,
  STEP,
  settlement,
} from './storage-contract/place.ts';

const TRIALS = 5;
/** So many evaluations share a workspace, half of them each of two people. */
const TOGETHER = 10;
/** Less than their budgets, two cents and a half each on average; the people's less than the workspace's. */
const CAPS: Caps = {
  workspaceUsd: 0.15,
  personUsd: 0.1,
  month: '2026-11',
  timeZone: 'UTC',
  start: new Date('2020-01-01'),
};
/** A pool for two workers and the sweep. */
const PATIENT = { ...IMPATIENT, leaseMs: 600_000 };

interface Play {
  db: Database;
  place: StoragePlace;
  /** Each is one random interleaving. */
  evaluations: number;
  rounds: number;
  seed: number;
}

/**
 * Plays random interleavings of claims, settlements, replays, crashes, stops and sweeps on a real
 * PostgreSQL: in each round two workers do something to every evaluation at the same time, in every
 * fourth beside a sweep. Returns the evaluations whose books did not balance after some round, or
 * whose budget was passed, and the purses whose cap was.
 */
export async function playMoney({ db, place, evaluations, rounds, seed }: Play): Promise<string[]> {
  const { id, refs } = await plannedTrials(place).planned({ trials: TRIALS });
  const started = await copies(
    db,
    id,
    Array.from({ length: evaluations }, (_, index) => 0.01 + 0.03 * chance(seed, index, 'budget')),
  );
  const stores = [
    createTrialStore(db, { worker: 'mortal', ...IMPATIENT }),
    createTrialStore(db, { worker: 'alive', ...PATIENT }),
  ];
  const workers = stores.map((store, number) =>
    started.map((evaluationId, index) =>
      worker(
        store,
        refs.map((ref) => ({ ...ref, evaluationId })),
        [seed, index, number],
      ),
    ),
  );
  const sweeper = createEvaluationStore(db, IMPATIENT);
  const broken = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const moves = workers.flatMap((own) => own.map((move) => move(round)));
    await Promise.all([...moves, round % 4 === 3 ? sweeper.recover() : null]);
    for (const each of await unbalanced(db, started)) broken.add(each);
    for (const each of await overCaps(db, started)) broken.add(each);
  }
  return [...broken];
}

/**
 * Copies of an evaluation with its planned trials, one a budget in dollars, in workspaces with caps of
 * their own; returns their ids.
 */
async function copies(db: Database, id: string, budgets: readonly number[]): Promise<string[]> {
  const ids = budgets.map(() => randomUUID());
  const copied = sql`unnest(${sql.param(`{${ids.join(',')}}`)}::uuid[],
    ${sql.param(`{${budgets.map(fromDollars).join(',')}}`)}::bigint[]) with ordinality
    as c(id, budget, nth)`;
  const play = randomUUID();
  await db.execute(sql`
    insert into evaluations select (jsonb_populate_record(e, jsonb_build_object(
      'id', c.id, 'key', c.id, 'budget', c.budget, 'granted', 0, 'actor_kind', 'person',
      'actor_id', 'U' || c.nth % 2, 'workspace', ${play} || c.nth / ${TOGETHER}))).*
    from evaluations e, ${copied} where e.id = ${id}`);
  await db.execute(sql`
    insert into trials select (jsonb_populate_record(t, jsonb_build_object('evaluation_id', c.id))).*
    from trials t, ${copied} where t.evaluation_id = ${id}`);
  await db.execute(sql`analyze evaluations, trials`);
  return ids;
}

interface HeldClaim {
  trial: TrialRef;
  claim: Extract<Claim, { kind: 'claimed' }>;
}

/** One worker's moves on one evaluation, which only its name and the round decide. */
function worker(store: TrialStore, refs: readonly TrialRef[], name: readonly number[]) {
  const held: HeldClaim[] = [];
  const settled: Settlement[] = [];
  return async (round: number): Promise<void> => {
    const draw = (what: string) => chance(...name, round, what);
    const move = draw('move');
    const claimed = held[Math.floor(draw('which') * held.length)];
    if (move < 0.02) {
      await store.stopCandidate(refs[0]!.evaluationId, 0, { reason: 'provider', message: 'no' });
    } else if (move < 0.1 && settled.length > 0) {
      await store.settle(settled[Math.floor(draw('which') * settled.length)]!);
    } else if (move < 0.55 || !claimed) {
      const trial = refs[Math.floor(draw('trial') * refs.length)]!;
      let claim = await store.claim(trial, price(draw));
      if (claim.kind === 'needs grant') {
        const reached = await store.grant(trial.evaluationId, claim.more, CAPS);
        if (reached === null) claim = await store.claim(trial, price(draw));
      }
      if (claim.kind === 'claimed') held.push({ trial, claim });
    } else {
      held.splice(held.indexOf(claimed), 1);
      if (move < 0.62) return;
      const change = settlement(claimed.trial, settling(claimed.claim, draw));
      settled.push(change);
      await store.settle(change);
    }
  };
}

type Draw = (what: string) => number;

const cents = (amount: number) => (CENT * BigInt(Math.round(amount * 1_000))) / 1_000n;

/** Worst cases of .6 to 1 cent, and as much later where there is no answer yet. */
function price(draw: Draw): PriceNext {
  return (steps): CallToPay => ({
    purpose: steps.length === 0 ? 'answer' : 'judge',
    provider: 'anthropic',
    model: BILL.model,
    worst: cents(0.6 + 0.4 * draw('worst')),
    later: steps.length === 0 ? cents(0.6 + 0.4 * draw('later')) : 0n,
  });
}

/** Calls cost .3 to .5 cents: a lost one never more than twice another. */
function settling(
  { attempt, reserved, call, steps }: HeldClaim['claim'],
  draw: Draw,
): Partial<Settlement> {
  const worst = call?.worst ?? 0n;
  const purpose: Purpose = steps.length === 0 ? 'answer' : 'judge';
  const amount = cents(0.3 + 0.2 * draw('amount'));
  const bill = { ...BILL, purpose, amount } as const;
  const way = draw('way');
  const base = { attempt, reserved, score: null } as const;
  const kept = steps.length > 0 ? reserved : 0n;
  if (way < 0.2) return { ...base, state: 'planned', bill: null, reserveNext: kept };
  if (way < 0.35) {
    const lost = {
      purpose,
      provider: BILL.provider,
      model: BILL.model,
      worst,
      why: 'cut',
    } as const;
    const left = kept > worst ? kept - worst : 0n;
    return { ...base, state: 'planned', bill: null, lost, reserveNext: left };
  }
  if (way < 0.7 && steps.length === 0) {
    const step = { ...STEP, purpose };
    return { ...base, state: 'planned', bill, step, reserveNext: reserved - amount };
  }
  return { ...base, state: 'done', bill, score: 1 };
}

/** The evaluations whose sums are not those of their trials and bills, or pass the budget. */
async function unbalanced(db: Database, ids: readonly string[]): Promise<string[]> {
  const all = sql`${sql.param(`{${ids.join(',')}}`)}::uuid[]`;
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from evaluations e
    left join (select evaluation_id, sum(reserved) as reserved,
      count(*) filter (where state in ('planned', 'running')) as open
      from trials where evaluation_id = any(${all}) group by evaluation_id) t
      on t.evaluation_id = e.id
    left join (select evaluation_id, sum(amount) as amount, sum(margin) as margin
      from ledger where evaluation_id = any(${all}) group by evaluation_id) l
      on l.evaluation_id = e.id
    where id = any(${all})
      and (e.spent + e.margin + e.reserved > e.granted or e.granted > e.budget or e.margin < 0
        or e.reserved <> t.reserved or e.open <> t.open
        or e.spent <> coalesce(l.amount, 0) or e.margin <> coalesce(l.margin, 0))`);
  return rows.map(({ id }) => id);
}

/** The workspaces and people whose evaluations have spent and hold more than their caps. */
async function overCaps(db: Database, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.execute<{ purse: string }>(sql`
    with purses as (
      select workspace, actor_id, sum(greatest(granted, spent + margin + reserved)) as taken
      from evaluations where id = any(${sql.param(`{${ids.join(',')}}`)}::uuid[])
      group by grouping sets ((workspace), (workspace, actor_id))
    )
    select workspace || coalesce(' ' || actor_id, '') as purse from purses
    where taken > case when actor_id is null then ${fromDollars(CAPS.workspaceUsd!).toString()}::bigint
      else ${fromDollars(CAPS.personUsd!).toString()}::bigint end`);
  return rows.map(({ purse }) => purse);
}
