import { line, richText, words } from '../../blocks/parts/rich-text.ts';
import type { SlackMessage } from '../../blocks/parts/surfaces.ts';
import type { TextFile } from '../../core/text-file.ts';
import { refusalWords } from './refusal-words.ts';

/** A reply in place of files: why Slack did not take them, and what to do about it. */
export function filesRefused(files: readonly TextFile[], code: string): SlackMessage {
  const { why, next } = refusalWords(code);
  const names = files.map(({ name }) => name).join(', ');
  const text = `Could not be added here: ${names}, ${why}. ${next}`;
  return { text, blocks: [richText([line(words(text))])] };
}
