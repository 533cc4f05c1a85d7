import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { errorMessage } from '../blocks/error.ts';
import type { SlackDeps } from './deps.ts';
import { explain } from './reply.ts';

type CancelArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** The Cancel button: anyone in the channel can press it, only who asked may cancel. */
export function cancelListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: CancelArgs): Promise<void> => {
    await ack();
    const answer = await cancelFor(body.user.id, action.value ?? '', deps).catch((error) =>
      explain(error, deps.logger, 'It goes on.'),
    );
    await respond({
      response_type: 'ephemeral',
      replace_original: false,
      ...errorMessage(answer),
    });
  };
}

async function cancelFor(
  user: string,
  evaluationId: string,
  deps: SlackDeps,
): Promise<{ what: string; next: string }> {
  const progress = await deps.progress(evaluationId);
  if (!progress) return { what: 'This evaluation is not known any more.', next: '' };
  if (progress.actor.id !== user) {
    return { what: 'Only the person who started it can cancel it.', next: 'Ask them to.' };
  }
  return (await deps.cancel(evaluationId))
    ? {
        what: 'Cancelling.',
        next: 'Calls under way finish and count; what is known is posted then.',
      }
    : { what: 'It had ended already.', next: 'Its result is here or on its way.' };
}
