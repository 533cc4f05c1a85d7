import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { errorMessage } from '../../blocks/error.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';

type CancelArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** The Cancel button: anyone in the channel can press it; the verb knows who may. */
export function cancelListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: CancelArgs): Promise<void> => {
    await ack();
    const command = { ctx: ctxOf(body, deps.now()), input: { evaluationId: action.value ?? '' } };
    const answer = await deps.cancel(command).then(
      (isCancelled) => (isCancelled ? CANCELLING : ENDED),
      (error) => explain(error, deps.logger, 'It goes on.'),
    );
    await respond({ response_type: 'ephemeral', replace_original: false, ...errorMessage(answer) });
  };
}

/** The same for looking into failures: who may is who asked, or an admin. */
export function cancelInquiryListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: CancelArgs): Promise<void> => {
    await ack();
    const command = { ctx: ctxOf(body, deps.now()), input: { evaluationId: action.value ?? '' } };
    const reply = await deps.cancelInquiry(command).then(
      (isCancelled) => (isCancelled ? CANCELLING : ANSWERED),
      (error) => explain(error, deps.logger, 'It goes on.'),
    );
    await respond({ response_type: 'ephemeral', replace_original: false, ...errorMessage(reply) });
  };
}

const CANCELLING = {
  what: 'Cancelling.',
  next: 'Calls under way finish and count; what is known is posted then.',
};

const ANSWERED = { what: 'It has its answer already.', next: 'That stands below, in this thread.' };

const ENDED = {
  what: 'It had ended already.',
  next: 'Its result stands in its message, or will in a moment.',
};
