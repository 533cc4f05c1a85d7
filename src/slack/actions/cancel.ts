import { errorMessage } from '../../blocks/error.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

/** The Cancel button: anyone in the channel can press it; the verb knows who may. */
export function cancelListener(deps: SlackDeps) {
  return (args: ButtonArgs) => cancelAndTell(args, deps, { cancel: deps.cancel, tooLate: ENDED });
}

/** The same for looking into failures: who may is who asked, or an admin. */
export function cancelInquiryListener(deps: SlackDeps) {
  return (args: ButtonArgs) =>
    cancelAndTell(args, deps, { cancel: deps.cancelInquiry, tooLate: ANSWERED });
}

async function cancelAndTell(
  { ack, action, body, respond }: ButtonArgs,
  deps: SlackDeps,
  { cancel, tooLate }: { cancel: SlackDeps['cancel']; tooLate: typeof ENDED },
): Promise<void> {
  await ack();
  const command = { ctx: ctxOf(body, deps.now()), input: { evaluationId: action.value ?? '' } };
  const reply = await cancel(command).then(
    (isCancelled) => (isCancelled ? CANCELLING : tooLate),
    (error) => explain(error, deps.logger, 'It goes on.'),
  );
  await answerAlone(respond, errorMessage(reply));
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
