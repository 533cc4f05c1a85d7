import { and, eq, inArray } from 'drizzle-orm';
import { DEFINITIONS } from '../core/settings/definitions.ts';
import type { Settings } from '../core/settings/settings.ts';
import { type SettingTexts, settingNamed, settingsOf } from '../core/settings/settings-of.ts';
import type { SettingStore } from '../flows/ports/settings.ts';
import type { Database } from './client.ts';
import { workspaceSettings } from './schema.ts';

/** The settings in PostgreSQL; `defaults` (the environment's) hold where a workspace chose nothing. */
export function createSettingStore(db: Database, defaults: SettingTexts): SettingStore {
  return {
    read: async (workspace) => {
      const rows = await db
        .select({ name: workspaceSettings.name, value: workspaceSettings.value })
        .from(workspaceSettings)
        .where(eq(workspaceSettings.workspace, workspace));
      const own = rows.flatMap(({ name, value }) => {
        const key = settingNamed(name);
        return key ? [[key, value]] : [];
      });
      return settingsOf(Object.fromEntries(own), defaults);
    },
    write: async (workspace, changes, { actor, at }) => {
      const changed = Object.entries(changes).map(([key, value]) => ({
        name: nameOf(key as keyof Settings),
        value,
      }));
      const dropped = changed.filter(({ value }) => value === null).map(({ name }) => name);
      await db.transaction(async (tx) => {
        await tx
          .delete(workspaceSettings)
          .where(
            and(
              eq(workspaceSettings.workspace, workspace),
              inArray(workspaceSettings.name, dropped),
            ),
          );
        for (const { name, value } of changed) {
          if (value === null) continue;
          const row = {
            workspace,
            name,
            value,
            changedByKind: actor.kind,
            changedById: actor.id,
            changedAt: at,
          };
          await tx
            .insert(workspaceSettings)
            .values(row)
            .onConflictDoUpdate({
              target: [workspaceSettings.workspace, workspaceSettings.name],
              set: row,
            });
        }
      });
    },
  };
}

const nameOf = (key: keyof Settings) => DEFINITIONS[key].name;
