import type { Catalog } from '../core/catalog/model.ts';
import type { Estimate } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { Progress } from '../core/record/progress.ts';
import type { Result } from '../core/result/result.ts';
import type { Ctx } from '../flows/ctx.ts';
import type { StartInput } from '../flows/start-evaluation.ts';
import type { ExitStatus } from './exit-status.ts';

/** Evaluations as the terminal uses them; `openRuntime` makes them. */
export interface Evaluations {
  start(command: { ctx: Ctx; input: StartInput }): Promise<string>;
  resume(id: string): Promise<void>;
  pause(id: string): Promise<void>;
  progress(id: string): Promise<Progress | null>;
  result(id: string): Promise<Result | null>;
  stop(): Promise<void>;
}

export type ServeRole = 'all' | 'web' | 'worker';

/** What the commands need of the rest; main gives it. */
export interface CliDeps {
  version: string;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** `NO_COLOR` is set: colours nowhere. */
  noColor: boolean;
  /** The models that can be run here: all where no key is needed to know. */
  catalog(options: { reachable: boolean }): Catalog;
  estimate(request: EvaluationRequest): Estimate;
  openEvaluations(options: { concurrency: number }): Promise<Evaluations>;
  /** Stand-ins answer for the models. */
  simulated(): boolean;
  /** Answers what was brought forward, e.g. a database's place. */
  migrate(): Promise<string>;
  /** Serves until `interrupted`. */
  serve(options: { role: ServeRole; concurrency: number }, interrupted: AbortSignal): Promise<void>;
  demo(options: { once: boolean; interrupted: AbortSignal }): Promise<ExitStatus>;
  /** Aborts at the first Ctrl-C or SIGTERM, or when the terminal is closed. */
  interrupted: AbortSignal;
  now(): Date;
}
