import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { errorMessage } from '../../blocks/error.ts';
import {
  FORM_ADD_SAMPLES,
  FORM_AUDIENCE,
  FORM_BACK,
  FORM_LOWER_BAR,
  FORM_REMOVE_DOCUMENT,
  FORM_REMOVE_FILE,
  FORM_SCORER,
  FORM_THESE_ONLY,
} from '../../blocks/form/form-actions.ts';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import { itemAt } from '../../core/item-at.ts';
import type { Draft } from '../../core/request/form/draft.ts';
import { STEPS } from '../../core/request/form/form-steps.ts';
import type { Ctx } from '../../flows/ctx.ts';
import { ctxOf } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain, tellUser } from '../out/reply.ts';
import { type FormMetadata, readMetadata } from './form-metadata.ts';
import { withTyped } from './form-state.ts';
import { type KeptDraft, lookView, stepView } from './form-view.ts';
import { requestOfDraft } from './request-of-draft.ts';
import { updateView } from './update-view.ts';

type FormButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** The buttons that change the draft. */
const CHANGES: Readonly<Record<string, (draft: Draft, value: string) => Draft>> = {
  [FORM_AUDIENCE]: (draft) => ({ ...draft, onlyMe: !draft.onlyMe }),
  [FORM_LOWER_BAR]: (draft, bar) => ({ ...draft, values: { ...draft.values, bar } }),
  [FORM_REMOVE_FILE]: (draft) => ({ ...draft, file: null }),
  [FORM_REMOVE_DOCUMENT]: (draft) => ({ ...draft, document: null }),
  [FORM_THESE_ONLY]: (draft) => ({
    ...draft,
    values: { ...draft.values, estimand: 'these-samples' },
  }),
};

/** What in the form reaches the app at once: its buttons, and the choice of an answer check. */
export const FORM_BUTTONS = [FORM_BACK, FORM_ADD_SAMPLES, FORM_SCORER, ...Object.keys(CHANGES)];

/** After these the same step is shown, as it now is. */
const STAYING: ReadonlySet<string> = new Set([FORM_SCORER, FORM_REMOVE_FILE, FORM_REMOVE_DOCUMENT]);

/** The form's buttons: what was typed is kept, then another view of it is shown; a failure is reported. */
export function formButtonListener(deps: SlackDeps) {
  return async ({ ack, action, body, client }: FormButtonArgs): Promise<void> => {
    await ack();
    const { view } = body;
    if (!view) return;
    const metadata = readMetadata(view.private_metadata);
    const ctx = ctxOf(body, deps.now());
    const { draft: id } = metadata;
    let channel = body.user.id;
    try {
      const before = await deps.readDraft({ ctx, input: { id } });
      channel = before.channel;
      const change = CHANGES[action.action_id] ?? ((draft: Draft) => draft);
      const draft = change(withTyped(before, view.state), action.value ?? '');
      await deps.saveDraft({ ctx, input: { id, draft } });
      const after = { action: action.action_id, step: metadata.step };
      const shown = await viewAfter(ctx, { id, draft }, after, deps);
      await updateView(client, view.id, shown);
    } catch (error) {
      const explained = explain(error, deps.logger, 'What you typed is kept.');
      await tellUser(client, { user: body.user.id, channel }, errorMessage(explained));
    }
  };
}

async function viewAfter(
  ctx: Ctx,
  kept: KeptDraft,
  { action, step }: { action: string; step: FormMetadata['step'] },
  deps: SlackDeps,
): Promise<Modal> {
  if (action === FORM_ADD_SAMPLES) return stepView(kept, 'samples', deps);
  if (step !== 'look') {
    const back = itemAt(STEPS, Math.max(0, STEPS.indexOf(step) - 1));
    return stepView(kept, STAYING.has(action) ? step : back, deps);
  }
  if (action === FORM_BACK) return stepView(kept, 'models', deps);
  const read = await requestOfDraft(ctx, kept.draft, deps);
  if ('faults' in read) return stepView(kept, 'models', deps);
  const { request } = read;
  return lookView(kept, { request, estimate: await deps.quote({ ctx, input: { request } }) }, deps);
}
