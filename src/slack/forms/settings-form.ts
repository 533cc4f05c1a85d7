import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Modal } from '../../blocks/parts/surfaces.ts';
import {
  DIGEST_SETTINGS_CALLBACK,
  digestSettingsModal,
  settingsModal,
} from '../../blocks/workspace/settings-modal.ts';
import { AppError } from '../../core/errors.ts';
import { isAdmin } from '../../core/may-change.ts';
import type { HeldSettings } from '../../core/settings/settings.ts';
import type { SettingChange } from '../../flows/change-settings.ts';
import type { Ctx } from '../../flows/ctx.ts';
import type { ButtonArgs } from '../button-args.ts';
import { ctxOf, ctxOfCommand } from '../ctx-of.ts';
import type { SlackDeps } from '../deps.ts';
import { explain } from '../out/reply.ts';
import { requireDigestChannel } from '../out/require-digest-channel.ts';
import { within } from '../within.ts';
import { KEPT_MS, type SubmissionArgs } from './answer-soon.ts';
import { fieldErrors } from './field-errors.ts';
import { fillView } from './open-view.ts';
import { changedSettings, typedSettings, withLabels } from './settings-fields.ts';

/** How things stand where the form can't be filled in. */
const UNCHANGED = 'The settings are as they were.';

/** The button of a digest that opens the form for channel, day, hour and time zone. */
export function digestSettingsListener(deps: SlackDeps) {
  return async ({ ack, body, client, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const opening = { client, respond, triggerId: body.trigger_id };
    await openSettingsForm(opening, ctxOf(body, deps.now()), digestSettingsModal, deps);
  };
}

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/llm-pick digest settings`: the same form. */
export async function openDigestSettings(
  { command, client, respond }: CommandArgs,
  deps: SlackDeps,
): Promise<void> {
  const opening = { client, respond, triggerId: command.trigger_id };
  await openSettingsForm(opening, ctxOfCommand(command, deps.now()), digestSettingsModal, deps);
}

/** `/llm-pick settings`: the form of all of them. */
export async function openSettings(
  { command, client, respond }: CommandArgs,
  deps: SlackDeps,
): Promise<void> {
  const opening = { client, respond, triggerId: command.trigger_id };
  const ctx = ctxOfCommand(command, deps.now());
  await openSettingsForm(opening, ctx, settingsModal, deps);
}

async function openSettingsForm(
  opening: Parameters<typeof fillView>[0],
  ctx: Ctx,
  modalOf: (settings: HeldSettings, isAdmin: boolean) => Modal,
  deps: SlackDeps,
): Promise<void> {
  const view = async () => {
    const settings = await deps.readSettings({ ctx });
    return modalOf(settings, isAdmin(ctx.actor, settings.admins));
  };
  await fillView(opening, deps, view, UNCHANGED);
}

/** The submitted form: what was changed in it is saved, or what is wrong stands under its field. */
export function settingsSubmission(deps: SlackDeps) {
  return async ({ ack, view, body, client }: SubmissionArgs): Promise<void> => {
    const ctx = ctxOf(body, deps.now());
    const typed = typedSettings(view.state.values);
    try {
      // Who chooses where and when the digest comes wants it again.
      const isOfDigest = view.callback_id === DIGEST_SETTINGS_CALLBACK;
      const also = isOfDigest ? [{ name: 'digest-snoozed-until', text: 'off' }] : [];
      await within(KEPT_MS, saveChanged({ ctx, client }, { typed, also }, deps));
    } catch (error) {
      const shown = typed.map(({ name }) => name);
      return ack({ response_action: 'errors', errors: errorsOf(error, shown, deps) });
    }
    await ack();
  };
}

async function saveChanged(
  { ctx, client }: Pick<SubmissionArgs, 'client'> & { ctx: Ctx },
  { typed, also }: Record<'typed' | 'also', readonly SettingChange[]>,
  deps: SlackDeps,
): Promise<void> {
  const before = await deps.readSettings({ ctx });
  const changed = changedSettings(typed, before, ctx.actor);
  await requireDigestChannel(client, changed, ctx.now);
  await deps.changeSettings({ ctx, input: { changes: [...changed, ...also] } });
}

/** By block; what belongs to no field stands under the first. */
function errorsOf(
  error: unknown,
  shown: readonly string[],
  deps: SlackDeps,
): Record<string, string> {
  const faults = error instanceof AppError ? error.faults : [];
  if (faults.length > 0) {
    return fieldErrors(faults.map(withLabels), [], shown);
  }
  const { what, next } = explain(error, deps.logger, 'Nothing was saved.');
  return { [shown[0] ?? '']: `${what} ${next}`.trim() };
}
