import type { ViewOutput, ViewStateValue } from '@slack/bolt';
import { settingLabel, showsUnread, VALUE } from '../../blocks/workspace/setting-input.ts';
import type { Actor } from '../../core/actor.ts';
import type { Fault } from '../../core/errors.ts';
import { mayChangeSetting } from '../../core/may-change.ts';
import { DEFINITIONS, SETTING_KEYS } from '../../core/settings/definitions.ts';
import type { HeldSettings, Settings } from '../../core/settings/settings.ts';
import { mayBeOff, saysWhatHolds, settingNamed } from '../../core/settings/settings-of.ts';
import type { SettingChange } from '../../flows/change-settings.ts';

/**
 * Returns what the fields of a form hold, as it is written on the command line. An empty field turns off
 * what can be off, and takes what can't back to its default.
 */
export function typedSettings(values: ViewOutput['state']['values']): SettingChange[] {
  return Object.entries(values).map(([name, inputs]) => ({
    name,
    text: textOf(settingNamed(name), inputs[VALUE]),
  }));
}

function textOf(key: keyof Settings | null, state: ViewStateValue | undefined): string {
  const chosen = [
    ...(state?.selected_users ?? []),
    ...(state?.selected_options ?? []).map(({ value }) => value),
  ].join(', ');
  const text =
    chosen ||
    (state?.selected_user ??
      state?.selected_conversation ??
      state?.selected_date ??
      state?.selected_option?.value ??
      state?.value?.trim() ??
      '');
  return text === '' && key !== null && isEmptyOff(key) ? 'off' : text;
}

/** Nobody and none of several are a choice, too. */
function isEmptyOff(key: keyof Settings): boolean {
  return mayBeOff(key) || key === 'admins' || key === 'feeds';
}

/**
 * Returns what a submitted form changes: all that says otherwise than what holds, or than the text in its
 * field that can't be read. A field that has no text to show mends what can't be read, of who may change it.
 */
export function changedSettings(
  typed: readonly SettingChange[],
  before: HeldSettings,
  actor: Actor,
): SettingChange[] {
  const { unread, admins } = before;
  return typed.filter(({ name, text }) => {
    const key = settingNamed(name);
    if (key === null) return true;
    const isHidden = unread.some((each) => each.key === key) && !showsUnread(key);
    const mayMend = () => mayChangeSetting(actor, { open: !DEFINITIONS[key].adminsOnly, admins });
    return (!isHidden || mayMend()) && !saysWhatHolds(key, text, before);
  });
}

/** Returns a fault that names settings as their fields are called. */
export function withLabels({ message, ...fault }: Fault): Fault {
  const own = fault.field === null ? null : settingNamed(fault.field);
  const begun =
    own !== null && message.startsWith(DEFINITIONS[own].name)
      ? `${settingLabel(own)}${message.slice(DEFINITIONS[own].name.length)}`
      : message;
  return { ...fault, message: SETTING_KEYS.reduce(withLabel, begun) };
}

/** A name with a hyphen is no other word. */
function withLabel(message: string, key: keyof Settings): string {
  const { name } = DEFINITIONS[key];
  return name.includes('-') ? message.replaceAll(name, `“${settingLabel(key)}”`) : message;
}
