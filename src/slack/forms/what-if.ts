import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt';
import { errorMessage } from '../../blocks/error.ts';
import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import { readChoice, type WhatIfChoice } from '../../blocks/result/what-if-choice.ts';
import { whatIfMessage } from '../../blocks/what-if/what-if-message.ts';
import { labelsOf } from '../../core/catalog/labels-of.ts';
import { currencyWords } from '../../core/what-if/what-if-words.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { answerAlone } from '../out/answer-alone.ts';
import { explain } from '../out/reply.ts';

type MenuArgs = SlackActionMiddlewareArgs<BlockAction<StaticSelectAction>> & AllMiddlewareArgs;

/** The What if… button below a result: an answer for who presses it alone, with menus to ask on. */
export function whatIfListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const message = await answer(deps, ctxOf(body, deps.now()), readChoice(action.value ?? ''));
    await answerAlone(respond, message);
  };
}

/** A menu of that answer: the answer is replaced. */
export function whatIfMenuListener(deps: SlackDeps) {
  return async ({ ack, action, body, respond }: MenuArgs): Promise<void> => {
    await ack();
    const choice = readChoice(action.selected_option.value);
    const message = await answer(deps, ctxOf(body, deps.now()), choice);
    await respond({ response_type: 'ephemeral', replace_original: true, ...message });
  };
}

async function answer(deps: SlackDeps, ctx: Ctx, choice: WhatIfChoice): Promise<SlackMessage> {
  const { evaluationId, volume, level } = choice;
  const bar = choice.bar === null ? null : ({ kind: 'absolute', rate: choice.bar } as const);
  const currency =
    choice.currency === null
      ? null
      : { code: choice.currency, perDollar: choice.currency === 'USD' ? 1 : null, day: null };
  const labelOf = labelsOf(deps.catalog);
  try {
    const found = await deps.whatIf({
      ctx,
      input: { evaluationId, volume, bar, latency: null, level, currency },
    });
    const months = currencyWords(found.result, found.currency, labelOf);
    const words = months === null ? found.words : [...found.words, months];
    return whatIfMessage({ ...found, words, choice }, labelOf);
  } catch (error) {
    return errorMessage(explain(error, deps.logger, 'Nothing was changed.'));
  }
}
