import type { Modal } from '../../../blocks/parts/surfaces.ts';
import { VARIANTS_EACH, VARIANTS_WRITER } from '../../../blocks/variants/variants-actions.ts';
import type { EvaluationRequest } from '../../../core/evaluation.ts';
import { upToTheCent } from '../../../core/format.ts';
import { present } from '../../../core/present.ts';
import type { Drafting } from '../../../core/request/form/drafting.ts';
import { samplesAsFile } from '../../../core/request/form/samples-as-file.ts';
import { addedVariantsWords } from '../../../core/variants/variants-words.ts';
import { withVariants } from '../../../core/variants/with-variants.ts';
import type { Ctx } from '../../../flows/ctx.ts';
import type { StartInput } from '../../../flows/start-evaluation.ts';
import { ctxOf } from '../../ctx-of.ts';
import type { SlackDeps } from '../../deps.ts';
import { explain } from '../../out/reply.ts';
import { type QuoteMetadata, readVariantsMetadata } from '../../out/variants-metadata.ts';
import { answerSoon, type SubmissionArgs } from '../answer-soon.ts';
import type { TypedFields } from '../form-state.ts';
import type { KeptDraft } from '../form-view.ts';
import { lookAt } from '../look-at.ts';
import { withNotice } from '../with-notice.ts';
import { leftPage } from './left-page.ts';
import {
  firstQuestion,
  type KeptVariants,
  keepVariants,
  keptView,
  readKept,
  withRequest,
} from './variants-form.ts';
import { type Chosen, pricedDrafting, variantsQuoteView } from './variants-quote.ts';

interface Submitted {
  ctx: Ctx;
  view: SubmissionArgs['view'];
  deps: SlackDeps;
}

/** The forms about variants: they are asked for, a page of them is ticked, or all that are ticked are added. What is wrong is said above a form that stays. */
export function variantsSubmission(deps: SlackDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { view, body } = args;
    const submitted = { ctx: ctxOf(body, deps.now()), view, deps };
    const metadata = readVariantsMetadata(view.private_metadata);
    const next =
      metadata.kind === 'quote'
        ? submitQuestion(submitted, metadata)
        : submitTicks(submitted, metadata.draft);
    const outcome = next.catch((error: unknown) => {
      const { what, next: todo } = explain(error, deps.logger, 'Your form is kept.');
      return withNotice(view, view.state, `${what} ${todo}`.trim());
    });
    const words = { meanwhile: 'One moment…', ended: '', logger: deps.logger };
    await answerSoon(args, outcome, words);
  };
}

/** Has them drafted at no more than the price that was shown; at another the question again. */
async function submitQuestion(
  { ctx, view, deps }: Submitted,
  { draft: form, key, ...shown }: QuoteMetadata,
): Promise<Modal> {
  const kept = await readKept(ctx, form, deps);
  const chosen = chosenIn(view.state, shown);
  return withRequest(ctx, kept, deps, async (request) => {
    const waiting = { form, key };
    const { largestUsd, request: toDraft } = pricedDrafting(request, chosen, { waiting, deps });
    const isSame = chosen.writer === shown.writer && chosen.each === shown.each;
    if (!isSame || largestUsd > shown.largestUsd) {
      const notice = `That costs at most ${upToTheCent(largestUsd)}: press once more to have them drafted.`;
      return variantsQuoteView(ctx, form, { request, chosen }, deps, notice);
    }
    const begun = kept.draft.variants;
    const { prompt } = request.spec;
    const drafting =
      begun?.key === key
        ? begun
        : { key, evaluationId: null, prompt, samples: request.samples, ticked: [], view: view.id };
    const toStart = { request: toDraft, expectedUsd: shown.expectedUsd ?? null };
    return beginDrafting({ ctx, view, deps }, { ...kept, drafting }, toStart);
  });
}

/** It is kept who waits before they are begun: they may be there at once. */
async function beginDrafting(
  { ctx, deps }: Submitted,
  { id, draft, drafting }: KeptDraft & { drafting: Drafting },
  toStart: Pick<StartInput, 'request' | 'expectedUsd'>,
): Promise<Modal> {
  const save = (variants: Drafting) =>
    deps.saveDraft({ ctx, input: { id, draft: { ...draft, variants } } });
  await save(drafting);
  const key = `slack/${ctx.workspace}/${id}/variants/${drafting.key}`;
  const input = { ...toStart, destination: null, asks: false, key };
  const evaluationId = await deps.start({ ctx, input });
  const variants = { ...drafting, evaluationId };
  await save(variants);
  const state = await deps.readVariants({ ctx, input: { drafting: variants } });
  return keptView(
    {
      id,
      draft: { ...draft, variants },
      state: present(state, 'state of a drafting that is begun'),
    },
    1,
    deps,
  );
}

function chosenIn({ values }: TypedFields, shown: Chosen): Chosen {
  const chosen = (block: string) =>
    Object.values(values[block] ?? {})[0]?.selected_option?.value ?? null;
  const each = chosen(VARIANTS_EACH);
  return {
    writer: chosen(VARIANTS_WRITER) ?? shown.writer,
    each: each === null ? shown.each : Number(each),
  };
}

/** Keeps what is ticked on a page, and shows the next; after the last of them what is ticked is added. */
async function submitTicks({ ctx, view, deps }: Submitted, form: string): Promise<Modal> {
  const kept = await readKept(ctx, form, deps);
  if (kept.state === null) return firstQuestion(ctx, kept, deps);
  const pageLeft = leftPage(kept, view);
  if (pageLeft === null) return keptView(kept, 1, deps);
  const after = await keepVariants(ctx, kept, { ticked: pageLeft.ticked }, deps);
  if (pageLeft.page < pageLeft.pages) return keptView(after, pageLeft.page + 1, deps);
  return withRequest(ctx, after, deps, (request) => added({ ctx, view, deps }, after, request));
}

const NOTHING_TICKED =
  'Nothing is ticked, so there is nothing to add: tick a variant, or press “Back to the price”.';

/** The last look at the samples with the variants that are ticked. */
async function added(
  { ctx, view, deps }: Submitted,
  { id, draft, state }: KeptVariants,
  request: EvaluationRequest,
): Promise<Modal> {
  const variants = state.kind === 'ended' ? state.variants : [];
  const { samples, ...changed } = withVariants(request.samples, draft.variants, variants);
  const isSame = draft.variants.ticked.length === 0 && samples.length === request.samples.length;
  if (isSame) return withNotice(view, view.state, NOTHING_TICKED);
  const file = { ...samplesAsFile(request.spec.name, samples), name: FILE };
  const drafting = { ...draft.variants, view: null };
  const kept = { id, draft: { ...draft, file, variants: drafting } };
  await deps.saveDraft({ ctx, input: kept });
  const groups = new Set(samples.map(({ group }, index) => group ?? index)).size;
  const text = addedVariantsWords({ ...changed, samples: samples.length, groups });
  return withRequest(ctx, kept, deps, (next) =>
    lookAt(ctx, kept, next, deps, { level: 'success', text }),
  );
}

/** Where the form says where its samples are. */
const FILE = 'a list with their variants';
