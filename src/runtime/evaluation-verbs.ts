import { randomUUID } from 'node:crypto';
import type { Caps } from '../core/caps/caps.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { estimateRequest } from '../core/estimate/estimate-request.ts';
import type { EvaluationRequest, EvaluationSpec } from '../core/evaluation.ts';
import type { NewEvaluation } from '../core/record/evaluation-record.ts';
import { addSamples } from '../flows/add-samples.ts';
import { answerQuestion } from '../flows/answer-question.ts';
import { cancelEvaluation } from '../flows/cancel-evaluation.ts';
import { cancelInquiry } from '../flows/cancel-inquiry.ts';
import { draftVerbs } from '../flows/draft-verbs.ts';
import { isLeftOver } from '../flows/is-left-over.ts';
import { listEvaluations } from '../flows/list-evaluations.ts';
import { lookInto } from '../flows/look-into.ts';
import { pastRequest } from '../flows/past-request.ts';
import { pauseEvaluation } from '../flows/pause-evaluation.ts';
import type { Notify } from '../flows/ports/messages.ts';
import type { Enqueue } from '../flows/ports/queue.ts';
import type { CountTokens } from '../flows/ports/quotes.ts';
import type { ReadRates } from '../flows/ports/rates.ts';
import type { MessageRecord } from '../flows/ports/record.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import { checkAddition, quoteAddition } from '../flows/quote-addition.ts';
import { quoteEvaluation } from '../flows/quote-evaluation.ts';
import { checkInquiry, quoteInquiry } from '../flows/quote-inquiry.ts';
import { raiseBudget } from '../flows/raise-budget.ts';
import { readAnswers } from '../flows/read-answers.ts';
import { type ReadDigestDeps, readDigest } from '../flows/read-digest.ts';
import { readVariants } from '../flows/read-variants.ts';
import { rescoreEvaluation } from '../flows/rescore-evaluation.ts';
import { resumeEvaluation } from '../flows/resume-evaluation.ts';
import { showEvaluation } from '../flows/show-evaluation.ts';
import { type StartEvaluationDeps, startEvaluation } from '../flows/start-evaluation.ts';
import { type TestAgainDeps, testAgain } from '../flows/test-again.ts';
import type { EvaluationVerbs } from '../flows/verbs.ts';
import { whatIfEvaluation } from '../flows/what-if-evaluation.ts';
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
  const additionDeps = {
    evaluations: stored,
    settings,
    past: pastQuotes,
    catalog,
    simulated,
    enqueue,
  };
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
    checkAddition: (command) => checkAddition(additionDeps, command),
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
    checkInquiry: (command) => checkInquiry(look, command),
    quoteInquiry: (command) => quoteInquiry({ ...look, settings, past: pastQuotes }, command),
    lookInto: (command) => lookInto(look, command),
    cancelInquiry: (command) =>
      cancelInquiry({ look, cancel: (stage) => cancelEvaluation(controlDeps, stage) }, command),
    testAgain: (command) => testAgain({ ...reading, evaluations, start: startDeps }, command),
  };
}

/** What starting an evaluation needs: each read and write waits for a database that restarts. */
function startDepsOf(
  { evaluations, settings, enqueue, notify, catalog, simulated }: EvaluationVerbDeps,
  pastQuotes: StartEvaluationDeps['past'],
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
      outputTokens: (workspace: string, task: EvaluationSpec) =>
        patiently(() => pastQuotes.outputTokens(workspace, task)),
    },
    enqueue,
    notify,
    catalog,
    simulated,
    newId: randomUUID,
  };
}
