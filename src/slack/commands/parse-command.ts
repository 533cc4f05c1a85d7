import { unescapeMrkdwn } from '../../blocks/parts/text.ts';
import { nearest } from '../../core/request/nearest.ts';
import type { SettingChange } from '../../flows/change-settings.ts';

/** What is asked of the workspace, for the person alone. */
export type WorkspaceRequest =
  | { kind: 'picks' }
  | { kind: 'models' }
  | { kind: 'history' }
  | { kind: 'settings'; changes: readonly SettingChange[] };

/** What the text after `/llm-pick` asks for. */
export type CommandRequest =
  | WorkspaceRequest
  | { kind: 'help' }
  | { kind: 'digest' }
  /** One word that is nearly a command: a slip more likely than a task. */
  | { kind: 'unknown'; word: string; meant: string }
  | { kind: 'form'; task: string; samples: string };

/** Words that ask for something, in small letters. */
const WORDS: Readonly<Record<string, CommandRequest>> = {
  ...Object.fromEntries(
    ['help', 'help me', '--help', '-h', 'hulp', 'hilfe', 'aide', 'ayuda', 'aiuto', 'ajuda'].map(
      (word) => [word, { kind: 'help' }],
    ),
  ),
  digest: { kind: 'digest' },
  pick: { kind: 'picks' },
  picks: { kind: 'picks' },
  model: { kind: 'models' },
  models: { kind: 'models' },
  history: { kind: 'history' },
  setting: { kind: 'settings', changes: [] },
  settings: { kind: 'settings', changes: [] },
};

/** The first line is the task, the lines after it are samples; a word alone may be a command. */
export function parseCommand(text: string): CommandRequest {
  const typed = unescapeMrkdwn(text).replaceAll('\r\n', '\n').trim();
  if (/^[?？]+$/.test(typed)) return { kind: 'help' };
  const word = bareWord(typed);
  const command = Object.hasOwn(WORDS, word) ? WORDS[word] : null;
  if (command) return command;
  const changes = settingChanges(typed);
  if (changes) return { kind: 'settings', changes };
  const meant = /^[a-z-]+$/.test(word) ? nearest(word, COMMANDS) : null;
  if (meant) return { kind: 'unknown', word, meant };
  const [task = '', ...samples] = typed.split('\n');
  return { kind: 'form', task: task.trim(), samples: samples.join('\n').trim() };
}

const COMMANDS = ['help', 'digest', 'picks', 'history', 'models', 'settings'];

/** Without capitals, what Slack or a phone puts around a word, and marks that nobody sees. */
function bareWord(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replace(/^[\s*_~`"'“”‘’«»([/]+/, '')
    .replace(/[\s*_~`"'“”‘’«»)\].,:;!?…]+$/, '')
    .toLowerCase();
}

/** `settings key=value …` where a value may hold spaces; null: it is something else. */
function settingChanges(typed: string): SettingChange[] | null {
  const [, rest] = /^settings?\s+([\w-]+=.*)$/is.exec(typed) ?? [];
  if (rest === undefined) return null;
  return rest.split(/\s+(?=[\w-]+=)/).map((assignment) => {
    const at = assignment.indexOf('=');
    return { name: assignment.slice(0, at), text: assignment.slice(at + 1) };
  });
}
