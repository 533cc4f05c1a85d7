import { DEFINITIONS, SETTING_KEYS } from './definitions.ts';
import type { Parsed } from './setting-kinds.ts';
import type { Settings } from './settings.ts';

/** Values as text, by setting: the environment's, or a workspace's own. */
export type SettingTexts = Partial<Readonly<Record<keyof Settings, string>>>;

/**
 * Returns the settings that hold: each from the first of `sources` that has it in readable form, else
 * its standard value.
 */
export function settingsOf(...sources: readonly SettingTexts[]): Settings {
  const read = <K extends keyof Settings>(key: K): Settings[K] => {
    for (const texts of sources) {
      const text = texts[key];
      const parsed = text === undefined ? null : parseSetting(key, text);
      if (parsed && 'value' in parsed) return parsed.value;
    }
    return DEFINITIONS[key].standard;
  };
  return {
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

/** Returns the setting of this name (`digest-channel`, also `digest_channel`); null where there is none. */
export function settingNamed(name: string): keyof Settings | null {
  const wanted = name.trim().toLowerCase().replaceAll('_', '-');
  return SETTING_KEYS.find((key) => DEFINITIONS[key].name === wanted) ?? null;
}
