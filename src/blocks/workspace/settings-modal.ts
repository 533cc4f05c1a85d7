import type { InputBlock } from '@slack/types';
import { listed } from '../../core/format.ts';
import { DEFINITIONS, SETTING_KEYS } from '../../core/settings/definitions.ts';
import type { HeldSettings, Settings, UnreadSetting } from '../../core/settings/settings.ts';
import { LIMITS } from '../parts/limits.ts';
import { modal } from '../parts/modal.ts';
import { context, warningBlock } from '../parts/plain-blocks.ts';
import { line, mentionsOf, richText, words } from '../parts/rich-text.ts';
import type { Modal, ModalBlock } from '../parts/surfaces.ts';
import { plainText, shorten } from '../parts/text.ts';
import { settingInput, settingLabel } from './setting-input.ts';

/** Of the form for all settings, and of that for where and when the digest comes. */
export const SETTINGS_CALLBACK = 'settings';
export const DIGEST_SETTINGS_CALLBACK = 'digest_settings';

const DIGEST_KEYS = ['digestChannel', 'digestDay', 'digestHour', 'timeZone'] as const;

/** What belongs together stands below one heading; every setting is in one of them. */
const GROUPS: readonly { title: string; keys: readonly (keyof Settings)[] }[] = [
  { title: 'The weekly digest', keys: [...DIGEST_KEYS, 'snoozedUntil'] },
  {
    title: 'Money',
    keys: ['monthlyCap', 'personalCap', 'approvalAbove', 'approver', 'discount', 'currency'],
  },
  { title: 'Picks in use', keys: ['canary', 'feeds'] },
  { title: 'People and data', keys: ['admins', 'retentionDays'] },
];

/** The form of the workspace's settings; `isAdmin` of who opens it: others read first what they can change. */
export function settingsModal(settings: HeldSettings, isAdmin: boolean): Modal {
  const groups = GROUPS.flatMap(({ title, keys }): ModalBlock[] => [
    { type: 'header', text: plainText(title, LIMITS.header) },
    ...keys.map((key) => settingInput(key, settings)),
  ]);
  return formOf(
    [...unreadIn(settings, SETTING_KEYS), ...(isAdmin ? [] : whoMayChange(settings)), ...groups],
    {
      title: 'Settings',
      callbackId: SETTINGS_CALLBACK,
    },
  );
}

/** What can't be read: its field may show something else. */
function unreadIn({ unread }: HeldSettings, shown: readonly (keyof Settings)[]): ModalBlock[] {
  return unread
    .filter(({ key }) => shown.includes(key))
    .map((setting) => warningBlock(unreadWords(setting)));
}

function unreadWords({ key, text }: UnreadSetting): string {
  return `${settingLabel(key)} is “${shorten(text, 60)}”, which can’t be read any more. Set it again below.`;
}

/** The same for where and when the digest comes: none of its fields may be left empty. */
export function digestSettingsModal(settings: HeldSettings, isAdmin: boolean): Modal {
  const inputs = DIGEST_KEYS.map(
    (key): InputBlock => ({ ...settingInput(key, settings), optional: false }),
  );
  const isOpen = isAdmin || settings.admins.length === 0;
  const above = [...unreadIn(settings, DIGEST_KEYS), ...(isOpen ? [] : whoMayChange(settings))];
  return formOf([...above, ...inputs], {
    title: 'The weekly digest',
    callbackId: DIGEST_SETTINGS_CALLBACK,
  });
}

function formOf(
  blocks: ModalBlock[],
  { title, callbackId }: { title: string; callbackId: string },
): Modal {
  return modal({
    title,
    blocks,
    close: 'Cancel',
    form: { callbackId, submit: 'Save', metadata: '' },
  });
}

function whoMayChange({ admins }: Settings): ModalBlock[] {
  if (admins.length > 0) {
    return [richText([line(words('Admins alone change these: '), ...mentionsOf(admins))])];
  }
  const ofAdmins = SETTING_KEYS.filter((key) => DEFINITIONS[key].adminsOnly).map(settingLabel);
  return [
    context(
      `No admin is named yet, so these can’t be changed here: ${listed(ofAdmins)}. Whoever runs llm-pick names one: “llm-pick settings admins=…” or LLM_PICK_ADMINS.`,
    ),
  ];
}
