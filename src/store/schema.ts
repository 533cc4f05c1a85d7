import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Actor } from '../core/actor.ts';
import type { EvaluationSpec, Provider } from '../core/evaluation.ts';
import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
import type { PlanMemory } from '../core/plan/plan-memory.ts';
import type { PostedMessage, TrialState } from '../core/record/evaluation-record.ts';
import type { Question } from '../core/record/question.ts';
import type { Draft } from '../core/request/form/draft.ts';
import type { Result } from '../core/result/schema/result.ts';
import type { CallToPay } from '../core/settlement/settlement.ts';
import type { Stop } from '../core/stop.ts';
import type { AnsweredStep, Purpose, TrialFailure, Usage } from '../core/trial.ts';

/** Money columns hold picodollars: exact sums. */
const picodollars = (name: string) => bigint(name, { mode: 'bigint' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A call as a trial's row keeps it: JSON has no bigint. */
export interface StoredCall extends Pick<CallToPay, 'purpose' | 'provider' | 'model'> {
  worst: string;
}

/** `wake_at` of an evaluation whose plan is already on its way to be asked. */
export const WOKEN = -1;

/** `wake_at` of an evaluation that waits for a person's answer alone. */
export const ASLEEP = -2;

/** One row an evaluation: what was asked, how its plan and its books stand, and its result. */
export const evaluations = pgTable(
  'evaluations',
  {
    id: uuid('id').primaryKey(),
    /** What makes a double click or a retried request one evaluation. */
    key: text('key').notNull().unique(),
    name: text('name').notNull(),
    spec: jsonb('spec').$type<EvaluationSpec>().notNull(),
    sampleCount: integer('sample_count').notNull(),
    /** A Slack team's id, or `local` for the command line. */
    workspace: text('workspace').notNull(),
    /** Who asked. */
    actorKind: text('actor_kind').$type<Actor['kind']>().notNull(),
    actorId: text('actor_id'),
    /** The channel its answer goes to; null: nowhere but to the terminal. */
    destinationChannel: text('destination_channel'),
    /** Where Slack takes an answer to the command for half an hour, wherever the bot may post. */
    destinationResponseUrl: text('destination_response_url'),
    simulated: boolean('simulated').notNull(),
    state: text('state').$type<'running' | 'paused' | 'finished'>().notNull().default('running'),
    /** What the plan must not forget. */
    plan: jsonb('plan').$type<PlanMemory>(),
    /** Candidates that can't go on: index -> why. */
    stops: jsonb('stops').$type<Readonly<Record<string, Stop>>>().notNull().default({}),
    /** Providers that answered nothing but "not now" lately: name -> since when, until when they asked to wait. */
    refusals: jsonb('refusals')
      .$type<Readonly<Record<string, { since: string; until: string }>>>()
      .notNull()
      .default({}),
    budget: picodollars('budget').notNull(),
    /**
     * Of the budget, what the month's caps have granted it so far: `spent`, `margin` and `reserved` stay
     * within. The whole budget where there are none.
     */
    granted: picodollars('granted').notNull(),
    /** Promised to calls under way. */
    reserved: picodollars('reserved').notNull().default(sql`0`),
    spent: picodollars('spent').notNull().default(sql`0`),
    /** Kept aside beyond `spent` for calls that may have cost more than is known. */
    margin: picodollars('margin').notNull().default(sql`0`),
    /** Trials launched and not ended; the plan is asked again when it falls to `wakeAt`. */
    open: integer('open').notNull().default(0),
    wakeAt: integer('wake_at').notNull().default(0),
    estimatedUsd: doublePrecision('estimated_usd').notNull(),
    /** The most it was said to cost before it started; null where that was not kept yet. */
    largestUsd: doublePrecision('largest_usd'),
    fullDesignUsd: doublePrecision('full_design_usd').notNull(),
    /** Somebody is there to be asked before much is spent. */
    asks: boolean('asks').notNull().default(false),
    /** What was asked, in order; the last may wait for its answer. */
    questions: jsonb('questions').$type<readonly Question[]>().notNull().default([]),
    expectedCalls: integer('expected_calls').notNull(),
    /** Not jsonb, which would print its keys in another order than the contract's. */
    result: json('result').$type<Result>(),
    message: jsonb('message').$type<PostedMessage>(),
    announcedAt: instant('announced_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    index('evaluations_state').on(table.state),
    index('evaluations_workspace').on(table.workspace, table.createdAt),
  ],
);

/** An evaluation's inputs and expected answers, by their place in it. */
export const samples = pgTable(
  'samples',
  {
    evaluationId: uuid('evaluation_id')
      .notNull()
      .references(() => evaluations.id, { onDelete: 'cascade' }),
    sample: integer('sample').notNull(),
    columns: jsonb('columns').$type<Readonly<Record<string, string>>>().notNull(),
    expected: text('expected').notNull(),
    alternatives: jsonb('alternatives').$type<readonly string[]>().notNull().default([]),
    group: text('group'),
  },
  (table) => [primaryKey({ columns: [table.evaluationId, table.sample] })],
);

/** One row a trial, from its planning to its score: unique by what it names. */
export const trials = pgTable(
  'trials',
  {
    evaluationId: uuid('evaluation_id')
      .notNull()
      .references(() => evaluations.id, { onDelete: 'cascade' }),
    candidate: smallint('candidate').notNull(),
    sample: integer('sample').notNull(),
    repeat: smallint('repeat').notNull(),
    /** Whom its next call asks: in that provider's queue it waits. */
    provider: text('provider').$type<Provider>().notNull(),
    state: text('state').$type<TrialState>().notNull().default('planned'),
    /** How often it was claimed: names one call in the ledger. */
    attempt: integer('attempt').notNull().default(0),
    /** How often its worker died: makes the next job a new one to the queue. */
    losses: integer('losses').notNull().default(0),
    /** How many of these died at work on it, not while it waited for its turn. */
    lostAtWork: integer('lost_at_work').notNull().default(0),
    worker: text('worker'),
    leaseUntil: instant('lease_until'),
    /** Of the budget: for the call under way and those that remain. */
    reserved: picodollars('reserved').notNull().default(sql`0`),
    /** The call its last claim was made for. */
    call: jsonb('call').$type<StoredCall>(),
    /** The calls that have their answer. */
    steps: jsonb('steps').$type<readonly AnsweredStep[]>().notNull().default([]),
    latencyMs: doublePrecision('latency_ms'),
    uncachedCost: picodollars('uncached_cost').notNull().default(sql`0`),
    score: doublePrecision('score'),
    failure: text('failure').$type<TrialFailure>(),
    note: text('note'),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.evaluationId, table.candidate, table.sample, table.repeat] }),
    index('trials_unfinished').on(table.state, table.leaseUntil),
  ],
);

