import { errorMessage } from '../../blocks/error.ts';
import { resultDetails } from '../../blocks/result/result-details.ts';
import { labelsOf } from '../../core/catalog/labels-of.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

/** The Details button below a result: how it was measured, for who presses it alone. */
export function resultDetailsListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const input = { evaluationId: action.value ?? '' };
    const message = await deps.show({ ctx: ctxOf(body, deps.now()), input }).then(
      (result) => resultDetails(result, labelsOf(deps.catalog)),
      (error) => errorMessage(explain(error, deps.logger, 'Nothing was changed.')),
    );
    await answerAlone(respond, message);
  };
}
