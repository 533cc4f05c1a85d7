import { errorMessage } from '../../blocks/error.ts';
import { AppError } from '../../core/errors.ts';
import type { ButtonArgs } from '../button-args.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';

type ButtonListener = (args: ButtonArgs) => Promise<void>;

/**
 * The listener of a button of an evaluation's message, whose value begins with the evaluation's id: where
 * the message turns out to be left over, it is removed afterwards.
 */
export function inMessage(deps: SlackDeps, listener: ButtonListener): ButtonListener {
  return async (args) => {
    await listener(args);
    await removeLeftOver(args, deps).catch((error) => {
      const isDeleted = error instanceof AppError && error.code === 'not found';
      if (isDeleted) return;
      deps.logger.warn('A message that was left over could not be removed', {
        error: String(error),
      });
    });
  };
}

async function removeLeftOver({ action, body, respond }: ButtonArgs, deps: SlackDeps) {
  const ts = messageOf(body);
  const [evaluationId] = (action.value ?? '').split(' ');
  if (ts === null || !body.channel || !evaluationId) return;
  const place = { channel: body.channel.id, ts };
  if (!(await deps.isLeftOver({ input: { evaluationId, place } }))) return;
  await respond({ delete_original: true });
  const answer = errorMessage(LEFT_OVER);
  await answerAlone(respond, answer);
}

/** null for answers to one person alone, and for replies in a thread. */
function messageOf({ message, container }: ButtonArgs['body']): string | null {
  if (!message || container?.is_ephemeral) return null;
  const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  return isReply ? null : message.ts;
}

const LEFT_OVER = {
  what: 'The message with that button was left over, and is removed.',
  next: 'Slack had not confirmed it, so it was posted once more: the other message stays.',
};
