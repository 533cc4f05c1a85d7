import type { SettingTexts } from '../core/settings/settings-of.ts';
import type { WorkspaceVerbs } from '../flows/verbs.ts';
import { createPickStore } from '../store/picks.ts';
import { readFinished } from '../store/read-evaluation.ts';
import { createSettingStore } from '../store/settings.ts';
import { openStorage, type StorageOptions } from './open-storage.ts';
import { workspaceVerbs } from './workspace-verbs.ts';

/** Opens the record alone, for what needs neither queues nor models. */
export async function openWorkspaces(
  options: StorageOptions & { settings: SettingTexts },
): Promise<WorkspaceVerbs & { close(): Promise<void> }> {
  const { db, close } = await openStorage(options);
  const verbs = workspaceVerbs({
    evaluations: { finished: (id) => readFinished(db, id) },
    picks: createPickStore(db),
    settings: createSettingStore(db, options.settings),
  });
  return { ...verbs, close };
}
