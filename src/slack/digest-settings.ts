import type {
  AllMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewStateValue,
  ViewSubmitAction,
} from '@slack/bolt';
import { digestSettingsModal, VALUE } from '../blocks/digest/settings-modal.ts';
import { errorMessage } from '../blocks/error.ts';
import { loadingModal } from '../blocks/form.ts';
import { AppError } from '../core/errors.ts';
import { ctxOf } from './ctx-of.ts';
import type { SlackDeps } from './deps.ts';
import type { ButtonArgs } from './digest.ts';
import { explain } from './reply.ts';

/** The button that opens the form for channel, day and time zone. */
export function digestSettingsListener(deps: SlackDeps) {
  return async ({ ack, body, client, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const ctx = ctxOf(body, deps.now());
    try {
      // The trigger lasts three seconds: the form opens before the database is asked.
      const opened = await client.views.open({ trigger_id: body.trigger_id, view: loadingModal() });
      const settings = await deps.changeSettings({ ctx, input: { changes: [] } });
      const viewId = opened.view?.id;
      if (!viewId) throw new Error('views.open answered without a view');
      await client.views.update({ view_id: viewId, view: digestSettingsModal(settings) });
    } catch (error) {
      const reply = explain(error, deps.logger, 'The digest is as it was.');
      await respond({
        response_type: 'ephemeral',
        replace_original: false,
        ...errorMessage(reply),
      });
    }
  };
}

/** The submitted form: saved, or what is wrong under its field. */
export function digestSettingsSubmission(deps: SlackDeps) {
  return async ({
    ack,
    view,
    body,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const chosen = Object.entries(view.state.values).map(([name, inputs]) => ({
      name,
      text: textOf(inputs[VALUE]),
    }));
    // Who chooses where and when wants it again.
    const changes = [...chosen, { name: 'digest-snoozed-until', text: 'off' }];
    try {
      await deps.changeSettings({ ctx: ctxOf(body, deps.now()), input: { changes } });
      await ack();
    } catch (error) {
      await ack({ response_action: 'errors', errors: errorsOf(error, deps) });
    }
  };
}

function textOf(state: ViewStateValue | undefined): string {
  const chosen = state?.selected_conversation ?? state?.selected_option?.value;
  return chosen ?? state?.value ?? '';
}

/** By block; what belongs to no field stands under the first. */
function errorsOf(error: unknown, deps: SlackDeps): Record<string, string> {
  const faults = error instanceof AppError ? error.faults : [];
  if (faults.length > 0) {
    return Object.fromEntries(faults.map(({ field, message }) => [field ?? FIRST, message]));
  }
  const { what, next } = explain(error, deps.logger, 'Nothing was saved.');
  return { [FIRST]: `${what} ${next}`.trim() };
}

const FIRST = 'digest-channel';
