import { unescapeMrkdwn } from '../../blocks/parts/text.ts';
import { nearest } from '../../core/nearest.ts';
import { WEEKDAYS } from '../../core/settings/settings.ts';
import type { SettingChange } from '../../flows/change-settings.ts';
import { settingChanges } from './setting-changes.ts';

/** What is asked of the workspace, for the person alone. */
export type WorkspaceRequest =
  | { kind: 'picks' }
  /** Those that hold all of these words; '': all. */
  | { kind: 'models'; words: string }
  | { kind: 'history'; words: string }
  | { kind: 'settings'; changes: readonly SettingChange[] };

/** What the text after `/llm-pick` asks for. */
export type CommandRequest =
  | WorkspaceRequest
  | { kind: 'help' }
  | { kind: 'digest' }
  | { kind: 'digest settings' }
  /** One word that is nearly a command: a slip more likely than a task. */
  | { kind: 'unknown'; word: string; meant: string }
  | { kind: 'form'; task: string; samples: string };

/** Words that ask for something, in small letters. */
const WORDS: ReadonlyMap<string, CommandRequest> = new Map([
  ...eachFor({ kind: 'help' }, [
    ...['help', 'help me', '--help', '-h', 'hulp', 'hilfe', 'aide', 'ayuda', 'aiuto', 'ajuda'],
    ...['hello', 'hi', 'hey', 'info', 'about', 'commands', 'usage', 'version'],
    // What is a button below a message; the help says so.
    ...['cancel', 'stop', 'delete', 'undo', 'details', 'why', 'why does it fail', 'what if'],
    ...['run again', 'add samples', 'use this', 'raise the budget', 'change the check'],
  ]),
  ...eachFor({ kind: 'history', words: '' }, [
    ...['history', 'list', 'evaluations', 'results', 'runs', 'status'],
  ]),
  ...eachFor({ kind: 'form', task: '', samples: '' }, ['new', 'start', 'run']),
  ...eachFor({ kind: 'digest' }, [
    ...['digest', 'digest preview', 'digest today', 'digest yesterday'],
    ...['digest this week', 'digest last week', 'digest weekly', 'digest snooze', 'weekly digest'],
  ]),
  ...eachFor({ kind: 'digest settings' }, [
    ...['digest settings', 'digest setting', 'digest setup', 'digest set up', 'digest on'],
    ...['digest channel', 'digest day', 'digest hour', 'digest time', 'digest time zone'],
    ...WEEKDAYS.map((day) => `digest ${day.toLowerCase()}`),
    ...['settings digest', 'turn on digest'],
  ]),
  ...eachFor({ kind: 'settings', changes: [{ name: 'digest-channel', text: 'off' }] }, [
    ...['digest off', 'turn off digest'],
  ]),
  ...eachFor({ kind: 'picks' }, ['pick', 'picks']),
  ...eachFor({ kind: 'models', words: '' }, ['model', 'models']),
  ...eachFor({ kind: 'settings', changes: [] }, ['setting', 'settings']),
]);

function eachFor(
  request: CommandRequest,
  words: readonly string[],
): [word: string, CommandRequest][] {
  return words.map((word) => [word, request]);
}

/**
 * Returns what is asked for: the first line is the task, the lines after it are samples; a word alone, or with
 * what programs take after it (`history 20`, `digest now`), may be a command.
 */
export function parseCommand(text: string): CommandRequest {
  const typed = unescapeMrkdwn(text).replaceAll('\r\n', '\n').trim().replace(OWN_NAME, '');
  if (/^[?？]+$/.test(typed)) return { kind: 'help' };
  const word = bareWord(typed);
  const command = commandIn(word) ?? listIn(word);
  if (command) return command;
  const changes = settingChanges(typed);
  if (changes) return { kind: 'settings', changes };
  const unknown = slipIn(word);
  if (unknown) return unknown;
  const [task = '', ...samples] = typed.split('\n');
  return { kind: 'form', task: task.trim(), samples: samples.join('\n').trim() };
}

/** The command's own name, typed once more. */
const OWN_NAME = /^\/?llm-pick(?:\s+|$)/i;
/** What programs take after a command; no task is made of such words. */
const ARGUMENT = /^(?:--?[\w-]+|\d+|all|list|me|now|off|on|please|show|help)$/;

function commandIn(words: string): CommandRequest | null {
  const whole = WORDS.get(words);
  if (whole) return whole;
  const [first = '', ...others] = words.split(' ');
  const isAsked = others.every(
    (each) => ARGUMENT.test(each) || (first === 'help' && WORDS.has(each)),
  );
  return isAsked ? (WORDS.get(first) ?? null) : null;
}

/** `models haiku`, `history tickets`: a command and what its list is to hold, in few words; picks are few. */
function listIn(words: string): CommandRequest | null {
  const [, list, wanted = ''] =
    /^(models|history|picks) ([\w.@/-]+(?: [\w.@/-]+){0,2})$/.exec(words) ?? [];
  if (list === 'picks') return { kind: list };
  return list === 'models' || list === 'history' ? { kind: list, words: wanted } : null;
}

/** A word that is nearly a command, alone or with settings behind it. */
function slipIn(words: string): CommandRequest | null {
  const [, word = '', rest] = /^([a-z-]+)(?: (.+))?$/.exec(words) ?? [];
  const meant = nearest(word, COMMANDS);
  const changes = rest === undefined ? null : settingChanges(`settings ${rest}`);
  const isSlip = rest === undefined || (meant === 'settings' && changes && changes.length > 0);
  return meant !== null && isSlip ? { kind: 'unknown', word, meant } : null;
}

const COMMANDS = ['help', 'digest', 'picks', 'history', 'models', 'settings'];

/** Without capitals, what Slack or a phone puts around a word, and marks that nobody sees. */
function bareWord(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[ \t]+/g, ' ')
    .replace(/^[\s>*_~`"'“”‘’«»([/]+/, '')
    .replace(/[\s*_~`"'“”‘’«»)\].,:;!?…]+$/, '')
    .toLowerCase();
}