/**
 * How many trials of each candidate there are, so that nobody has to count them: what `progress` says
 * takes as long at 50,000 trials as at 50. Triggers on `trials` keep it (migrations), whoever writes.
 */
export const trialCounts = pgTable(
  'trial_counts',
  {
    evaluationId: uuid('evaluation_id')
      .notNull()
      .references(() => evaluations.id, { onDelete: 'cascade' }),
    candidate: smallint('candidate').notNull(),
    done: integer('done').notNull(),
    /** All but the dropped. */
    wanted: integer('wanted').notNull(),
    scored: integer('scored').notNull(),
    scoreSum: doublePrecision('score_sum').notNull(),
  },
  (table) => [primaryKey({ columns: [table.evaluationId, table.candidate] })],
);

/**
 * The record of spend: one row per billed call. It refers to its evaluation by no foreign key: what
 * was spent stays on record when an evaluation and its content are deleted.
 */
export const ledger = pgTable(
  'ledger',
  {
    evaluationId: uuid('evaluation_id').notNull(),
    /** Its evaluation's. */
    workspace: text('workspace').notNull(),
    /** Who asked for its evaluation; null of evaluations that were deleted before this was kept. */
    actorKind: text('actor_kind').$type<Actor['kind']>(),
    actorId: text('actor_id'),
    simulated: boolean('simulated').notNull(),
    candidate: smallint('candidate').notNull(),
    sample: integer('sample').notNull(),
    repeat: smallint('repeat').notNull(),
    attempt: integer('attempt').notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    provider: text('provider').$type<Provider>().notNull(),
    /** `settled` from the provider's usage; `assumed` where that was not seen. */
    state: text('state').$type<'settled' | 'assumed'>().notNull(),
    amount: picodollars('amount').notNull(),
    /** What the budget keeps aside for it beyond its amount. */
    margin: picodollars('margin').notNull().default(sql`0`),
    model: text('model').notNull(),
    servedModel: text('served_model'),
    usage: jsonb('usage').$type<Usage>(),
    priceRow: text('price_row').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    unique('ledger_call').on(
      table.evaluationId,
      table.candidate,
      table.sample,
      table.repeat,
      table.attempt,
      table.purpose,
    ),
    index('ledger_provider_at').on(table.provider, table.at),
    index('ledger_workspace_at').on(table.workspace, table.at),
  ],
);

/** A model that somebody uses for an evaluation's task; it stays when the evaluation is deleted. */
export const acceptedPicks = pgTable(
  'accepted_picks',
  {
    evaluationId: uuid('evaluation_id').primaryKey(),
    workspace: text('workspace').notNull(),
    name: text('name').notNull(),
    model: text('model').notNull(),
    /** The model used before. */
    replaces: text('replaces'),
    /** Calls a month. */
    volume: bigint('volume', { mode: 'number' }).notNull(),
    ownerKind: text('owner_kind').$type<Actor['kind']>().notNull(),
    ownerId: text('owner_id'),
    destinationChannel: text('destination_channel'),
    simulated: boolean('simulated').notNull(),
    /** Dollars and mean tokens of one call, as measured. */
    costPerCall: doublePrecision('cost_per_call').notNull(),
    tokens: jsonb('tokens').$type<AcceptedPick['tokens']>(),
    acceptedAt: instant('accepted_at').notNull(),
  },
  (table) => [index('accepted_picks_workspace').on(table.workspace, table.acceptedAt)],
);

/** What a workspace has chosen, one row a setting; what has no row is at its default. */
export const workspaceSettings = pgTable(
  'workspace_settings',
  {
    workspace: text('workspace').notNull(),
    name: text('name').notNull(),
    value: text('value').notNull(),
    changedByKind: text('changed_by_kind').$type<Actor['kind']>().notNull(),
    changedById: text('changed_by_id'),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.name] })],
);

/** When a workspace's messages may be updated next, over all processes: Slack counts by workspace. */
export const updateTurns = pgTable('update_turns', {
  workspace: text('workspace').primaryKey(),
  freeAt: instant('free_at').notNull(),
});

/** What people typed into forms that are not submitted yet, so that nothing typed is lost. */
export const drafts = pgTable(
  'drafts',
  {
    id: uuid('id').primaryKey(),
    workspace: text('workspace').notNull(),
    /** Whose it is; a Slack user id. */
    person: text('person').notNull(),
    draft: jsonb('draft').$type<Draft>().notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [index('drafts_saved').on(table.savedAt)],
);
