import { DEFINITIONS, SETTING_KEYS } from './definitions.ts';
import type { Parsed } from './setting-kinds.ts';
import type { HeldSettings, Settings, UnreadSetting } from './settings.ts';

/** Values as text, by setting: the environment's, or a workspace's own. */
export type SettingTexts = Partial<Readonly<Record<keyof Settings, string>>>;

/**
 * Returns the settings that hold: each from the first of `sources` that has it in readable form, else
 * its standard value; and what could not be read.
 */
export function settingsOf(...sources: readonly SettingTexts[]): HeldSettings {
  const unread: UnreadSetting[] = [];
  const read = <K extends keyof Settings>(key: K): Settings[K] => {
    for (const texts of sources) {
      const text = texts[key];
      if (text === undefined) continue;
      const parsed = parseSetting(key, text);
      if ('value' in parsed) return parsed.value;
      unread.push({ key, text, problem: parsed.problem });
    }
    return DEFINITIONS[key].standard;
  };
  return {
    unread,
    digestChannel: read('digestChannel'),
    digestDay: read('digestDay'),
    digestHour: read('digestHour'),
    snoozedUntil: read('snoozedUntil'),
    timeZone: read('timeZone'),
    monthlyCap: read('monthlyCap'),
    personalCap: read('personalCap'),
    approvalAbove: read('approvalAbove'),
    approver: read('approver'),
    discount: read('discount'),
    currency: read('currency'),
    canary: read('canary'),
    feeds: read('feeds'),
    retentionDays: read('retentionDays'),
    admins: read('admins'),
  };
}

/** Returns a setting's value from its text, or what is wrong with that. */
export function parseSetting<K extends keyof Settings>(key: K, text: string): Parsed<Settings[K]> {
  return DEFINITIONS[key].parse(text.trim());
}

/** Returns a setting's value as text that `parseSetting` reads back. */
export function printSetting<K extends keyof Settings>(key: K, settings: Settings): string {
  return DEFINITIONS[key].print(settings[key]);
}

/** Returns whether a text says of a setting what holds, or what stands there and can't be read any more. */
export function saysWhatHolds(key: keyof Settings, text: string, settings: HeldSettings): boolean {
  const unread = settings.unread.find((each) => each.key === key);
  if (unread) return text === unread.text.trim();
  const printed = printedFrom(key, text);
  return printed !== null && printed === printSetting(key, settings);
}

/** A text as its value is written; null where it can't be read. */
function printedFrom<K extends keyof Settings>(key: K, text: string): string | null {
  const parsed = parseSetting(key, text);
  return 'value' in parsed ? DEFINITIONS[key].print(parsed.value) : null;
}

/** Returns whether a setting can be off, as it is where nobody chose a value. */
export function mayBeOff(key: keyof Settings): boolean {
  return DEFINITIONS[key].standard === null;
}

/** Returns the setting of this name (`digest-channel`, also `digest_channel`); null where there is none. */
export function settingNamed(name: string): keyof Settings | null {
  const wanted = name.trim().toLowerCase().replaceAll('_', '-');
  return SETTING_KEYS.find((key) => DEFINITIONS[key].name === wanted) ?? null;
}
