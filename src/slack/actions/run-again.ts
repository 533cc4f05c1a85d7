import {
  ACCEPT_AGAIN_ACTION,
  EFFORT_ACTION,
  LOWER_BAR_ACTION,
  PAIR_ACTION,
} from '../../blocks/result/result-actions.ts';
import type { Draft } from '../../core/request/form/draft.ts';
import { NO_CHANGES, type RequestChanges } from '../../core/request/request-changes.ts';
import { requirePair } from '../../core/result/require-pair.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { lookView } from '../forms/form-view.ts';
import { newDraft } from '../forms/new-draft.ts';
import { openView } from '../forms/open-view.ts';
import { CONTAINS } from './accept-answers.ts';

/** The buttons that ask an evaluation once more: its last look opens, with the price; Start starts it. */
export function runAgainListener(deps: SlackDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const ctx = ctxOf(args.body, deps.now());
    await openView(args, deps, async (pressed) => {
      const again = await changesOfButton(ctx, args.action, deps);
      const { id, draft } = newDraft({ task: '', samples: '' }, pressed, deps);
      const onlyMe = pressed.channel.startsWith('D');
      const kept = { id, draft: { ...draft, again, onlyMe, refusal: pressed.refusal } };
      return lookAgain(ctx, kept, deps);
    });
  };
}

async function lookAgain(
  ctx: Ctx,
  { id, draft }: { id: string; draft: Draft & { again: NonNullable<Draft['again']> } },
  deps: SlackDeps,
) {
  const request = await deps.pastRequest({ ctx, input: draft.again });
  await deps.saveDraft({ ctx, input: { id, draft } });
  const estimate = await deps.quote({ ctx, input: { request } });
  return lookView({ id, draft }, { request, estimate }, deps);
}

/**
 * The button's value: the evaluation, and the lower bar or the model that it tries; its pair stands in
 * its result.
 */
async function changesOfButton(
  ctx: Ctx,
  { action_id: action, value = '' }: { action_id: string; value?: string },
  deps: SlackDeps,
): Promise<{ evaluationId: string } & RequestChanges> {
  const [evaluationId = '', rest = ''] = value.split(/ (.*)/s);
  switch (action) {
    case LOWER_BAR_ACTION:
      return { evaluationId, ...NO_CHANGES, bar: { kind: 'absolute', rate: Number(rest) } };
    case EFFORT_ACTION:
      return { evaluationId, ...NO_CHANGES, model: rest };
    case ACCEPT_AGAIN_ACTION:
      return { evaluationId, ...NO_CHANGES, scorer: CONTAINS };
    case PAIR_ACTION: {
      const result = await deps.show({ ctx, input: { evaluationId } });
      return { evaluationId, ...NO_CHANGES, pair: requirePair(result) };
    }
    default:
      return { evaluationId, ...NO_CHANGES };
  }
}
