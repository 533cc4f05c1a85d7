import type { ActionsBlock, Button, RichTextBlock } from '@slack/types';
import type { LabelOf } from '../core/catalog/labels-of.ts';
import { upToTheCent } from '../core/format.ts';
import type { Progress } from '../core/record/progress.ts';
import type { Question } from '../core/record/question.ts';
import { questionWords } from '../core/record/question-words.ts';
import { isHolding } from '../core/result/answer-check.ts';
import { messageOf } from './parts/message-of.ts';
import { button } from './parts/plain-blocks.ts';
import { bold, line, mentionOf, richText, words } from './parts/rich-text.ts';
import { simulatedPrefix } from './parts/simulated-note.ts';
import type { SlackMessage } from './parts/surfaces.ts';
import { shorten } from './parts/text.ts';

export const QUESTION_YES_ACTION = 'question_yes';
export const QUESTION_NO_ACTION = 'question_no';
/** Its value is the evaluation, and the check that its answers suggest. */
export const CHANGE_CHECK_ACTION = 'change_check';

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
  question: Question,
  said: string,
): [RichTextBlock, ActionsBlock] {
  const approver = question.kind === 'approval' ? question.approval.approver : null;
  return [
    richText([
      approver === null
        ? line(bold(said), words('\nNothing is spent until you answer, for a day.'))
        : line(bold(said), words(' Waiting for '), mentionOf(approver), words(STILL)),
    ]),
    { type: 'actions', elements: answerButtons(evaluationId, question) },
  ];
}

const STILL = '; nothing is spent until then.';

function answerButtons(id: string, question: Question): Button[] {
  if (question.kind === 'approval') {
    const confirmed = `Confirm, at most ${upToTheCent(question.usd)}`;
    return [
      { ...button(QUESTION_YES_ACTION, confirmed, id), style: 'primary' },
      button(QUESTION_NO_ACTION, 'Decline', id),
    ];
  }
  if (question.kind !== 'answer check') {
    return [
      { ...button(QUESTION_YES_ACTION, 'Yes', id), style: 'primary' },
      button(QUESTION_NO_ACTION, 'Stop here', id),
    ];
  }
  const suggested = isHolding(question.doubted) ? `${id} contains` : id;
  return [
    { ...button(CHANGE_CHECK_ACTION, 'Change the check', suggested), style: 'primary' },
    button(QUESTION_YES_ACTION, 'Go on as it is', id),
  ];
}

/** In the thread: it mentions whose answer it is, and where that is given. */
export function questionReply(
  progress: Progress,
  { mention, labelOf }: { mention: string; labelOf: LabelOf },
): SlackMessage {
  const headline = `${simulatedPrefix(progress.simulated)}${openQuestionWords(progress, labelOf) ?? ''}`;
  const where = 'Answer by a button of the message above.';
  return messageOf(`${progress.name}: ${headline} ${where}`, [
    richText([line(mentionOf(mention), words(' '), bold(headline), words(` ${where}`))]),
  ]);
}

/** What an approver's own message becomes once nothing waits for their word: without buttons. */
export function answeredMessage({
  name,
  simulated,
}: {
  name: string;
  simulated: boolean;
}): SlackMessage {
  const sentence = `${simulatedPrefix(simulated)}“${shorten(name, 200)}” waits for no answer any more. Who asked for it sees how it goes on.`;
  return messageOf(sentence, [richText([line(words(sentence))])]);
}
