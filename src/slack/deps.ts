import type { Catalog } from '../core/catalog/model.ts';
import type { Estimate } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { Progress } from '../core/record/progress.ts';
import type { Ctx } from '../flows/ctx.ts';
import type { StartInput } from '../flows/start-evaluation.ts';
import type { Logger } from '../log.ts';

/** What the Slack app needs of the rest; main gives it. */
export interface SlackDeps {
  /** Starts an evaluation, once per key. Returns its id. */
  start(command: { ctx: Ctx; input: StartInput }): Promise<string>;
  /** False when it had ended already. */
  cancel(evaluationId: string): Promise<boolean>;
  progress(evaluationId: string): Promise<Progress | null>;
  estimate(request: EvaluationRequest): Estimate;
  catalog: Catalog;
  /** Stand-ins answer for the models: every surface says so. */
  simulated: boolean;
  /** Whether work can be taken: database and queue answer. */
  ready(): Promise<boolean>;
  now(): Date;
  logger: Logger;
}
