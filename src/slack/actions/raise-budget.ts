import { errorMessage } from '../../blocks/error.ts';
import { exactDollars } from '../../core/format.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

/** The button below a result that its budget ended: more money, and it goes on where it stopped. */
export function raiseBudgetListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const reply = await raise(ctxOf(body, deps.now()), action.value ?? '', deps).catch((error) =>
      explain(error, deps.logger, 'Its budget is as it was.'),
    );
    await answerAlone(respond, errorMessage(reply));
  };
}

/** The button's value: the evaluation, and its whole budget from now on. */
async function raise(
  ctx: Ctx,
  value: string,
  deps: SlackDeps,
): Promise<{ what: string; next: string }> {
  const [evaluationId = '', budget = ''] = value.split(' ');
  const budgetUsd = Number(budget);
  await deps.raiseBudget({ ctx, input: { evaluationId, budgetUsd } });
  await deps.resume({ ctx, input: { evaluationId } });
  return {
    what: `It goes on, with at most ${exactDollars(budgetUsd)} in all.`,
    next: 'Its message here shows how far it is, and then the result.',
  };
}
