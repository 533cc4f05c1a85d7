import { errorMessage, errorModal } from '../blocks/error.ts';
import { loadingModal } from '../blocks/form.ts';
import {
  ACCEPT_AGAIN_ACTION,
  EFFORT_ACTION,
  LOWER_BAR_ACTION,
  PAIR_ACTION,
} from '../blocks/result-actions.ts';
import type { Draft } from '../core/request/form/draft.ts';
import { AS_IT_WAS, type Otherwise } from '../core/request/otherwise.ts';
import { requirePair } from '../core/result/require-pair.ts';
import type { Ctx } from '../flows/ctx.ts';
import { CONTAINS } from './accept-answers.ts';
import { whyNotPost } from './can-post.ts';
import { ctxOf } from './ctx-of.ts';
import type { SlackDeps } from './deps.ts';
import type { ButtonArgs } from './digest.ts';
import { lookView } from './form-view.ts';
import { newDraft } from './new-draft.ts';
import { explain } from './reply.ts';

/** The buttons that ask an evaluation once more: its last look opens, with the price; Start starts it. */
export function runAgainListener(deps: SlackDeps) {
  return async ({ ack, action, body, client, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const ctx = ctxOf(body, deps.now());
    const channel = body.channel?.id ?? body.user.id;
    let viewId: string | undefined;
    try {
      // The trigger lasts three seconds: the form opens before the database is asked.
      const opening = client.views.open({ trigger_id: body.trigger_id, view: loadingModal() });
      const refusing = whyNotPost(client, channel, ctx.now);
      viewId = (await opening).view?.id;
      if (!viewId) throw new Error('views.open answered without a view');
      const again = await askedBy(ctx, action, deps);
      const place = { channel, responseUrl: body.response_url };
      const { id, draft } = newDraft({ task: '', samples: '' }, place, deps);
      const onlyMe = channel.startsWith('D');
      const kept = { id, draft: { ...draft, again, onlyMe, refusal: await refusing } };
      const view = await lookAgain(ctx, kept, deps);
      await client.views.update({ view_id: viewId, view });
    } catch (error) {
      const explained = explain(error, deps.logger);
      const isShown = viewId
        ? await client.views.update({ view_id: viewId, view: errorModal(explained) }).then(
            () => true,
            () => false,
          )
        : false;
      if (isShown) return;
      const message = errorMessage(explained);
      await respond({ response_type: 'ephemeral', replace_original: false, ...message });
    }
  };
}

async function lookAgain(
  ctx: Ctx,
  { id, draft }: { id: string; draft: Draft & { again: NonNullable<Draft['again']> } },
  deps: SlackDeps,
) {
  const request = await deps.pastRequest({ ctx, input: draft.again });
  await deps.saveDraft({ ctx, input: { id, draft } });
  const estimate = await deps.quote({ ctx, input: { request } });
  return lookView({ id, draft }, { request, estimate }, deps);
}

/** The button's value: the evaluation, and the lower bar or the model that it tries; its pair stands in its result. */
async function askedBy(
  ctx: Ctx,
  { action_id: action, value = '' }: { action_id: string; value?: string },
  deps: SlackDeps,
): Promise<{ evaluationId: string } & Otherwise> {
  const [evaluationId = '', rest = ''] = value.split(/ (.*)/s);
  switch (action) {
    case LOWER_BAR_ACTION:
      return { evaluationId, ...AS_IT_WAS, bar: { kind: 'absolute', rate: Number(rest) } };
    case EFFORT_ACTION:
      return { evaluationId, ...AS_IT_WAS, model: rest };
    case ACCEPT_AGAIN_ACTION:
      return { evaluationId, ...AS_IT_WAS, scorer: CONTAINS };
    case PAIR_ACTION: {
      const result = await deps.show({ ctx, input: { evaluationId } });
      return { evaluationId, ...AS_IT_WAS, pair: requirePair(result) };
    }
    default:
      return { evaluationId, ...AS_IT_WAS };
  }
}
