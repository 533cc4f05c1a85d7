import { errorModal } from '../../blocks/error.ts';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import { withCounted } from '../../core/estimate/known-sizes.ts';
import type { EvaluationRequest } from '../../core/evaluation.ts';
import { upToTheCent } from '../../core/format.ts';
import type { Draft } from '../../core/request/form/draft.ts';
import type { Ctx } from '../../flows/ctx.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import { answerSoon, type SubmissionArgs } from './answer-soon.ts';
import { type FormMetadata, readMetadata } from './form-metadata.ts';
import { lookView } from './form-view.ts';
import { requestOfDraft } from './request-of-draft.ts';

interface Starting {
  ctx: Ctx;
  id: string;
  draft: Draft;
  request: EvaluationRequest;
  /** What the last look said. */
  expectedUsd: number | null;
}

/**
 * The last look's button: the evaluation starts, once however often it is pressed, at no more than the
 * price it names. The form closes when it is stored; else it stays, says why, and can be sent again.
 */
export async function startForm(args: SubmissionArgs, deps: SlackDeps): Promise<void> {
  const metadata = readMetadata(args.view.private_metadata);
  const outcome = startAsSeen(ctxOf(args.body, deps.now()), metadata, deps).catch((error) =>
    errorModal(explain(error, deps.logger, 'Nothing was started, and your form is kept.')),
  );
  await answerSoon(args, outcome, {
    meanwhile: 'Starting… this takes longer than usual.',
    ended: 'It has started. You can close this.',
    logger: deps.logger,
  });
}

/** null once it is stored; else what there is to say, or the last look at another price. */
async function startAsSeen(
  ctx: Ctx,
  { draft: id, largestUsd, expectedUsd, tokensPerCharacter }: FormMetadata,
  deps: SlackDeps,
): Promise<Modal | null> {
  const draft = await deps.readDraft({ ctx, input: { id } });
  const read = await requestOfDraft(ctx, draft, deps);
  if ('faults' in read) {
    const next = read.faults.map(({ message }) => message).join(' ');
    return errorModal({ what: 'This can’t be started any more.', next });
  }
  const request = withCounted(read.request, tokensPerCharacter);
  const estimate = deps.estimate(request);
  if (estimate.largestUsd > (largestUsd ?? 0)) {
    const notice = `The price has changed: at most ${upToTheCent(estimate.largestUsd)} now.`;
    const ready = { request, estimate: await deps.quote({ ctx, input: { request } }) };
    return lookView({ id, draft }, ready, deps, { level: 'warning', text: notice });
  }
  return started({ ctx, id, draft, request, expectedUsd }, deps);
}

/** null once it is stored; else the last look again, with what is in the way. */
async function started(starting: Starting, deps: SlackDeps): Promise<Modal | null> {
  const notice = await start(starting, deps);
  return notice === null ? null : failedView(starting, notice, deps);
}

/** null where it is started; else what to say. */
async function start(
  { ctx, id, draft, request, expectedUsd }: Starting,
  deps: SlackDeps,
): Promise<string | null> {
  const channel = draft.onlyMe && ctx.actor.id !== null ? ctx.actor.id : draft.channel;
  const { responseUrl } = draft;
  const destination = responseUrl === null ? { channel } : { channel, responseUrl };
  const key = `slack/${ctx.workspace}/${id}`;
  try {
    await deps.start({ ctx, input: { request, destination, asks: true, expectedUsd, key } });
  } catch (error) {
    const { what, next } = explain(error, deps.logger);
    return `${what} ${next}`;
  }
  // Where this fails the draft goes when it is a week old, and its key starts nothing twice.
  await deps.removeDraft({ input: { id } }).catch(() => undefined);
  return null;
}

async function failedView({ ctx, id, draft, request }: Starting, text: string, deps: SlackDeps) {
  const estimate = await deps.quote({ ctx, input: { request } });
  return lookView({ id, draft }, { request, estimate }, deps, { level: 'warning', text });
}
