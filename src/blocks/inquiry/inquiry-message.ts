import type { ActionsBlock } from '@slack/types';
import { dollars } from '../../core/format.ts';
import type { InquiryAnswer } from '../../core/inquiry/inquiry-answer.ts';
import { inquiryWords } from '../../core/inquiry/inquiry-words.ts';
import { LIMITS } from '../limits.ts';
import { bold, line, person, richText, words } from '../rich-text.ts';
import { simulatedNote, simulatedPrefix } from '../simulated-note.ts';
import type { LabelOf, SlackMessage } from '../surfaces.ts';
import { fallbackText, plainText, shorten } from '../text.ts';
import { USE_ACTION } from '../workspace/pick-button.ts';

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
  const { headline: claim, sentences } =
    'answer' in said ? inquiryWords(said.answer) : { headline: said.refusal, sentences: [] };
  const use = 'answer' in said ? usable(said.answer, labelOf) : null;
  const headline = shorten(`${simulatedPrefix(simulated)}${claim}`, HEADLINE);
  const who = mention === null ? [] : [person(mention), words(' ')];
  return {
    text: fallbackText([headline, ...sentences].join('\n'), LIMITS.message.text),
    blocks: [
      richText([line(...who, bold(headline))]),
      ...sentences.map((sentence) => ({
        type: 'section' as const,
        text: plainText(sentence, LIMITS.section),
      })),
      ...(use ? [acceptButton(use)] : []),
      ...simulatedNote(simulated),
    ],
  };
}

interface Usable {
  evaluationId: string;
  label: string;
}

/** The confirmed candidate, where its own evaluation picked it; null: none. */
function usable({ confirmed, chosen }: InquiryAnswer, labelOf: LabelOf): Usable | null {
  const verdict = confirmed?.measured.verdict;
  if (!confirmed || !chosen || (verdict !== 'proven' && verdict !== 'likely')) return null;
  return { evaluationId: confirmed.evaluationId, label: labelOf(chosen.candidate.name) };
}

function acceptButton({ evaluationId, label }: Usable): ActionsBlock {
  const text = plainText(`Use ${label}`, LIMITS.button.text);
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: USE_ACTION, value: evaluationId, text }],
  };
}

/** Said in the thread when it begins. */
export function inquiryStarted(
  label: string,
  largestUsd: number,
  simulated: boolean,
): SlackMessage {
  const sentence = `${simulatedPrefix(simulated)}Looking into why ${label} fails, for at most ${dollars(largestUsd)}. The answer is posted here.`;
  return {
    text: fallbackText(sentence, LIMITS.message.text),
    blocks: [{ type: 'section', text: plainText(sentence, LIMITS.section) }],
  };
}
