import { errorMessage } from '../../blocks/error.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

/** The button that tests a pick again; the evaluation's own message follows in this channel. */
export function testAgainListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const channel = body.channel?.id;
    const input = {
      evaluationId: action.value ?? '',
      destination: channel === undefined ? null : { channel },
    };
    const reply = await deps.testAgain({ ctx: ctxOf(body, deps.now()), input }).then(
      () => ({
        what: 'Testing it again on the same samples.',
        next: 'The result is posted here. A pick is tested again once a day at most.',
      }),
      (error) => explain(error, deps.logger),
    );
    await answerAlone(respond, errorMessage(reply));
  };
}
