import type { Readable, Writable } from 'node:stream';
import type { Catalog } from '../core/catalog/model.ts';
import type { Digest } from '../core/digest/digest.ts';
import type { DigestState } from '../core/digest/digest-state.ts';
import type { Quote } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { PriceStanding } from '../core/pricing/confirm-prices.ts';
import type { ModelCheck } from '../flows/check-model.ts';
import type { Ctx } from '../flows/ctx.ts';
import type { ArchiveVerbs, EvaluationVerbs, WorkspaceVerbs } from '../flows/verbs.ts';
import type { ExitStatus } from './output/exit-status.ts';

/** Evaluations as the terminal uses them; `openRuntime` makes them. */
export interface Evaluations
  extends Pick<
    EvaluationVerbs,
    | 'start'
    | 'resume'
    | 'pause'
    | 'raiseBudget'
    | 'quoteAddition'
    | 'addSamples'
    | 'answerQuestion'
    | 'quoteInquiry'
    | 'lookInto'
    | 'progress'
    | 'result'
    | 'answers'
  > {
  stop(): Promise<void>;
}

/** Evaluations that begin once a person agreed to what they cost. */
export interface ExpectedRun extends AsyncDisposable {
  quote(command: { ctx: Ctx; input: { request: EvaluationRequest } }): Promise<Quote>;
  /** Takes work from then on. */
  open(options: { concurrency: number }): Promise<Evaluations>;
}

/** How each model's price stands, and which sources could not be had. */
export interface RefreshedPrices {
  standings: readonly PriceStanding[];
  missing: readonly string[];
}

/** A stream that may be a terminal, which has a width. */
export type OutputStream = Writable & { isTTY?: boolean | undefined; columns?: number | undefined };

export type ServeRole = 'all' | 'web' | 'worker';

/** What the commands need of the rest; main gives it. */
export interface CliDeps {
  version: string;
  stdin: Readable & { isTTY?: boolean | undefined };
  stdout: OutputStream;
  stderr: OutputStream;
  /** `NO_COLOR` is set: colours nowhere. */
  noColor: boolean;
  /** Logs an error that nobody expected, with the reference that the terminal tells. */
  logFailure(error: unknown): void;
  /** The models that can be run here: all where no key is needed to know. */
  catalog(options: { reachable: boolean }): Catalog;
  estimate(request: EvaluationRequest): Promise<Quote>;
  /** The record alone: neither queues nor models. */
  openWorkspaces(): Promise<WorkspaceVerbs & { close(): Promise<void> }>;
  /** Past evaluations: neither queues nor models are opened. */
  openArchive(): Promise<ArchiveVerbs & { close(): Promise<void> }>;
  /** Opens a record that is there and its queue, for work that nobody agreed to yet. */
  expectRun(): Promise<ExpectedRun>;
  /** The digest of the newest week that is due; posts nothing. */
  readDigest(command: { ctx: Ctx }): Promise<Digest>;
  /** Posts the newest week's digest. Returns how that ended; null where it was decided before, or no channel takes it. */
  sendDigest(command: { ctx: Ctx }): Promise<DigestState | null>;
  /** The environment variable that holds each provider's key, and whether the provider can be called. */
  providerKeys(): readonly { provider: string; variable: string; set: boolean }[];
  /** How llm-pick is started from here: what advice names. */
  command: string;
  /** Calls a model once. Throws AppError for a name that nobody lists. */
  check(name: string): Promise<ModelCheck>;
  /** Takes newer prices that two sources agree on. Throws an Error where they can't be had. */
  refreshPrices(): Promise<RefreshedPrices>;
  /** Stand-ins answer for the models. */
  simulated(): boolean;
  /** Returns what was brought forward, e.g. a database's place. */
  migrate(): Promise<string>;
  /** Stops an embedded PostgreSQL that nobody uses; returns what was done, in a sentence. */
  stopPostgres(): Promise<string>;
  /** Serves until `interrupted`. */
  serve(options: { role: ServeRole; concurrency: number }, interrupted: AbortSignal): Promise<void>;
  demo(options: { once: boolean; interrupted: AbortSignal }): Promise<ExitStatus>;
  /** Aborts at the first Ctrl-C or SIGTERM, or when the terminal is closed. */
  interrupted: AbortSignal;
  now(): Date;
}

/** What a command has that keeps what it began when it is interrupted. */
export interface KeepingDeps extends CliDeps {
  /** From here on the command ends in its own way; before, an interruption ends it at once. */
  endsItself(): void;
}
