import { randomUUID } from 'node:crypto';
import type { Addition } from '../core/adding/addition.ts';
import type { Caps } from '../core/caps/caps.ts';
import type { Catalog } from '../core/catalog/model.ts';
import type { Digest } from '../core/digest/digest.ts';
import type { Estimate, Quote } from '../core/estimate/estimate.ts';
import { estimateRequest } from '../core/estimate/estimate-request.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { NewEvaluation } from '../core/record/evaluation-record.ts';
import type { ListedEvaluation } from '../core/record/listed-evaluation.ts';
import type { Progress } from '../core/record/progress.ts';
import type { Result } from '../core/result/schema/result.ts';
import type { DraftingState } from '../core/variants/drafting-state.ts';
import { type AddSamplesCommand, addSamples } from '../flows/add-samples.ts';
import { type AnswerQuestionCommand, answerQuestion } from '../flows/answer-question.ts';
import { cancelEvaluation } from '../flows/cancel-evaluation.ts';
import { cancelInquiry } from '../flows/cancel-inquiry.ts';
import type { Ctx, EvaluationCommand } from '../flows/ctx.ts';
import { type DraftVerbs, draftVerbs } from '../flows/draft-verbs.ts';
import { isLeftOver, type LeftOverCommand } from '../flows/is-left-over.ts';
import { listEvaluations } from '../flows/list-evaluations.ts';
import { type InquiryStep, type LookIntoCommand, lookInto } from '../flows/look-into.ts';
import { type PastRequestCommand, pastRequest } from '../flows/past-request.ts';
import { pauseEvaluation } from '../flows/pause-evaluation.ts';
import type { Notify } from '../flows/ports/messages.ts';
import type { Enqueue } from '../flows/ports/queue.ts';
import type { CountTokens } from '../flows/ports/quotes.ts';
import type { ReadRates } from '../flows/ports/rates.ts';
import type { MessageRecord } from '../flows/ports/record.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import { type AdditionCommand, quoteAddition } from '../flows/quote-addition.ts';
import { quoteEvaluation } from '../flows/quote-evaluation.ts';
import {
  type InquiryOffer,
  type QuoteInquiryCommand,
  quoteInquiry,
} from '../flows/quote-inquiry.ts';
import { type RaiseBudgetCommand, raiseBudget } from '../flows/raise-budget.ts';
import { readAnswers } from '../flows/read-answers.ts';
import { type ReadDigestDeps, readDigest } from '../flows/read-digest.ts';
import { type ReadVariantsCommand, readVariants } from '../flows/read-variants.ts';
import { type RescoreCommand, rescoreEvaluation } from '../flows/rescore-evaluation.ts';
import { resumeEvaluation } from '../flows/resume-evaluation.ts';
import { showEvaluation } from '../flows/show-evaluation.ts';
import {
  type StartEvaluationDeps,
  type StartInput,
  startEvaluation,
} from '../flows/start-evaluation.ts';
import { type TestAgainDeps, testAgain } from '../flows/test-again.ts';
import type { WorkspaceVerbs } from '../flows/verbs.ts';
import {
  type WhatIfAnswer,
  type WhatIfCommand,
  whatIfEvaluation,
} from '../flows/what-if-evaluation.ts';
import type { Database } from '../store/client.ts';
import { createControlledEvaluations } from '../store/controlled-evaluations.ts';
import { createDraftStore } from '../store/drafts.ts';
import type { EvaluationStore } from '../store/evaluations.ts';
import { createPastEvaluations } from '../store/past-evaluations.ts';
import { createPastQuotes } from '../store/past-quotes.ts';
import { createPickStore } from '../store/picks.ts';
import { retryWhileUnreachable } from '../store/retry.ts';
import { createSummedEvaluations } from '../store/summed-evaluations.ts';
import { lookDeps } from './look-deps.ts';
import { quoteDeps } from './quote-deps.ts';
import { workspaceVerbs } from './workspace-verbs.ts';

export interface EvaluationVerbDeps {
  db: Database;
  evaluations: EvaluationStore;
  messageRecord: MessageRecord;
  settings: SettingStore;
  rates: ReadRates;
  /** What a digest is read from. */
  reading: ReadDigestDeps & Pick<TestAgainDeps, 'watch'>;
  enqueue: Enqueue;
  notify: Notify;
  catalog: Catalog;
  simulated: boolean;
  /** null: no provider is asked to count. */
  countTokens: CountTokens | null;
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
  /** What samples would bring to it and may cost. Throws AppError. */
  quoteAddition(command: AdditionCommand): Promise<Addition | null>;
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
  /** What can be asked of an evaluation's failures, and what that may cost. Throws AppError. */
  quoteInquiry(command: QuoteInquiryCommand): Promise<InquiryOffer>;
  /** Brings an inquiry on by a stage, or answers it. Throws AppError. */
  lookInto(command: LookIntoCommand): Promise<InquiryStep>;
  /** Stops the inquiry that an evaluation is a stage of; false when it had its answer already. Throws AppError. */
  cancelInquiry(command: EvaluationCommand): Promise<boolean>;
  /** Starts a pick's evaluation again. Returns its id. */
  testAgain(command: Parameters<typeof testAgain>[1]): Promise<string>;
}

