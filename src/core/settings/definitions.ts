import {
  amount,
  anyOf,
  channel,
  currency,
  day,
  oneOf,
  onOrOff,
  orOff,
  people,
  percentage,
  person,
  type SettingKind,
  timeZone,
  wholeNumberFrom,
} from './setting-kinds.ts';
import { FEEDS, type Settings, WEEKDAYS } from './settings.ts';

/** One setting: its name on the command line, what it does, and its value where nobody chose one. */
export interface Definition<T> extends SettingKind<T> {
  name: string;
  about: string;
  standard: T;
  /** Money and power: admins alone change it, also where none is named. */
  adminsOnly: boolean;
}

/** Every setting of a workspace, in the order in which it is shown. */
export const DEFINITIONS: { readonly [K in keyof Settings]: Definition<Settings[K]> } = {
  digestChannel: {
    ...orOff(channel),
    name: 'digest-channel',
    about: 'the Slack channel of the weekly digest',
    standard: null,
    adminsOnly: false,
  },
  digestDay: {
    ...oneOf(WEEKDAYS),
    name: 'digest-day',
    about: 'the day it comes',
    standard: 'Monday',
    adminsOnly: false,
  },
  digestHour: {
    ...wholeNumberFrom(0, 23),
    name: 'digest-hour',
    about: 'the hour it comes, 0 to 23',
    standard: 9,
    adminsOnly: false,
  },
  snoozedUntil: {
    ...orOff(day),
    name: 'digest-snoozed-until',
    about: 'the day before which weeks get no digest',
    standard: null,
    adminsOnly: false,
  },
  timeZone: {
    ...timeZone,
    name: 'time-zone',
    about: 'the time zone of that day and hour, and of the months of the caps and the ledger',
    standard: 'UTC',
    adminsOnly: false,
  },
  monthlyCap: {
    ...orOff(amount),
    name: 'monthly-cap',
    about: 'the most that all evaluations of a month may spend',
    standard: null,
    adminsOnly: true,
  },
  personalCap: {
    ...orOff(amount),
    name: 'personal-cap',
    about: 'the most that one person’s evaluations of a month may spend',
    standard: null,
    adminsOnly: true,
  },
  approvalAbove: {
    ...orOff(amount),
    name: 'approval-above',
    about: 'the dollars above which an evaluation waits until the approver has confirmed it',
    standard: null,
    adminsOnly: true,
  },
  approver: {
    ...orOff(person),
    name: 'approver',
    about: 'who confirms evaluations above that amount, by a button in Slack',
    standard: null,
    adminsOnly: true,
  },
  discount: {
    ...percentage,
    name: 'discount',
    about:
      'what your providers take off their list prices; results and what-if say the month less it',
    standard: 0,
    adminsOnly: true,
  },
  currency: {
    ...currency,
    name: 'currency',
    about:
      'the currency that estimates, results and what-if say the month in, beside dollars: EUR at the European Central Bank’s daily rate, or EUR 0.92',
    standard: { code: 'USD', perDollar: 1, day: null },
    adminsOnly: false,
  },
  canary: {
    ...onOrOff,
    name: 'canary',
    about: 'whether 20 samples a week are put to each pick in use; picks says what that costs',
    standard: false,
    adminsOnly: true,
  },
  feeds: {
    ...anyOf(FEEDS),
    name: 'feeds',
    about:
      'where news of prices and retirements comes from: catalogue (llm-pick’s own, as installed and at LLM_PICK_CATALOG_URL), prices (announced steps), and three lists of others, each of which alone is no reason for an alert',
    standard: ['catalogue', 'prices'],
    adminsOnly: false,
  },
  retentionDays: {
    ...orOff(wholeNumberFrom(1, 3_650)),
    name: 'retention-days',
    about: 'the days that samples and answers are kept',
    standard: null,
    adminsOnly: true,
  },
  admins: {
    ...people,
    name: 'admins',
    about: 'who may cancel any evaluation and change any setting',
    standard: [],
    adminsOnly: true,
  },
};

export const SETTING_KEYS = Object.keys(DEFINITIONS) as (keyof Settings)[];
