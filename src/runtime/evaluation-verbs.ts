import { randomUUID } from 'node:crypto';
import type { Caps } from '../core/caps/caps.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { estimateRequest } from '../core/estimate/estimate-request.ts';
import type { EvaluationRequest, EvaluationSpec } from '../core/evaluation.ts';
import type { NewEvaluation } from '../core/record/evaluation-record.ts';
import { addSamples } from '../flows/add-samples.ts';
import { draftVerbs } from '../flows/draft-verbs.ts';
import { isLeftOver } from '../flows/is-left-over.ts';
import { lookInto } from '../flows/look-into.ts';
import type { Notify } from '../flows/ports/messages.ts';
import type { Enqueue } from '../flows/ports/queue.ts';
import type { CountTokens } from '../flows/ports/quotes.ts';
import type { ReadRates } from '../flows/ports/rates.ts';
import type { MessageRecord } from '../flows/ports/record.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import { checkAddition, quoteAddition } from '../flows/quote-addition.ts';
import { quoteEvaluation } from '../flows/quote-evaluation.ts';
import { checkInquiry, quoteInquiry } from '../flows/quote-inquiry.ts';
import { readAnswers } from '../flows/read-answers.ts';
import { type ReadDigestDeps, readDigest } from '../flows/read-digest.ts';
import { readVariants } from '../flows/read-variants.ts';
import { type StartEvaluationDeps, startEvaluation } from '../flows/start-evaluation.ts';
import { type TestAgainDeps, testAgain } from '../flows/test-again.ts';
import type { EvaluationVerbs } from '../flows/verbs.ts';
import type { Database } from '../store/client.ts';
import { createControlledEvaluations } from '../store/controlled-evaluations.ts';
import { createDraftStore } from '../store/drafts.ts';
import type { EvaluationStore } from '../store/evaluations.ts';
import { createPastEvaluations } from '../store/past-evaluations.ts';
import { createPastQuotes } from '../store/past-quotes.ts';
import { createPickStore } from '../store/picks.ts';
import { retryWhileUnreachable } from '../store/retry.ts';
import { createSummedEvaluations } from '../store/summed-evaluations.ts';
import { controlVerbs } from './control-verbs.ts';
import { lookDeps } from './look-deps.ts';
import { pastVerbs } from './past-verbs.ts';
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
  const { db, evaluations, messageRecord, settings, enqueue, catalog, simulated, reading } = deps;
  const control = createControlledEvaluations(db);
  const past = createPastQuotes(db, { simulated });
  const stored = {
    ...evaluations,
    ...control,
    ...createPastEvaluations(db),
    ...createSummedEvaluations(db),
  };
  const quoting = quoteDeps({ count: deps.countTokens, past, settings, catalog });
  const starting = startDepsOf(deps, past);
  const start: EvaluationVerbs['start'] = (command) => startEvaluation(starting, command);
  const look = lookDeps({ db, evaluations, catalog, start });
  const adding = { evaluations: stored, settings, past, catalog, simulated, enqueue };
  return {
    ...draftVerbs(createDraftStore(db)),
    ...workspaceVerbs({ evaluations, picks: createPickStore(db), settings }),
    ...controlVerbs({ evaluations: stored, settings, enqueue, simulated }, look),
    ...pastVerbs({ ...deps, evaluations: stored }),
    ...recordVerbs(deps),
    start,
    estimate: (request) => estimateRequest(request, catalog, new Date()),
    quote: (command) => quoteEvaluation(quoting, command),
    checkAddition: (command) => checkAddition(adding, command),
    quoteAddition: (command) => quoteAddition(adding, command),
    addSamples: (command) => addSamples(adding, command),
    isLeftOver: (command) => isLeftOver({ evaluations: messageRecord }, command),
    digest: ({ ctx }) => readDigest(reading, { ctx, input: { week: null } }),
    checkInquiry: (command) => checkInquiry(look, command),
    quoteInquiry: (command) => quoteInquiry({ ...look, settings, past }, command),
    lookInto: (command) => lookInto(look, command),
    testAgain: (command) => testAgain({ ...reading, evaluations, start: starting }, command),
  };
}

/** What the record says of an evaluation, for whoever waits for it. */
function recordVerbs({
  evaluations,
  messageRecord,
}: Pick<EvaluationVerbDeps, 'evaluations' | 'messageRecord'>): Pick<
  EvaluationVerbs,
  'progress' | 'result' | 'answers' | 'readVariants'
> {
  return {
    progress: (id) => retryWhileUnreachable(() => messageRecord.progress(id)),
    result: async (id) => (await retryWhileUnreachable(() => evaluations.finished(id))).result,
    answers: (command) => readAnswers({ evaluations }, command),
    readVariants: (command) => readVariants({ evaluations }, command),
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
