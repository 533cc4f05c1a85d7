import { unescapeMrkdwn } from '../blocks/text.ts';
import type { SettingChange } from '../flows/change-settings.ts';

/** What is asked of the workspace, for the person alone. */
export type WorkspaceRequest =
  | { kind: 'picks' }
  | { kind: 'history' }
  | { kind: 'settings'; changes: readonly SettingChange[] };

/** What the text after `/llm-pick` asks for. */
export type CommandRequest =
  | WorkspaceRequest
  | { kind: 'help' }
  | { kind: 'digest' }
  /** One word that isn't a command: a slip more likely than a task. */
  | { kind: 'unknown'; word: string }
  | { kind: 'form'; task: string; samples: string };

/** The first line is the task, the lines after it are samples. */
export function parseCommand(text: string): CommandRequest {
  const typed = unescapeMrkdwn(text).replaceAll('\r\n', '\n').trim();
  if (/^(help|--help|-h|\?)$/i.test(typed)) return { kind: 'help' };
  if (/^digest$/i.test(typed)) return { kind: 'digest' };
  if (/^picks$/i.test(typed)) return { kind: 'picks' };
  if (/^history$/i.test(typed)) return { kind: 'history' };
  const changes = settingChanges(typed);
  if (changes) return { kind: 'settings', changes };
  if (/^[a-z][a-z-]{0,19}$/i.test(typed)) return { kind: 'unknown', word: typed };
  const [task = '', ...samples] = typed.split('\n');
  return { kind: 'form', task: task.trim(), samples: samples.join('\n').trim() };
}

/** `settings`, or `settings key=value …` where a value may hold spaces; null: it is a task. */
function settingChanges(typed: string): SettingChange[] | null {
  const [, rest] = /^settings(?:\s+([\w-]+=.*))?$/is.exec(typed) ?? [undefined, null];
  if (rest === null) return null;
  const assignments = rest?.split(/\s+(?=[\w-]+=)/) ?? [];
  return assignments.map((assignment) => {
    const at = assignment.indexOf('=');
    return { name: assignment.slice(0, at), text: assignment.slice(at + 1) };
  });
}
