import type { Actor } from '../../core/actor.ts';
import type { HeldSettings } from '../../core/settings/settings.ts';
import type { SettingTexts } from '../../core/settings/settings-of.ts';

/** What each workspace has decided; what it has not decided is the environment's or the standard. */
export interface SettingStore {
  /** The settings that hold in a workspace. */
  read(workspace: string): Promise<HeldSettings>;
  /** Stores some of a workspace's own values; null takes one back to its default. */
  write(
    workspace: string,
    changes: Readonly<{ [K in keyof SettingTexts]: string | null }>,
    by: { actor: Actor; at: Date },
  ): Promise<void>;
}
