import type { Destination } from '../core/actor.ts';
import type { Addition } from '../core/adding/addition.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { Digest } from '../core/digest/digest.ts';
import type { Estimate, Quote } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { ListedEvaluation } from '../core/record/listed-evaluation.ts';
import type { Result } from '../core/result/schema/result.ts';
import type { DraftingState } from '../core/variants/drafting-state.ts';
import type { AddSamplesCommand } from '../flows/add-samples.ts';
import type { AnswerQuestionCommand } from '../flows/answer-question.ts';
import type { Ctx, EvaluationCommand } from '../flows/ctx.ts';
import type { DraftVerbs } from '../flows/draft-verbs.ts';
import type { LeftOverCommand } from '../flows/is-left-over.ts';
import type { InquiryStep, LookIntoCommand } from '../flows/look-into.ts';
import type { PastRequestCommand } from '../flows/past-request.ts';
import type { AdditionCommand } from '../flows/quote-addition.ts';
import type { InquiryOffer, QuoteInquiryCommand } from '../flows/quote-inquiry.ts';
import type { RaiseBudgetCommand } from '../flows/raise-budget.ts';
import type { ReadVariantsCommand } from '../flows/read-variants.ts';
import type { RescoreCommand } from '../flows/rescore-evaluation.ts';
import type { StartInput } from '../flows/start-evaluation.ts';
import type { WorkspaceVerbs } from '../flows/verbs.ts';
import type { WhatIfAnswer, WhatIfCommand } from '../flows/what-if-evaluation.ts';
import type { Logger } from '../log.ts';
import type { StatusPages } from '../status-pages.ts';
import type { FileAccess } from './forms/download-file.ts';

/** How files are read, and whether Slack lets the app read any. */
interface SlackAccess extends FileAccess {
  takesFiles: boolean;
}

/** What the Slack app needs of the rest; main gives it. */
export interface SlackDeps extends WorkspaceVerbs, DraftVerbs {
  /** Starts an evaluation, once per key. Returns its id. */
  start(command: { ctx: Ctx; input: StartInput }): Promise<string>;
  /** False when it had ended already. */
  cancel(command: EvaluationCommand): Promise<boolean>;
  /** Whether a message of an evaluation is not the one that is kept of it. Throws AppError('not found'). */
  isLeftOver(command: LeftOverCommand): Promise<boolean>;
  /** False where it waits for no answer (any more). */
  answerQuestion(command: AnswerQuestionCommand): Promise<boolean>;
  /** The result of an evaluation of this workspace. */
  show(command: EvaluationCommand): Promise<Result>;
  /** Gives it more money. */
  raiseBudget(command: RaiseBudgetCommand): Promise<void>;
  /** What samples would bring to it and may cost; null where it has them all and goes on. */
  quoteAddition(command: AdditionCommand): Promise<Addition | null>;
  /** Adds samples to it, and has it go on; false where it has them all and goes on. */
  addSamples(command: AddSamplesCommand): Promise<boolean>;
  /** Has it go on. */
  resume(command: EvaluationCommand): Promise<void>;
  /** What an evaluation was asked, to be started once more. */
  pastRequest(command: PastRequestCommand): Promise<EvaluationRequest>;
  /** Its result with the stored answers compared otherwise. */
  rescore(command: RescoreCommand): Promise<Result>;
  /** What an ended evaluation would be at another volume, bar or price. */
  whatIf(command: WhatIfCommand): Promise<WhatIfAnswer>;
  /** What can be asked of an evaluation's failures, and what that may cost. */
  quoteInquiry(command: QuoteInquiryCommand): Promise<InquiryOffer>;
  /** Brings an inquiry on by a stage, or answers it. */
  lookInto(command: LookIntoCommand): Promise<InquiryStep>;
  /** Stops the inquiry that an evaluation is a stage of; false when it had its answer already. */
  cancelInquiry(command: EvaluationCommand): Promise<boolean>;
  /** What has come of variants that were asked for in a form; null: they are not begun. */
  readVariants(command: ReadVariantsCommand): Promise<DraftingState | null>;
  /** What is known at once of what a request can show and may cost. */
  estimate(request: EvaluationRequest): Estimate;
  /** The same with what providers count and the past tells. */
  quote(command: { ctx: Ctx; input: { request: EvaluationRequest } }): Promise<Quote>;
  /** The digest of the newest week that is due; posts nothing. */
  digest(command: { ctx: Ctx }): Promise<Digest>;
  /** The newest evaluations of the workspace. */
  listEvaluations(command: {
    ctx: Ctx;
    input: { most: number };
  }): Promise<readonly ListedEvaluation[]>;
  /** Starts a pick's evaluation again. Returns its id. */
  testAgain(command: {
    ctx: Ctx;
    input: { evaluationId: string; destination: Destination | null };
  }): Promise<string>;
  catalog: Catalog;
  /** What the app may do in its workspace, known once it has started. */
  access(): SlackAccess;
  /** Stand-ins answer for the models: every surface says so. */
  simulated: boolean;
  /** What says how the process is, beside Slack's requests. */
  pages: StatusPages;
  now(): Date;
  logger: Logger;
}
