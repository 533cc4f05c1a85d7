import { AppError } from '../../core/errors.ts';
import { DEFINITIONS, SETTING_KEYS } from '../../core/settings/definitions.ts';
import type { HeldSettings } from '../../core/settings/settings.ts';
import { printSetting } from '../../core/settings/settings-of.ts';
import { unreadWords } from '../../core/settings/unread-words.ts';
import type { SettingChange } from '../../flows/change-settings.ts';
import type { CliDeps } from '../deps.ts';
import { screenOf, wrapText } from '../output/screen.ts';
import { type Column, textTable } from '../output/text-table.ts';
import { terminalCtx } from '../terminal-ctx.ts';

export interface SettingsOptions {
  json: boolean;
  /** A Slack team's id; null for the command line's own. */
  workspace: string | null;
}

/** `llm-pick settings [KEY=VALUE ...]`: changes them, all or none, and prints those that hold. */
export async function settings(
  deps: CliDeps,
  assignments: readonly string[],
  { json, workspace }: SettingsOptions,
): Promise<void> {
  const changes = assignments.map(changeOf);
  const ctx = terminalCtx(deps.now(), workspace);
  const workspaces = await deps.openWorkspaces();
  try {
    const current =
      changes.length > 0
        ? await workspaces.changeSettings({ ctx, input: { changes } })
        : await workspaces.readSettings({ ctx });
    deps.stdout.write(json ? jsonOf(ctx.workspace, current) : tableOf(deps, current));
  } finally {
    await workspaces.close();
  }
}

function changeOf(assignment: string): SettingChange {
  const [, name, text] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
  if (name !== undefined && text !== undefined) return { name, text };
  const message = `"${assignment}" changes no setting: write KEY=VALUE, such as digest-hour=9 or currency=EUR=0.92 (nothing after = takes it back to its default).`;
  throw new AppError('invalid input', message);
}

function jsonOf(workspace: string, { unread, ...settings }: HeldSettings): string {
  const object = { schema: 'llm-pick/settings@1', workspace, settings, unread };
  return `${JSON.stringify(object, null, 2)}\n`;
}

const COLUMNS: readonly Column[] = [
  { heading: 'Setting', align: 'left' },
  { heading: 'Value', align: 'left' },
  { heading: 'What it is', align: 'left' },
];

function tableOf(deps: CliDeps, current: HeldSettings): string {
  const rows = SETTING_KEYS.map((key) => {
    const { name, about } = DEFINITIONS[key];
    return [name, printSetting(key, current), about];
  });
  const screen = screenOf(deps.stdout, deps.noColor);
  const unread = current.unread.map((setting) => `\n${unreadWords(setting)}\n`);
  return `${textTable(COLUMNS, rows, screen)}\n${wrapText(unread.join(''), screen)}`;
}
