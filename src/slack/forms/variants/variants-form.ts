import type { Modal } from '../../../blocks/parts/surfaces.ts';
import type { EvaluationRequest } from '../../../core/evaluation.ts';
import type { Draft } from '../../../core/request/form/draft.ts';
import type { Drafting } from '../../../core/request/form/drafting.ts';
import type { DraftingState } from '../../../core/variants/drafting-state.ts';
import type { Ctx } from '../../../flows/ctx.ts';
import type { SlackDeps } from '../../deps.ts';
import { variantsView } from '../../out/variants-view.ts';
import { type KeptDraft, stepView } from '../form-view.ts';
import { requestOfDraft } from '../request-of-draft.ts';
import { usualChoice, variantsQuoteView } from './variants-quote.ts';

/** A form whose variants have been asked for, and what has come of them. */
export interface KeptVariants {
  id: string;
  draft: Draft & { variants: Drafting };
  state: DraftingState;
}

/** Reads a form with its variants; `state` is null where none were begun. */
export async function readKept(
  ctx: Ctx,
  id: string,
  deps: SlackDeps,
): Promise<KeptVariants | (KeptDraft & { state: null })> {
  const draft = await deps.readDraft({ ctx, input: { id } });
  const { variants } = draft;
  if (variants === null) return { id, draft, state: null };
  const state = await deps.readVariants({ ctx, input: { drafting: variants } });
  return state === null ? { id, draft, state } : { id, draft: { ...draft, variants }, state };
}

/** Keeps a form with what has changed of its variants. */
export async function keepVariants(
  ctx: Ctx,
  { id, draft, state }: KeptVariants,
  change: Partial<Drafting>,
  deps: SlackDeps,
): Promise<KeptVariants> {
  const changed = { ...draft, variants: { ...draft.variants, ...change } };
  await deps.saveDraft({ ctx, input: { id, draft: changed } });
  return { id, draft: changed, state };
}

/** A page of a form's variants, or that they are being written. */
export function keptView(
  { id, draft, state }: KeptVariants,
  page: number,
  { simulated }: SlackDeps,
): Modal {
  return variantsView({ form: id, drafting: draft.variants, state, simulated }, page);
}

/** What `viewOf` makes of what a form asks; the form's first step where that can't be asked as it stands. */
export async function withRequest(
  ctx: Ctx,
  kept: KeptDraft,
  deps: SlackDeps,
  viewOf: (request: EvaluationRequest) => Modal | Promise<Modal>,
): Promise<Modal> {
  const read = await requestOfDraft(ctx, kept.draft, deps);
  if ('request' in read) return viewOf(read.request);
  const messages = [...new Set(read.faults.map(({ message }) => message))];
  return stepView(kept, 'samples', deps, messages.slice(0, MOST_FAULTS));
}

const MOST_FAULTS = 3;

/** The question with which a form's variants are asked for. */
export function firstQuestion(ctx: Ctx, kept: KeptDraft, deps: SlackDeps): Promise<Modal> {
  return withRequest(ctx, kept, deps, (request) =>
    variantsQuoteView(ctx, kept.id, { request, chosen: usualChoice(request, deps) }, deps),
  );
}
