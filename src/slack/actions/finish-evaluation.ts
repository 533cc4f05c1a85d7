import { errorMessage } from '../../blocks/error.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

/** The button below a result that a provider or a month’s cap ended: the calls without an answer are made. */
export function finishEvaluationListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const command = { ctx: ctxOf(body, deps.now()), input: { evaluationId: action.value ?? '' } };
    const reply = await deps.resume(command).then(
      () => GOES_ON,
      (error) => explain(error, deps.logger, 'It is as it was.'),
    );
    await answerAlone(respond, errorMessage(reply));
  };
}

const GOES_ON = {
  what: 'It goes on with the calls that have no answer.',
  next: 'Its message here shows how far it is, and then the result.',
};
