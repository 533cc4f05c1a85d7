import { line, richText, words } from '../blocks/rich-text.ts';
import type { SlackMessage } from '../blocks/surfaces.ts';
import { refusalWords } from './refusal-words.ts';

/** A reply in place of a result's files: why Slack did not take them, and how they are had all the same. */
export function filesRefused(evaluationId: string, code: string): SlackMessage {
  const { why, next } = refusalWords(code);
  const text = `The files of this result could not be added, ${why}. ${next} In a terminal they are had with: llm-pick show ${evaluationId} --output result.csv`;
  return { text, blocks: [richText([line(words(text))])] };
}
