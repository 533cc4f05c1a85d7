import type { Digest } from '../core/digest/digest.ts';
import type { Estimate, Quote } from '../core/estimate/estimate.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { LedgerCall, LedgerView } from '../core/ledger/ledger-view.ts';
import type { AcceptedPick } from '../core/picks/accepted-pick.ts';
import type { PickChoice } from '../core/picks/choose-pick.ts';
import type { ListedEvaluation } from '../core/record/listed-evaluation.ts';
import type { Progress } from '../core/record/progress.ts';
import type { Result } from '../core/result/schema/result.ts';
import type { HeldSettings } from '../core/settings/settings.ts';
import type { DraftingState } from '../core/variants/drafting-state.ts';
import type { AddSamplesCommand } from './add-samples.ts';
import type { AnswerQuestionCommand } from './answer-question.ts';
import type { SettingChange } from './change-settings.ts';
import type { VolumeCommand } from './correct-volume.ts';
import type { Ctx, EvaluationCommand } from './ctx.ts';
import type { DraftVerbs } from './draft-verbs.ts';
import type { ExportCommand } from './export-evaluation.ts';
import type { LeftOverCommand } from './is-left-over.ts';
import type { InquiryStep, LookIntoCommand } from './look-into.ts';
import type { PastRequestCommand } from './past-request.ts';
import type { AdditionCommand, AdditionQuote } from './quote-addition.ts';
import type { InquiryOffer, QuoteInquiryCommand } from './quote-inquiry.ts';
import type { RaiseBudgetCommand } from './raise-budget.ts';
import type { LedgerCommand, LedgerViewCommand } from './read-ledger.ts';
import type { ReadVariantsCommand } from './read-variants.ts';
import type { RescoreCommand } from './rescore-evaluation.ts';
import type { StartInput } from './start-evaluation.ts';
import type { TestAgainCommand } from './test-again.ts';
import type { WhatIfAnswer, WhatIfCommand } from './what-if-evaluation.ts';

/** What can be asked of a workspace: its settings and its accepted picks. */
export interface WorkspaceVerbs {
  readSettings(command: { ctx: Ctx }): Promise<HeldSettings>;
  changeSettings(command: {
    ctx: Ctx;
    input: { changes: readonly SettingChange[] };
  }): Promise<HeldSettings>;
  listPicks(command: { ctx: Ctx }): Promise<readonly AcceptedPick[]>;
  acceptPick(command: {
    ctx: Ctx;
    input: { evaluationId: string } & PickChoice;
  }): Promise<AcceptedPick>;
  correctVolume(command: VolumeCommand): Promise<AcceptedPick>;
  withdrawPick(command: EvaluationCommand): Promise<AcceptedPick>;
}

/** What can be asked of evaluations, and of their workspaces. */
export interface EvaluationVerbs extends WorkspaceVerbs, DraftVerbs {
  /** Starts an evaluation, once per key. Returns its id. */
  start(command: { ctx: Ctx; input: StartInput }): Promise<string>;
  /**
   * Has a paused or lost evaluation go on. Throws AppError, also where one side is simulated and the
   * other isn't.
   */
  resume(command: EvaluationCommand): Promise<void>;
  /** Gives it more money. Throws AppError. */
  raiseBudget(command: RaiseBudgetCommand): Promise<void>;
  /** Lets samples be given for it. Throws AppError. */
  checkAddition(command: EvaluationCommand): Promise<void>;
  /** What samples would bring to it and may cost. Throws AppError. */
  quoteAddition(command: AdditionCommand): Promise<AdditionQuote | null>;
  /** Adds samples to it, and has it go on; false where it has them and goes on. Throws AppError. */
  addSamples(command: AddSamplesCommand): Promise<boolean>;
  /** Its result, for who is of its workspace. Throws AppError. */
  show(command: EvaluationCommand): Promise<Result>;
  /** What it would be at another volume, bar or price. Throws AppError. */
  whatIf(command: WhatIfCommand): Promise<WhatIfAnswer>;
  /** Keeps it as it is, for whoever resumes it: no worker spends on it meanwhile. */
  pause(command: EvaluationCommand): Promise<void>;
  /** False when it had ended already. */
  cancel(command: EvaluationCommand): Promise<boolean>;
  /** Whether a message of an evaluation is not the one that is kept of it. Throws AppError('not found'). */
  isLeftOver(command: LeftOverCommand): Promise<boolean>;
  /** What one was asked, to be looked at and started once more. Throws AppError. */
  pastRequest(command: PastRequestCommand): Promise<EvaluationRequest>;
  /** Its result with the stored answers compared otherwise. Throws AppError. */
  rescore(command: RescoreCommand): Promise<Result>;
  /** Answers what it waits on; false where that is nothing (any more). Throws AppError. */
  answerQuestion(command: AnswerQuestionCommand): Promise<boolean>;
  /** What is known at once of what a request can show and may cost. */
  estimate(request: EvaluationRequest): Estimate;
  /** The same with what providers count and the past tells. */
  quote(command: { ctx: Ctx; input: { request: EvaluationRequest } }): Promise<Quote>;
  /** Waits, as `result` does, for a database that restarts. null: there is no such evaluation. */
  progress(id: string): Promise<Progress | null>;
  /** null while it runs. Throws AppError('not found'). */
  result(id: string): Promise<Result | null>;
  /** What its one candidate answered to each sample, asked once. Throws AppError('not found'). */
  answers(command: EvaluationCommand): Promise<ReadonlyMap<number, string>>;
  /** What has come of variants that were asked for in a form; null: they are not begun. Throws AppError('not found'). */
  readVariants(command: ReadVariantsCommand): Promise<DraftingState | null>;
  /** The newest evaluations, newest first. */
  listEvaluations(command: {
    ctx: Ctx;
    input: { most: number };
  }): Promise<readonly ListedEvaluation[]>;
  /** The digest of the newest week that is due; posts nothing. */
  digest(command: { ctx: Ctx }): Promise<Digest>;
  /** Lets it be asked why a candidate of an evaluation fails. Throws AppError. */
  checkInquiry(command: EvaluationCommand): Promise<void>;
  /** What can be asked of an evaluation's failures, and what that may cost. Throws AppError. */
  quoteInquiry(command: QuoteInquiryCommand): Promise<InquiryOffer>;
  /** Brings an inquiry on by a stage, or answers it. Throws AppError. */
  lookInto(command: LookIntoCommand): Promise<InquiryStep>;
  /** Stops the inquiry that an evaluation is a stage of; false when it had its answer already. Throws AppError. */
  cancelInquiry(command: EvaluationCommand): Promise<boolean>;
  /** Starts a pick's evaluation again. Returns its id. */
  testAgain(command: TestAgainCommand): Promise<string>;
}

/** What can be asked about past evaluations without queues and models. */
export interface ArchiveVerbs
  extends Pick<EvaluationVerbs, 'listEvaluations' | 'show' | 'pastRequest' | 'rescore' | 'whatIf'> {
  ledger(command: LedgerViewCommand): Promise<LedgerView>;
  ledgerCalls(command: LedgerCommand): AsyncIterable<readonly LedgerCall[]>;
  /** What an evaluation found, as text for other tools. */
  export(command: ExportCommand): Promise<string>;
  delete(command: EvaluationCommand): Promise<void>;
}
