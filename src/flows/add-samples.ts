import { requireApproved } from '../core/caps/approval.ts';
import { capsOf } from '../core/caps/caps.ts';
import { lastOf } from '../core/last-of.ts';
import { present } from '../core/present.ts';
import { requireReadLimits } from '../core/settings/unread-words.ts';
import type { Ctx } from './ctx.ts';
import type { Enqueue } from './ports/queue.ts';
import type { ControlledEvaluations } from './ports/record.ts';
import { type AdditionCommand, type QuoteAdditionDeps, quoteAddition } from './quote-addition.ts';

export interface AddSamplesDeps extends QuoteAdditionDeps {
  evaluations: QuoteAdditionDeps['evaluations'] & Pick<ControlledEvaluations, 'addSamples'>;
  enqueue: Pick<Enqueue, 'plan'>;
}

export interface AddSamplesCommand {
  ctx: Ctx;
  /** `asks`: somebody is there to be asked before much is spent. */
  input: AdditionCommand['input'] & { asks: boolean };
}

/**
 * Adds samples to an evaluation that has its result, and sets it going: its answers stay, and what is new
 * is asked of the models whose verdict it may change. False where it has them all and has not ended.
 * Throws as `quoteAddition` does, and AppError: 'invalid input' where a cap is in the way or it was added
 * to meanwhile, 'forbidden' where the approver has to do it.
 */
export async function addSamples(
  deps: AddSamplesDeps,
  { ctx, input: { asks, ...input } }: AddSamplesCommand,
): Promise<boolean> {
  const addition = await quoteAddition(deps, { ctx, input });
  if (addition === null) return false;
  const { evaluationId } = input;
  const { spec, samples, stops, costs, largestUsd } = addition;
  const { workspace } = await deps.evaluations.control(evaluationId);
  const settings = await deps.settings.read(workspace);
  requireReadLimits(settings);
  const caps = capsOf(settings, ctx.now);
  const after = lastOf(present(spec.rounds, 'round of samples that are added')).firstSample;
  const { expectedUsd, calls } = costs;
  requireApproved(settings, ctx.actor, asks ? largestUsd : spec.budget);
  const added = {
    spec,
    samples,
    after,
    stops,
    expectedUsd,
    largestUsd,
    expectedCalls: calls,
    asks,
  };
  await deps.evaluations.addSamples(evaluationId, added, caps);
  await deps.enqueue.plan(evaluationId);
  return true;
}
