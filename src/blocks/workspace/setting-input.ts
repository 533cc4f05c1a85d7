import type { InputBlock, PlainTextOption } from '@slack/types';
import { DEFINITIONS } from '../../core/settings/definitions.ts';
import {
  FEEDS,
  type Feed,
  type HeldSettings,
  type Settings,
  WEEKDAYS,
} from '../../core/settings/settings.ts';
import { mayBeOff, printSetting } from '../../core/settings/settings-of.ts';
import { LIMITS } from '../parts/limits.ts';
import { plainText } from '../parts/text.ts';

/** The one input of each block. */
export const VALUE = 'value';

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));
const MOST_DAYS = 3_650;

/** What a field says while it is empty. */
const EMPTY: Partial<Readonly<Record<keyof Settings, string>>> = {
  digestChannel: 'No digest',
  snoozedUntil: 'No week is left out',
  monthlyCap: 'No cap',
  personalCap: 'No cap',
  approvalAbove: 'Nothing waits',
  approver: 'Nobody',
  admins: 'Nobody',
  retentionDays: 'Kept until somebody deletes them',
};

/** What stands below a field where the setting's own sentence would say too much, or what is seen. */
const HINTS: Partial<Readonly<Record<keyof Settings, string>>> = {
  digestDay: '',
  digestHour: '',
  timeZone: 'Of that day and hour, and of the months of caps and ledger. Such as Europe/Amsterdam.',
  monthlyCap: 'The most that all evaluations of a month may spend, in dollars.',
  personalCap: 'The most that one person’s evaluations of a month may spend, in dollars.',
  canary: 'Puts 20 samples a week to each pick in use; /llm-pick picks says what that costs.',
  feeds: 'Where news of prices and retirements comes from.',
};

const FEED_WORDS: Readonly<Record<Feed, string>> = {
  catalogue: 'llm-pick’s own list of models',
  prices: 'Price steps that were announced',
  'litellm-deprecations': 'LiteLLM’s retirements: alone no reason for an alert',
  'litellm-changelog': 'LiteLLM’s changes: alone no reason for an alert',
  'deprecations-info': 'deprecations.info: alone no reason for an alert',
};

/** Returns a setting's name as a person reads it: "Monthly cap". */
export function settingLabel(key: keyof Settings): string {
  return capitalised(DEFINITIONS[key].name.replaceAll('-', ' '));
}

/** Whose fields are no text. */
const CHOSEN: readonly (keyof Settings)[] = [
  ...(['digestChannel', 'approver', 'admins', 'snoozedUntil'] as const),
  ...(['digestDay', 'digestHour', 'canary', 'feeds'] as const),
];

/** Returns whether a setting's field shows a text that can't be read any more: others show what holds instead. */
export function showsUnread(key: keyof Settings): boolean {
  return !CHOSEN.includes(key);
}

/** Returns the field of a setting with what holds; its block is named after it. */
export function settingInput(key: keyof Settings, settings: HeldSettings): InputBlock {
  const { name, about } = DEFINITIONS[key];
  const hint = HINTS[key] ?? `${capitalised(about)}.`;
  const element = elementOf(key, settings);
  const empty = EMPTY[key];
  return {
    type: 'input',
    block_id: name,
    optional: true,
    label: plainText(settingLabel(key), LIMITS.input.label),
    ...(hint !== '' && { hint: plainText(hint, LIMITS.input.hint) }),
    element: {
      ...element,
      ...(empty !== undefined && { placeholder: plainText(empty, LIMITS.input.placeholder) }),
    },
  };
}

function elementOf(key: keyof Settings, settings: HeldSettings): InputBlock['element'] {
  const { digestChannel, snoozedUntil, admins, approver, feeds } = settings;
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
    case 'snoozedUntil':
      return {
        type: 'datepicker',
        action_id: VALUE,
        ...(snoozedUntil !== null && { initial_date: snoozedUntil }),
      };
    case 'digestDay':
      return select(WEEKDAYS, settings.digestDay);
    case 'digestHour':
      return select(HOURS, String(settings.digestHour), (hour) => `${hour}:00`);
    case 'canary':
      return select(['on', 'off'], printSetting(key, settings), capitalised);
    case 'feeds':
      return checkboxes(feeds);
    default:
      return typed(key, settings);
  }
}

/** A number of days is one; anything else is read as people write it. */
function typed(key: keyof Settings, settings: HeldSettings): InputBlock['element'] {
  const unread = settings.unread.find((each) => each.key === key);
  const text = unread?.text ?? printSetting(key, settings);
  const initial = text === 'off' && mayBeOff(key) ? {} : { initial_value: text };
  if (key !== 'retentionDays' || unread) {
    return { type: 'plain_text_input', action_id: VALUE, ...initial };
  }
  return {
    type: 'number_input',
    action_id: VALUE,
    is_decimal_allowed: false,
    min_value: '1',
    max_value: String(MOST_DAYS),
    ...initial,
  };
}

function checkboxes(chosen: readonly Feed[]): InputBlock['element'] {
  const option = (feed: Feed): PlainTextOption => ({
    text: plainText(feed, LIMITS.options.text),
    description: plainText(FEED_WORDS[feed], LIMITS.options.description),
    value: feed,
  });
  return {
    type: 'checkboxes',
    action_id: VALUE,
    options: FEEDS.map(option),
    ...(chosen.length > 0 && { initial_options: chosen.map(option) }),
  };
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

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
