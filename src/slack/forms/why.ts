import { inquiryMessage, inquiryStarted } from '../../blocks/inquiry/inquiry-message.ts';
import { DOCUMENT, DOCUMENT_FILE, SPEND, whyModal } from '../../blocks/inquiry/why-modal.ts';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import { labelsOf } from '../../core/catalog/labels-of.ts';
import type { Inquiry } from '../../core/evaluation.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { InquiryOffer } from '../../flows/quote-inquiry.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import { answerSoon, type SubmissionArgs } from './answer-soon.ts';
import { readDocumentFile } from './document-file.ts';
import type { UploadedFile } from './form-state.ts';
import { fillView } from './open-view.ts';
import { readWhyMetadata, type WhyMetadata, writeWhyMetadata } from './why-metadata.ts';

/** [Why does it fail?] below a result or an answer in its thread: asks what the model should know. */
export function whyListener(deps: SlackDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const { action, body } = args;
    const metadata = {
      evaluationId: action.value ?? '',
      channel: body.channel?.id ?? null,
      ts: body.message?.thread_ts ?? body.message?.ts ?? null,
      budgetUsd: null,
      file: null,
    };
    await fillView({ ...args, triggerId: body.trigger_id }, deps, async () => {
      const { evaluationId } = metadata;
      await deps.checkInquiry({ ctx: ctxOf(body, deps.now()), input: { evaluationId } });
      return questionView({ metadata, typed: '' }, deps, null);
    });
  };
}

/** What a form of it holds. */
interface Filled {
  metadata: WhyMetadata;
  typed: string;
}

/** The form: first it gets its price, then it starts. What is wrong stands above the document. */
export function whySubmission(deps: SlackDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { view, body, client } = args;
    const before = readWhyMetadata(view.private_metadata);
    const [document, uploaded, spend] = [DOCUMENT, DOCUMENT_FILE, SPEND].map(
      (block) => Object.values(view.state.values[block] ?? {})[0],
    );
    if (before.budgetUsd === null && spend?.value && !(Number(spend.value) > 0)) {
      return args.ack({ response_action: 'errors', errors: { [SPEND]: NO_SPEND } });
    }
    const file = keptFile(uploaded?.files?.[0]) ?? before.file;
    const filled = { metadata: { ...before, file }, typed: document?.value?.trim() ?? '' };
    const ctx = ctxOf(body, deps.now());
    const next =
      before.budgetUsd === null
        ? pricedView(ctx, filled, { spend: spend?.value ?? null, deps })
        : start(ctx, filled, { client, deps });
    const outcome = next.catch((error: unknown) => {
      const { what, next: todo } = explain(error, deps.logger);
      return questionView(filled, deps, `${what} ${todo}`.trim());
    });
    await answerSoon(args, outcome, {
      meanwhile: file ? `Reading ${file.name}…` : 'One moment…',
      ended: 'It has started: the answer is posted in the thread. You can close this.',
      logger: deps.logger,
    });
  };
}

const NO_SPEND = 'It must be above 0, in dollars; or leave it empty.';

function keptFile(uploaded: UploadedFile | undefined): WhyMetadata['file'] {
  if (!uploaded) return null;
  return { name: uploaded.name ?? 'your document', url: uploaded.url_private_download ?? '' };
}

/** The form before its price; a document that was uploaded is asked for again. */
function questionView({ metadata, typed }: Filled, deps: SlackDeps, warning: string | null): Modal {
  const unread = { ...metadata, budgetUsd: null, file: null };
  const { takesFiles } = deps.access();
  return whyModal({ metadata: writeWhyMetadata(unread), typed, takesFiles, warning, offer: null });
}

async function pricedView(
  ctx: Ctx,
  { metadata, typed }: Filled,
  { spend, deps }: { spend: string | null; deps: SlackDeps },
): Promise<Modal> {
  const budgetUsd = spend === null ? null : Number(spend);
  const offer = await offerFor(ctx, { metadata: { ...metadata, budgetUsd }, typed }, deps);
  const { inquiry, simulated, quote, stored, limits } = offer;
  const label = labelsOf(deps.catalog)(inquiry.candidate);
  return whyModal({
    metadata: writeWhyMetadata({ ...metadata, budgetUsd: quote.largestUsd }),
    typed,
    takesFiles: false,
    warning: null,
    offer: { label, simulated, quote, stored, limits },
  });
}

async function offerFor(
  ctx: Ctx,
  { metadata: { evaluationId, budgetUsd, file }, typed }: Filled,
  deps: SlackDeps,
): Promise<InquiryOffer> {
  const access = deps.access();
  const uploaded =
    file && (await readDocumentFile({ name: file.name, url_private_download: file.url }, access));
  const document = joinedDocument(uploaded, typed);
  const fixes = ['effort', 'context', 'examples', 'rules'] as const;
  return deps.quoteInquiry({
    ctx,
    input: { evaluationId, candidate: null, document, fixes, budgetUsd },
  });
}

/** What was pasted stands after what was uploaded. */
function joinedDocument(uploaded: Inquiry['document'], typed: string): Inquiry['document'] {
  if (typed === '') return uploaded;
  if (uploaded === null) return { name: 'your document', text: typed };
  return { name: uploaded.name, text: `${uploaded.text}\n\n${typed}` };
}

/** null once it runs, or has its answer: its thread says so. */
async function start(
  ctx: Ctx,
  filled: Filled,
  { client, deps }: { client: SubmissionArgs['client']; deps: SlackDeps },
): Promise<null> {
  const { channel, ts } = filled.metadata;
  const { inquiry, quote, simulated } = await offerFor(ctx, filled, deps);
  const labelOf = labelsOf(deps.catalog);
  const step = await deps.lookInto({ ctx, input: { inquiry, again: true } });
  if (channel === null || ts === null) return null;
  const label = labelOf(inquiry.candidate);
  const message =
    step.kind === 'running'
      ? inquiryStarted(step.evaluationId, { label, largestUsd: quote.largestUsd, simulated })
      : inquiryMessage({ said: step, simulated, mention: ctx.actor.id }, labelOf);
  await client.chat.postMessage({ channel, thread_ts: ts, ...message }).catch((error) => {
    deps.logger.warn('The start of an inquiry was not posted', { error: String(error) });
  });
  return null;
}
