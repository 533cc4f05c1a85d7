import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { errorMessage } from '../blocks/error.ts';
import type { EvaluationCommand } from '../flows/ctx.ts';
import { ctxOf } from './ctx-of.ts';
import type { SlackDeps } from './deps.ts';
import { explain } from './reply.ts';

type CancelArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** The Cancel button: anyone in the channel can press it; the verb knows who may. */
export function cancelListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: CancelArgs): Promise<void> => {
    await ack();
    const input = { evaluationId: action.value ?? '' };
    const reply = await cancelFor({ ctx: ctxOf(body, deps.now()), input }, deps).catch((error) =>
      explain(error, deps.logger, 'It goes on.'),
    );
    await respond({
      response_type: 'ephemeral',
      replace_original: false,
      ...errorMessage(reply),
    });
  };
}

async function cancelFor(
  command: EvaluationCommand,
  deps: SlackDeps,
): Promise<{ what: string; next: string }> {
  return (await deps.cancel(command))
    ? {
        what: 'Cancelling.',
        next: 'Calls under way finish and count; what is known is posted then.',
      }
    : { what: 'It had ended already.', next: 'Its result is here or on its way.' };
}
