import { errorMessage } from '../../blocks/error.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

/** A button below a question: anyone in the channel can press it; the verb knows who may. */
export function answerQuestionListener(deps: SlackDeps, answer: 'yes' | 'no') {
  return async ({ ack, action, body, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const ctx = ctxOf(body, deps.now());
    const input = { evaluationId: action.value ?? '', answer };
    const reply = await deps.answerQuestion({ ctx, input }).then(
      (isAnswered) => (isAnswered ? HEARD[answer] : LATE),
      (error) => explain(error, deps.logger, 'It still waits for an answer.'),
    );
    await answerAlone(respond, errorMessage(reply));
  };
}

const HEARD = {
  yes: { what: 'It goes on.', next: 'Its message here shows how far it is, and then the result.' },
  no: { what: 'It stops here.', next: 'Its message becomes the result: what is known so far.' },
};

const LATE = {
  what: 'It waits for no answer any more.',
  next: 'It was answered already, or nobody did so for a day. Its message shows how it went on.',
};
