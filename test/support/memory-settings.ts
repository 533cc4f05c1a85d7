import { type SettingTexts, settingsOf } from '../../src/core/settings/settings-of.ts';
import type { SettingStore } from '../../src/flows/ports/settings.ts';

/** The settings' store in memory. */
export function memorySettings(defaults: SettingTexts = {}): SettingStore {
  const own = new Map<string, SettingTexts>();
  return {
    read: async (workspace) => settingsOf(own.get(workspace) ?? {}, defaults),
    write: async (workspace, changes) => {
      const merged = Object.entries({ ...own.get(workspace), ...changes });
      own.set(workspace, Object.fromEntries(merged.filter(([, value]) => value !== null)));
    },
  };
}
