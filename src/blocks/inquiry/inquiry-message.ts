import type { ActionsBlock, Button } from '@slack/types';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { upToTheCent } from '../../core/format.ts';
import type { InquiryAnswer } from '../../core/inquiry/inquiry-answer.ts';
import { type InquiryWords, inquiryWords } from '../../core/inquiry/inquiry-words.ts';
import type { FailureCause } from '../../core/why/failure-cause.ts';
import { messageOf } from '../parts/message-of.ts';
import { button, context, section } from '../parts/plain-blocks.ts';
import { bold, line, mentionOf, richText, words } from '../parts/rich-text.ts';
import { simulatedNote, simulatedPrefix } from '../parts/simulated-note.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';
import { DETAILS_ACTION, WHY_ACTION } from '../result/result-actions.ts';
import { USE_ACTION } from '../workspace/pick-button.ts';

export const CANCEL_WHY_ACTION = 'cancel_inquiry';

/** What a thread is told of an inquiry. */
export interface InquiryReply {
  said: { answer: InquiryAnswer } | { refusal: string };
  simulated: boolean;
  mention: string | null;
}

const HEADLINE = 1_000;

/** Why a model fails, in the thread of its evaluation (storyboard 6). */
export function inquiryMessage(
  { said, simulated, mention }: InquiryReply,
  labelOf: LabelOf,
): SlackMessage {
  const parts = 'answer' in said ? inquiryWords(said.answer) : refused(said.refusal);
  const headline = shorten(`${simulatedPrefix(simulated)}${parts.headline}`, HEADLINE);
  const who = mention === null ? [] : [mentionOf(mention), words(' ')];
  const paragraphs = parts.paragraphs.map((sentences) => sentences.join(' '));
  return messageOf([headline, ...paragraphs, ...parts.smallPrint].join('\n'), [
    richText([line(...who, bold(headline))]),
    ...paragraphs.map(section),
    ...(parts.smallPrint.length === 0 ? [] : [context(parts.smallPrint.join(' '))]),
    ...buttonsOf(said, labelOf),
    ...simulatedNote(simulated),
  ]);
}

function refused(refusal: string): InquiryWords {
  return { headline: refusal, paragraphs: [], smallPrint: [] };
}

/** What can be done with an answer: the confirmed candidate is used, or another document is tried. */
function buttonsOf(said: InquiryReply['said'], labelOf: LabelOf): ActionsBlock[] {
  if ('refusal' in said) return [];
  const { answer } = said;
  const { document, of } = answer.question.inquiry;
  const words = document === null ? 'Try it with a document' : 'Try another document';
  const buttons = [
    ...confirmedButtons(answer, labelOf),
    ...(answer.cause !== null && !FIXED.has(answer.cause) ? [button(WHY_ACTION, words, of)] : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

/** No document is called for. */
const FIXED: ReadonlySet<FailureCause> = new Set([
  'knowledge',
  'effort',
  'unwritten rules',
  'luck',
]);

/** The confirmed candidate, where its own evaluation picked it: to use it, and how it was measured. */
function confirmedButtons({ confirmed, chosen }: InquiryAnswer, labelOf: LabelOf): Button[] {
  const verdict = confirmed?.measured.verdict;
  if (!confirmed || !chosen || (verdict !== 'proven' && verdict !== 'likely')) return [];
  const { evaluationId } = confirmed;
  return [
    button(USE_ACTION, `Use ${labelOf(chosen.candidate.name)}`, evaluationId),
    button(DETAILS_ACTION, 'Details', evaluationId),
  ];
}

/** Said in the thread when it begins; its button cancels it, whichever stage it has come to. */
export function inquiryStarted(
  evaluationId: string,
  { label, largestUsd, simulated }: { label: string; largestUsd: number; simulated: boolean },
): SlackMessage {
  const sentence = `${simulatedPrefix(simulated)}Looking into why ${label} fails, for at most ${upToTheCent(largestUsd)}. The answer is posted here.`;
  return messageOf(sentence, [
    section(sentence),
    actions(button(CANCEL_WHY_ACTION, 'Cancel', evaluationId)),
  ]);
}

function actions(...elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}