/** So long a person waits for a database that restarts. */
const START_WAIT_MS = 10_000;

function patiently<T>(work: () => Promise<T>): Promise<T> {
  return retryWhileUnreachable(work, START_WAIT_MS);
}

/** The verbs over the record and the queues of this process. */
export function evaluationVerbs(deps: EvaluationVerbDeps): EvaluationVerbs {
  const { db, evaluations, messageRecord, settings, rates, reading, enqueue } = deps;
  const { catalog, simulated } = deps;
  const control = createControlledEvaluations(db);
  const past = createPastEvaluations(db);
  const pastQuotes = createPastQuotes(db, { simulated });
  const stored = { ...evaluations, ...control, ...past, ...createSummedEvaluations(db) };
  const quoting = quoteDeps({ count: deps.countTokens, past: pastQuotes, settings, catalog });
  const controlDeps = {
    evaluations: { ...control, recover: evaluations.recover },
    settings,
    enqueue,
    simulated,
  };
  const additionDeps = { evaluations: stored, settings, catalog, simulated, enqueue };
  const startDeps = startDepsOf(deps, pastQuotes);
  const look = lookDeps({
    db,
    evaluations,
    catalog,
    start: (command) => startEvaluation(startDeps, command),
  });
  return {
    ...draftVerbs(createDraftStore(db)),
    ...workspaceVerbs({ evaluations, picks: createPickStore(db), settings }),
    start: (command) => startEvaluation(startDeps, command),
    resume: (command) => resumeEvaluation(controlDeps, command),
    raiseBudget: (command) => raiseBudget(controlDeps, command),
    quoteAddition: (command) => quoteAddition(additionDeps, command),
    addSamples: (command) => addSamples(additionDeps, command),
    show: (command) => showEvaluation({ evaluations: stored }, command),
    pastRequest: (command) => pastRequest({ evaluations: stored, catalog }, command),
    rescore: (command) => rescoreEvaluation({ evaluations: stored, catalog }, command),
    whatIf: (command) =>
      whatIfEvaluation({ evaluations: stored, settings, rates, catalog }, command),
    pause: (command) => pauseEvaluation(controlDeps, command),
    cancel: (command) => cancelEvaluation(controlDeps, command),
    isLeftOver: (command) => isLeftOver({ evaluations: messageRecord }, command),
    answerQuestion: (command) => answerQuestion(controlDeps, command),
    estimate: (request) => estimateRequest(request, catalog, new Date()),
    quote: (command) => quoteEvaluation(quoting, command),
    progress: (id) => retryWhileUnreachable(() => messageRecord.progress(id)),
    result: async (id) => (await retryWhileUnreachable(() => evaluations.finished(id))).result,
    answers: (command) => readAnswers({ evaluations: stored }, command),
    readVariants: (command) => readVariants({ evaluations: stored }, command),
    listEvaluations: (command) => listEvaluations({ evaluations: past }, command),
    digest: ({ ctx }) => readDigest(reading, { ctx, input: { week: null } }),
    quoteInquiry: (command) => quoteInquiry(look, command),
    lookInto: (command) => lookInto(look, command),
    cancelInquiry: (command) =>
      cancelInquiry({ look, cancel: (stage) => cancelEvaluation(controlDeps, stage) }, command),
    testAgain: (command) => testAgain({ ...reading, evaluations, start: startDeps }, command),
  };
}

/** What starting an evaluation needs: each read and write waits for a database that restarts. */
function startDepsOf(
  { evaluations, settings, enqueue, notify, catalog, simulated }: EvaluationVerbDeps,
  pastQuotes: Pick<ReturnType<typeof createPastQuotes>, 'overlap'>,
): StartEvaluationDeps {
  return {
    // The same key: where the answer to a commit was lost, the second try finds what the first stored.
    evaluations: {
      create: (evaluation: NewEvaluation, caps: Caps | null) =>
        patiently(() => evaluations.create(evaluation, caps)),
    },
    settings: { read: (workspace: string) => patiently(() => settings.read(workspace)) },
    past: {
      overlap: (workspace: string, request: EvaluationRequest) =>
        patiently(() => pastQuotes.overlap(workspace, request)),
    },
    enqueue,
    notify,
    catalog,
    simulated,
    newId: randomUUID,
  };
}
