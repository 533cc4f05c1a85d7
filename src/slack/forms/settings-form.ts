import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, ViewStateValue } from '@slack/bolt';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import {
  DIGEST_SETTINGS_CALLBACK,
  digestSettingsModal,
  settingsModal,
  VALUE,
} from '../../blocks/workspace/settings-modal.ts';
import { AppError } from '../../core/errors.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { printSetting, settingNamed } from '../../core/settings/settings-of.ts';
import type { SettingChange } from '../../flows/change-settings.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf, ctxOfCommand } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import { within } from '../within.ts';
import { KEPT_MS, type SubmissionArgs } from './answer-soon.ts';
import { fieldErrors } from './field-errors.ts';
import { fillView } from './open-view.ts';

/** How things stand where the form can't be filled in. */
const UNCHANGED = 'The settings are as they were.';

/** The button of a digest that opens the form for channel, day, hour and time zone. */
export function digestSettingsListener(deps: SlackDeps) {
  return async ({ ack, body, client, respond }: ButtonArgs): Promise<void> => {
    await ack();
    await openSettingsForm(
      { client, respond, triggerId: body.trigger_id },
      ctxOf(body, deps.now()),
      digestSettingsModal,
      deps,
    );
  };
}

/** `/llm-pick settings`: the form of all of them. */
export async function openSettings(
  { command, client, respond }: SlackCommandMiddlewareArgs & AllMiddlewareArgs,
  deps: SlackDeps,
): Promise<void> {
  const opening = { client, respond, triggerId: command.trigger_id };
  await openSettingsForm(opening, ctxOfCommand(command, deps.now()), settingsModal, deps);
}

async function openSettingsForm(
  opening: Parameters<typeof fillView>[0],
  ctx: Ctx,
  modalOf: (settings: Settings) => Modal,
  deps: SlackDeps,
): Promise<void> {
  const view = async () => modalOf(await deps.readSettings({ ctx }));
  await fillView(opening, deps, view, UNCHANGED);
}

/** The submitted form: what was changed in it is saved, or what is wrong stands under its field. */
export function settingsSubmission(deps: SlackDeps) {
  return async ({ ack, view, body }: SubmissionArgs): Promise<void> => {
    const ctx = ctxOf(body, deps.now());
    const typed = Object.entries(view.state.values).map(([name, inputs]) => ({
      name,
      text: textOf(inputs[VALUE]),
    }));
    try {
      // Who chooses where and when the digest comes wants it again.
      const isOfDigest = view.callback_id === DIGEST_SETTINGS_CALLBACK;
      const also = isOfDigest ? [{ name: 'digest-snoozed-until', text: 'off' }] : [];
      await within(KEPT_MS, saveChanged(ctx, { typed, also }, deps));
    } catch (error) {
      const shown = typed.map(({ name }) => name);
      return ack({ response_action: 'errors', errors: errorsOf(error, shown, deps) });
    }
    await ack();
  };
}

async function saveChanged(
  ctx: Ctx,
  { typed, also }: Record<'typed' | 'also', readonly SettingChange[]>,
  deps: SlackDeps,
): Promise<void> {
  const before = await deps.readSettings({ ctx });
  const changed = typed.filter(({ name, text }) => text !== textBefore(name, before));
  await deps.changeSettings({ ctx, input: { changes: [...changed, ...also] } });
}

function textBefore(name: string, before: Settings): string | null {
  const key = settingNamed(name);
  return key && printSetting(key, before);
}

/** As `printSetting` writes it; an emptied text takes the setting back to its default, nothing chosen is `off`. */
function textOf(state: ViewStateValue | undefined): string {
  if (state?.type === 'multi_users_select') return state.selected_users?.join(', ') || 'off';
  if (state?.type === 'users_select') return state.selected_user ?? 'off';
  if (state?.type === 'conversations_select') return state.selected_conversation ?? 'off';
  return state?.selected_option?.value ?? state?.value ?? '';
}

/** By block; what belongs to no field stands under the first. */
function errorsOf(
  error: unknown,
  shown: readonly string[],
  deps: SlackDeps,
): Record<string, string> {
  const faults = error instanceof AppError ? error.faults : [];
  if (faults.length > 0) {
    return fieldErrors(faults, [], shown);
  }
  const { what, next } = explain(error, deps.logger, 'Nothing was saved.');
  return { [shown[0] ?? '']: `${what} ${next}`.trim() };
}
