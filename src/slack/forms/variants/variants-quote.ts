import { randomUUID } from 'node:crypto';
import type { Modal } from '../../../blocks/parts/surfaces.ts';
import { variantsQuoteModal } from '../../../blocks/variants/variants-quote-modal.ts';
import { resolveCandidate } from '../../../core/catalog/resolve-candidate.ts';
import { AppError } from '../../../core/errors.ts';
import type { Candidate, DraftsFor, EvaluationRequest } from '../../../core/evaluation.ts';
import { RANGES } from '../../../core/request/fields.ts';
import { defaultWriter } from '../../../core/variants/default-writer.ts';
import { draftingBudget } from '../../../core/variants/drafting-budget.ts';
import { USUAL_EACH } from '../../../core/variants/usual-each.ts';
import { variantsRequest } from '../../../core/variants/variants-request.ts';
import type { Ctx } from '../../../flows/ctx.ts';
import type { SlackDeps } from '../../deps.ts';
import { writeVariantsMetadata } from '../../out/variants-metadata.ts';
import { providerLabel } from '../../provider-label.ts';
import { chosenModel } from '../model-choices.ts';

/** Who drafts how many variants of each sample. */
export interface Chosen {
  writer: string;
  each: number;
}

/** Returns what is chosen unless a person chooses otherwise. */
export function usualChoice({ spec }: EvaluationRequest, { catalog, now }: SlackDeps): Chosen {
  return { writer: defaultWriter(spec.candidates, catalog, now()), each: USUAL_EACH };
}

/** What drafting variants of a form's samples comes to. */
interface PricedDrafting {
  writer: Candidate;
  /** To be started. */
  request: EvaluationRequest;
  largestUsd: number;
}

/** Returns what drafting costs, and the evaluation that drafts. Throws AppError('invalid input') where no such model can be asked. */
export function pricedDrafting(
  request: EvaluationRequest,
  { writer: name, each }: Chosen,
  { waiting, deps }: { waiting: DraftsFor; deps: Pick<SlackDeps, 'catalog' | 'now' | 'estimate'> },
): PricedDrafting {
  const resolved = resolveCandidate(deps.catalog, name, deps.now());
  if ('message' in resolved) throw new AppError('invalid input', resolved.message);
  const writer = resolved.candidate;
  const requestFor = (budget: number) =>
    variantsRequest(request, { writer, each, budget, waiting });
  const unlimited = deps.estimate(requestFor(RANGES.budget.most));
  const largestUsd = draftingBudget(unlimited, request.spec.budget);
  return { writer, request: requestFor(largestUsd), largestUsd };
}

/** The question whether variants are drafted, with its price and what is in the way; `notice` says what has changed. */
export async function variantsQuoteView(
  ctx: Ctx,
  form: string,
  { request, chosen }: { request: EvaluationRequest; chosen: Chosen },
  deps: SlackDeps,
  notice: string | null = null,
): Promise<Modal> {
  const waiting = { form, key: randomUUID() };
  const priced = pricedDrafting(request, chosen, { waiting, deps });
  const { writer, largestUsd } = priced;
  const { expectedUsd, limits } = await deps.quote({ ctx, input: { request: priced.request } });
  return variantsQuoteModal({
    samples: request.samples.length,
    writer: chosenModel(deps.catalog, deps.now())(writer.name),
    provider: providerLabel(writer.provider),
    each: chosen.each,
    expectedUsd,
    largestUsd,
    limits,
    notice,
    simulated: deps.simulated,
    form,
    metadata: writeVariantsMetadata({
      kind: 'quote',
      draft: form,
      key: waiting.key,
      writer: writer.name,
      each: chosen.each,
      largestUsd,
      expectedUsd,
    }),
  });
}
