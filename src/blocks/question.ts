import type { ActionsBlock, Button, RichTextBlock } from '@slack/types';
import { dollars } from '../core/format.ts';
import type { Progress } from '../core/record/progress.ts';
import type { Question } from '../core/record/question.ts';
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

/** The question in the running message, with its two answers: of an approval it says who gives it. */
export function questionBlocks(
  evaluationId: string,
  { question, words: wording }: { question: Question; words: string },
): [RichTextBlock, ActionsBlock] {
  const { approval, usd } = question;
  const button = (action: string, text: string): Button => ({
    type: 'button',
    action_id: action,
    value: evaluationId,
    text: plainText(text, LIMITS.button.text),
  });
  return [
    richText([
      approval
        ? line(bold(wording), words(' Waiting for '), person(approval.approver), words(STILL))
        : line(bold(wording), words('\nNothing is spent until you answer, for a day.')),
    ]),
    {
      type: 'actions',
      elements: [
        {
          ...button(QUESTION_YES_ACTION, approval ? `Confirm, at most ${dollars(usd)}` : 'Yes'),
          style: 'primary',
        },
        button(QUESTION_NO_ACTION, approval ? 'Decline' : 'Stop here'),
      ],
    },
  ];
}

const STILL = '; nothing is spent until then.';

/** In the thread: it mentions whose answer it is, and where that is given. */
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
