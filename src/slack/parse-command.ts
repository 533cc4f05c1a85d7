import { unescapeMrkdwn } from '../blocks/text.ts';

/** What the text after `/llm-pick` asks for. */
export type CommandRequest =
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
  if (/^[a-z][a-z-]{0,19}$/i.test(typed)) return { kind: 'unknown', word: typed };
  const [task = '', ...samples] = typed.split('\n');
  return { kind: 'form', task: task.trim(), samples: samples.join('\n').trim() };
}
