import { type Destination, goesToOnePerson } from '../core/actor.ts';
import { approvalFor, mostUsd, requireApproved, unseen } from '../core/caps/approval.ts';
import { capsOf } from '../core/caps/caps.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { estimateRequest } from '../core/estimate/estimate-request.ts';
import { outputTokensOf } from '../core/estimate/known-sizes.ts';
import type { EvaluationRequest, EvaluationSpec } from '../core/evaluation.ts';
import { approvalQuestion } from '../core/record/question.ts';
import { requireReadLimits } from '../core/settings/unread-words.ts';
import type { Ctx } from './ctx.ts';
import { findOverlap } from './find-overlap.ts';
import type { Notify } from './ports/messages.ts';
import type { Enqueue } from './ports/queue.ts';
import type { PastQuotes, PastSamples } from './ports/quotes.ts';
import type { NewEvaluations } from './ports/record.ts';
import type { SettingStore } from './ports/settings.ts';

export interface StartEvaluationDeps {
  evaluations: NewEvaluations;
  settings: Pick<SettingStore, 'read'>;
  past: PastSamples & Pick<PastQuotes, 'outputTokens'>;
  enqueue: Pick<Enqueue, 'plan' | 'announce'>;
  notify: Pick<Notify, 'started'>;
  catalog: Catalog;
  simulated: boolean;
  newId(): string;
}

export interface StartInput {
  request: EvaluationRequest;
  destination: Destination | null;
  /** Somebody is there to be asked before much is spent. */
  asks: boolean;
  /** What it was said to cost, in dollars; null: what it is estimated at here. */
  expectedUsd: number | null;
  /** The same for the same request, however often it is made: a form's view id, a run's random one. */
  key: string;
}

/**
 * Stores an evaluation and sets it going; the same `key` starts it once. Returns its id. Once it is
 * stored it is started: `enqueue` and `notify` may leave their part for later, and must not throw.
 * What may cost more than a person may spend alone waits until the approver has confirmed it. Throws
 * AppError: 'invalid input' where a month's cap is used up or can't be read, 'forbidden' where it
 * must be confirmed and goes to no channel, or to one person alone.
 */
export async function startEvaluation(
  deps: StartEvaluationDeps,
  { ctx, input }: { ctx: Ctx; input: StartInput },
): Promise<string> {
  const { destination, key } = input;
  const { samples } = input.request;
  // One after the other: each of several at once opens a connection of its own, which takes longer.
  const settings = await deps.settings.read(ctx.workspace);
  const spec = await specToStart(deps.past, { ctx, input });
  requireReadLimits(settings);
  const request = { spec, samples };
  const estimate = estimateRequest(request, deps.catalog, ctx.now);
  const newId = deps.newId();
  const usd = mostUsd(request, { largestUsd: estimate.largestUsd, asks: input.asks });
  // Where its answer goes to no channel, there is nobody to press a button.
  if (destination === null) requireApproved(settings, ctx.actor, usd);
  const approval = approvalFor(settings, ctx.actor, usd);
  if (approval && destination && goesToOnePerson(destination)) throw unseen(approval, usd);
  const question = approval && approvalQuestion(approval, { spec, usd, at: ctx.now });
  const caps = capsOf(settings, ctx.now);
  const evaluation = {
    id: newId,
    key,
    spec,
    samples,
    workspace: ctx.workspace,
    actor: ctx.actor,
    destination,
    simulated: deps.simulated,
    estimatedUsd: input.expectedUsd ?? estimate.expectedUsd,
    largestUsd: estimate.largestUsd,
    fullDesignUsd: estimate.fullDesignUsd,
    asks: input.asks,
    expectedCalls: estimate.calls.expected,
    question,
  };
  const id = await deps.evaluations.create(evaluation, caps);
  if (id !== newId) return id;
  if (question === null) await deps.enqueue.plan(id);
  else await deps.enqueue.announce(id);
  // A channel takes a post a second: whoever starts does not wait for its turn.
  if (destination) void deps.notify.started(id);
  return id;
}

/**
 * It begins with all its samples in one round; what earlier ones had of them is said with the result, too.
 * How long answers to its task were is kept: its plan and its months go by that until they are measured.
 */
async function specToStart(
  past: StartEvaluationDeps['past'],
  { ctx, input: { request } }: { ctx: Ctx; input: Pick<StartInput, 'request'> },
): Promise<EvaluationSpec> {
  const { rounds: _, pastOutputTokens: __, ...spec } = request.spec;
  const overlap = await findOverlap(past, { ctx, input: { request } });
  const outputTokens = await past.outputTokens(ctx.workspace, spec);
  const pastOutputTokens = outputTokensOf(spec, outputTokens);
  return {
    ...spec,
    dataNotes: overlap === null ? spec.dataNotes : [...spec.dataNotes, overlap],
    ...(Object.keys(pastOutputTokens).length > 0 && { pastOutputTokens }),
  };
}
