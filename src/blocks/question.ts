import type { ActionsBlock, Button, RichTextBlock } from '@slack/types';
import type { Progress } from '../core/record/progress.ts';
import { questionWords } from '../core/record/question-words.ts';
import { LIMITS } from './limits.ts';
import { bold, line, person, richText, words } from './rich-text.ts';
import { simulatedPrefix } from './simulated-note.ts';
import type { LabelOf, SlackMessage } from './surfaces.ts';
import { fallbackText, plainText, shorten } from './text.ts';

export const QUESTION_YES_ACTION = 'question_yes';
export const QUESTION_NO_ACTION = 'question_no';

/** Of a question, which names models. */
const LENGTH = 1_000;

/** What a running evaluation waits on, in words; null: nothing. */
export function openQuestionWords(
  { question, largestUsd }: Progress,
  labelOf: LabelOf,
): string | null {
  return question && shorten(questionWords(question, { largestUsd, labelOf }), LENGTH);
}

/** The question in the running message, with its two answers. */
export function questionBlocks(
  evaluationId: string,
  question: string,
): [RichTextBlock, ActionsBlock] {
  const button = (action: string, text: string): Button => ({
    type: 'button',
    action_id: action,
    value: evaluationId,
    text: plainText(text, LIMITS.button.text),
  });
  return [
    richText([line(bold(question), words('\nNothing is spent until you answer, for a day.'))]),
    {
      type: 'actions',
      elements: [
        { ...button(QUESTION_YES_ACTION, 'Yes'), style: 'primary' },
        button(QUESTION_NO_ACTION, 'Stop here'),
      ],
    },
  ];
}

/** In the thread: it mentions who asked for the evaluation, and where the answer is given. */
export function questionReply(
  progress: Progress,
  { mention, labelOf }: { mention: string; labelOf: LabelOf },
): SlackMessage {
  const headline = `${simulatedPrefix(progress.simulated)}${openQuestionWords(progress, labelOf) ?? ''}`;
  const where = 'Answer by a button of the message above.';
  return {
    text: fallbackText(`${progress.name}: ${headline} ${where}`, LIMITS.message.text),
    blocks: [richText([line(person(mention), words(' '), bold(headline), words(` ${where}`))])],
  };
}
