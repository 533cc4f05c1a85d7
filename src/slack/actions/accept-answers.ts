import { errorMessage } from '../../blocks/error.ts';
import { rescoredMessage } from '../../blocks/result/rescored.ts';
import { labelsOf } from '../../core/catalog/labels-of.ts';
import type { Scorer } from '../../core/evaluation.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

/** An answer is right that holds the expected one as whole words. */
export const CONTAINS: Scorer = {
  type: 'contains',
  ignoreCase: true,
  words: true,
  not: [],
  strict: false,
};

/** The button below answers that look wrongly compared: the stored ones, compared by what they contain. */
export function acceptAnswersListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const input = { evaluationId: action.value ?? '', scorer: CONTAINS };
    const message = await deps.rescore({ ctx: ctxOf(body, deps.now()), input }).then(
      (result) => rescoredMessage(result, labelsOf(deps.catalog)),
      (error) => errorMessage(explain(error, deps.logger, 'Nothing was changed.')),
    );
    await answerAlone(respond, message);
  };
}
