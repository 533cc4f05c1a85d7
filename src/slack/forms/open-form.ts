import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { errorMessage, errorModal } from '../../blocks/error.ts';
import { loadingModal } from '../../blocks/form/form.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf, ctxOfCommand } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain, slackErrorCode } from '../out/reply.ts';
import { whyNotPost } from '../out/why-not-post.ts';
import { type KeptDraft, stepView } from './form-view.ts';
import { newDraft } from './new-draft.ts';

const CUT =
  'What you sent is longer than this form takes: its end is missing below. A task takes 3,000 characters, samples 30,000.';

/** Opens the form for a command. Where that fails, what was typed is kept, and a button opens it. */
export async function openForm(
  { client, command, respond }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
  typed: { task: string; samples: string },
  deps: SlackDeps,
): Promise<void> {
  const ctx = ctxOfCommand(command, deps.now());
  const place = { channel: command.channel_id, responseUrl: command.response_url };
  const { whole, ...kept } = newDraft(typed, place, deps);
  let viewId: string | undefined;
  try {
    const opening = client.views.open({ trigger_id: command.trigger_id, view: loadingModal() });
    const refusing = whyNotPost(client, command.channel_id, ctx.now);
    viewId = (await opening).view?.id;
    if (!viewId) throw new Error('views.open answered without a view');
    const draft = { ...kept.draft, refusal: await refusing };
    await deps.saveDraft({ ctx, input: { id: kept.id, draft } });
    const view = stepView({ id: kept.id, draft }, 'samples', deps, whole ? [] : [CUT]);
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    // They closed it while it was loading.
    if (viewId && slackErrorCode(error) === 'not_found') return;
    const explained = explain(error, deps.logger);
    if (viewId) {
      await client.views
        .update({ view_id: viewId, view: errorModal(explained) })
        .catch((failure) =>
          deps.logger.warn('A form could not say that it failed', { error: String(failure) }),
        );
    }
    const message = await keptMessage(ctx, kept, explained, deps);
    await respond({ response_type: 'ephemeral', ...message });
  }
}

/** With a button where the draft could be kept, else with what was typed. */
async function keptMessage(
  ctx: Ctx,
  { id, draft }: KeptDraft,
  explained: { what: string; next: string },
  deps: SlackDeps,
) {
  try {
    await deps.saveDraft({ ctx, input: { id, draft } });
    return errorMessage(explained, { draft: id });
  } catch {
    const typed = [
      { name: 'the task', value: draft.values.task },
      { name: 'samples', value: draft.samples.join('\n') },
    ];
    return errorMessage(explained, { typed });
  }
}

/** The button that opens a form which could not be shown before, with what was typed. */
export function openFormListener(deps: SlackDeps) {
  return async ({ ack, action, body, client, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const id = action.value ?? '';
    try {
      const ctx = ctxOf(body, deps.now());
      const draft = await deps.readDraft({ ctx, input: { id } });
      const view = stepView({ id, draft }, 'samples', deps);
      await client.views.open({ trigger_id: body.trigger_id, view });
    } catch (error) {
      const explained = explain(error, deps.logger, 'What you typed is kept.');
      const message = errorMessage(explained, { draft: id });
      await answerAlone(respond, message);
    }
  };
}
