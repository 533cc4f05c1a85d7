import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { errorMessage } from '../blocks/error.ts';
import {
  FORM_ADD_SAMPLES,
  FORM_AUDIENCE,
  FORM_BACK,
  FORM_LOWER_BAR,
  FORM_THESE_ONLY,
} from '../blocks/form-actions.ts';
import type { Modal } from '../blocks/surfaces.ts';
import { type Draft, draftValues } from '../core/request/form/draft.ts';
import { STEPS } from '../core/request/form/form-steps.ts';
import { requestFromForm } from '../core/request/form/request-from-form.ts';
import type { Ctx } from '../flows/ctx.ts';
import { ctxOf } from './ctx-of.ts';
import type { SlackDeps } from './deps.ts';
import { type FormMetadata, readMetadata } from './form-metadata.ts';
import { withTyped } from './form-state.ts';
import { type KeptDraft, lookView, stepView } from './form-view.ts';
import { explain, slackErrorCode, tellUser } from './reply.ts';

type FormButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** The buttons of the last look that change the draft. */
const CHANGES: Readonly<Record<string, (draft: Draft) => Draft>> = {
  [FORM_AUDIENCE]: (draft) => ({ ...draft, onlyMe: !draft.onlyMe }),
  [FORM_LOWER_BAR]: (draft) => ({ ...draft, values: { ...draft.values, bar: '80%' } }),
  [FORM_THESE_ONLY]: (draft) => ({
    ...draft,
    values: { ...draft.values, estimand: 'these-samples' },
  }),
};

/** The form's buttons that go on to it. */
export const FORM_BUTTONS = [FORM_BACK, FORM_ADD_SAMPLES, ...Object.keys(CHANGES)];

/** The form's buttons: what was typed is kept, then another view of it is shown; a failure is told. */
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
      const draft = change(withTyped(before, view.state));
      await deps.saveDraft({ ctx, input: { id, draft } });
      const pressed = { action: action.action_id, step: metadata.step, ctx };
      const shown = await viewAfter({ id, draft }, pressed, deps);
      await twice(() => client.views.update({ view_id: view.id, view: shown }));
    } catch (error) {
      const explained = explain(error, deps.logger, 'What you typed is kept.');
      await tellUser(client, { user: body.user.id, channel }, errorMessage(explained));
    }
  };
}

async function viewAfter(
  kept: KeptDraft,
  { action, step, ctx }: { action: string; step: FormMetadata['step']; ctx: Ctx },
  deps: SlackDeps,
): Promise<Modal> {
  if (action === FORM_ADD_SAMPLES) return stepView(kept, 'samples', deps);
  const back = action === FORM_BACK;
  if (step !== 'look') return stepView(kept, STEPS[Math.max(0, STEPS.indexOf(step) - 1)]!, deps);
  const values = draftValues(kept.draft);
  const read = requestFromForm(values, { catalog: deps.catalog, at: deps.now() });
  if (back || 'faults' in read) return stepView(kept, 'models', deps);
  const { request } = read;
  return lookView(kept, { request, estimate: await deps.quote({ ctx, input: { request } }) }, deps);
}

/** Once more where Slack stumbled; a form that was closed meanwhile needs nothing. */
async function twice(update: () => Promise<unknown>): Promise<void> {
  try {
    await update().catch((error) => {
      if (slackErrorCode(error) === 'not_found') throw error;
      return update();
    });
  } catch (error) {
    if (slackErrorCode(error) !== 'not_found') throw error;
  }
}
