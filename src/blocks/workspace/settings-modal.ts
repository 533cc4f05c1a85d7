import type { InputBlock, PlainTextOption } from '@slack/types';
import { DEFINITIONS, SETTING_KEYS } from '../../core/settings/definitions.ts';
import { type Settings, WEEKDAYS } from '../../core/settings/settings.ts';
import { printSetting } from '../../core/settings/settings-of.ts';
import { LIMITS } from '../parts/limits.ts';
import type { Modal } from '../parts/surfaces.ts';
import { plainText } from '../parts/text.ts';

/** Of the form for all settings, and of that for where and when the digest comes. */
export const SETTINGS_CALLBACK = 'settings';
export const DIGEST_SETTINGS_CALLBACK = 'digest_settings';
/** The one input of each block. */
export const VALUE = 'value';

const DIGEST_KEYS = ['digestChannel', 'digestDay', 'digestHour', 'timeZone'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/** A form of inputs alone. */
type InputModal = Omit<Modal, 'blocks'> & { blocks: InputBlock[] };

/** The form of the workspace's settings; each block is named after its setting. */
export function settingsModal(settings: Settings): InputModal {
  return modalOf(settings, SETTING_KEYS, { title: 'Settings', callback: SETTINGS_CALLBACK });
}

/** The form for where and when the digest comes: its channel must be chosen. */
export function digestSettingsModal(settings: Settings): InputModal {
  const about = { title: 'The weekly digest', callback: DIGEST_SETTINGS_CALLBACK };
  const modal = modalOf(settings, DIGEST_KEYS, about);
  return { ...modal, blocks: modal.blocks.map((block) => ({ ...block, optional: false })) };
}

function modalOf(
  settings: Settings,
  keys: readonly (keyof Settings)[],
  { title, callback }: { title: string; callback: string },
) {
  return {
    type: 'modal' as const,
    callback_id: callback,
    title: plainText(title, LIMITS.modal.title),
    submit: plainText('Save', LIMITS.modal.button),
    close: plainText('Cancel', LIMITS.modal.button),
    blocks: keys.map((key) => settingInput(key, settings)),
  };
}

function settingInput(key: keyof Settings, settings: Settings): InputBlock {
  const { name, about } = DEFINITIONS[key];
  const label = name.replaceAll('-', ' ');
  return {
    type: 'input',
    block_id: name,
    optional: true,
    label: plainText(`${label.charAt(0).toUpperCase()}${label.slice(1)}`, LIMITS.input.label),
    hint: plainText(`${about.charAt(0).toUpperCase()}${about.slice(1)}.`, LIMITS.input.hint),
    element: elementOf(key, settings),
  };
}

function elementOf(key: keyof Settings, settings: Settings): InputBlock['element'] {
  const { digestChannel, admins, approver } = settings;
  switch (key) {
    case 'digestChannel':
      return {
        type: 'conversations_select',
        action_id: VALUE,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(digestChannel !== null && { initial_conversation: digestChannel }),
      };
    case 'approver':
      return {
        type: 'users_select',
        action_id: VALUE,
        ...(approver !== null && { initial_user: approver }),
      };
    case 'admins':
      return {
        type: 'multi_users_select',
        action_id: VALUE,
        ...(admins.length > 0 && { initial_users: [...admins] }),
      };
    case 'digestDay':
      return select(WEEKDAYS, settings.digestDay);
    case 'digestHour':
      return select(HOURS, String(settings.digestHour), (hour) => `${hour}:00`);
    case 'canary':
      return select(['on', 'off'], printSetting(key, settings));
    default:
      return {
        type: 'plain_text_input',
        action_id: VALUE,
        initial_value: printSetting(key, settings),
      };
  }
}

function select(
  values: readonly string[],
  value: string,
  print: (value: string) => string = (text) => text,
): InputBlock['element'] {
  const option = (text: string): PlainTextOption => ({
    text: plainText(print(text), LIMITS.options.text),
    value: text,
  });
  return {
    type: 'static_select',
    action_id: VALUE,
    options: values.map(option),
    initial_option: option(value),
  };
}
