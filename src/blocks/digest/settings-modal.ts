import type { InputBlock, PlainTextOption } from '@slack/types';
import { type Settings, WEEKDAYS } from '../../core/settings/settings.ts';
import { LIMITS } from '../limits.ts';
import type { Modal } from '../surfaces.ts';
import { plainText } from '../text.ts';

export const DIGEST_SETTINGS_CALLBACK = 'digest_settings';
/** The one input of each block. */
export const VALUE = 'value';

/** The form for where and when the digest comes; each block is named after its setting. */
export function digestSettingsModal(
  settings: Pick<Settings, 'digestChannel' | 'digestDay' | 'digestHour' | 'timeZone'>,
): Modal {
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
  return {
    type: 'modal',
    callback_id: DIGEST_SETTINGS_CALLBACK,
    title: plainText('The weekly digest', LIMITS.modal.title),
    submit: plainText('Save', LIMITS.modal.button),
    close: plainText('Cancel', LIMITS.modal.button),
    blocks: [
      {
        ...input('digest-channel', 'Channel'),
        element: {
          type: 'conversations_select',
          action_id: VALUE,
          default_to_current_conversation: true,
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(settings.digestChannel !== null && { initial_conversation: settings.digestChannel }),
        },
      },
      select('digest-day', 'Day', WEEKDAYS, settings.digestDay),
      select('digest-hour', 'Hour', hours, String(settings.digestHour), (hour) => `${hour}:00`),
      {
        ...input('time-zone', 'Time zone'),
        hint: plainText('The name of a zone, such as Europe/Amsterdam.', LIMITS.input.hint),
        element: {
          type: 'plain_text_input',
          action_id: VALUE,
          initial_value: settings.timeZone,
        },
      },
    ],
  };
}

function input(setting: string, label: string) {
  return {
    type: 'input' as const,
    block_id: setting,
    label: plainText(label, LIMITS.input.label),
  };
}

function select(
  setting: string,
  label: string,
  values: readonly string[],
  value: string,
  print: (value: string) => string = (text) => text,
): InputBlock {
  const option = (text: string): PlainTextOption => ({
    text: plainText(print(text), LIMITS.options.text),
    value: text,
  });
  return {
    ...input(setting, label),
    element: {
      type: 'static_select',
      action_id: VALUE,
      options: values.map(option),
      initial_option: option(value),
    },
  };
}
