import { overlapWords } from '../core/adding/overlap-words.ts';
import type { EvaluationRequest } from '../core/evaluation.ts';
import type { Ctx } from './ctx.ts';
import type { PastSamples } from './ports/quotes.ts';

/**
 * Returns what is to be said of samples that an earlier evaluation has; null where none has any, or where
 * they are asked again on purpose.
 */
export async function findOverlap(
  past: PastSamples,
  { ctx, input: { request } }: { ctx: Ctx; input: { request: EvaluationRequest } },
): Promise<string | null> {
  const { retestOf, inquiry, drafts } = request.spec;
  const isAsked = ctx.actor.kind === 'person' || ctx.actor.kind === 'terminal';
  if (!isAsked || retestOf !== undefined || inquiry || drafts) return null;
  const overlap = await past.overlap(ctx.workspace, request);
  const { estimand } = request.spec;
  return overlap && overlapWords(overlap, { samples: request.samples.length, estimand });
}
