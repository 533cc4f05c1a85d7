import type { ActionsBlock, RichTextElement } from '@slack/types';
import type { LabelOf } from '../core/catalog/labels-of.ts';
import { count, exactDollars, percent, toTheCent, wholeNumber } from '../core/format.ts';
import type { CandidateProgress, Progress } from '../core/record/progress.ts';
import { outcomeWords } from '../core/result/words/verdict-words.ts';
import { LIMITS } from './parts/limits.ts';
import { messageOf } from './parts/message-of.ts';
import { bold, line, mentionOf, richText, words } from './parts/rich-text.ts';
import { simulatedNote, simulatedPrefix } from './parts/simulated-note.ts';
import type { SlackMessage } from './parts/surfaces.ts';
import { plainText, shorten } from './parts/text.ts';
import { openQuestionWords, questionBlocks } from './question.ts';

/** Candidates shown one a line; the rest is counted. */
const SHOWN = 25;
/** Of the evaluation's name, which a person wrote. */
const NAME = 150;

export const CANCEL_ACTION = 'cancel_evaluation';

/** The message of an evaluation that runs; it is updated in place (storyboard 3). */
export function progressMessage(
  evaluationId: string,
  progress: Progress,
  labelOf: LabelOf,
): SlackMessage {
  const name = shorten(progress.name, NAME);
  const status = statusOf(progress);
  const { question } = progress;
  const sentence = openQuestionWords(progress, labelOf);
  return messageOf(
    `${simulatedPrefix(progress.simulated)}Which model is good enough for "${name}"? ${status}${sentence === null ? '' : `. ${sentence}`}`,
    [
      richText([line(...heading(progress, name), words(`\n${status}`))]),
      richText([line(...candidateLines(progress.candidates, labelOf))]),
      ...simulatedNote(progress.simulated),
      ...(question === null || sentence === null
        ? [cancelButton(evaluationId)]
        : questionBlocks(evaluationId, question, sentence)),
    ],
  );
}

function heading({ actor, simulated }: Progress, name: string): RichTextElement[] {
  const asks = actor.kind === 'person' ? [mentionOf(actor.id ?? ''), words(' asks: ')] : [];
  const prefix = simulated ? [bold(simulatedPrefix(true))] : [];
  return [...prefix, ...asks, bold(`which model is good enough for “${name}”?`)];
}

function statusOf(progress: Progress): string {
  const { done, planned, spentUsd, budgetUsd } = progress;
  const share = planned === 0 ? 0 : Math.min(1, done / planned);
  const calls = `${wholeNumber(done)} of about ${count(planned, 'call')}`;
  return `${percent(share)} done (${calls}), ${toTheCent(spentUsd)} of ${exactDollars(budgetUsd)} spent${leftWords(progress)}`;
}

/** What waits for somebody has no time left. */
function leftWords({ leftMs, paused, question }: Progress): string {
  if (paused) return '; paused until whoever runs llm-pick resumes it';
  if (leftMs === null || question !== null) return '';
  const minutes = Math.round(leftMs / 60_000);
  return minutes < 1 ? ', less than a minute left' : `, about ${count(minutes, 'minute')} left`;
}

function candidateLines(
  candidates: readonly CandidateProgress[],
  labelOf: LabelOf,
): RichTextElement[] {
  const begun = candidates.filter(({ state }) => state !== 'waits');
  const waiting = candidates.length - begun.length;
  const rest = begun.length - SHOWN;
  const wait = `${count(waiting, begun.length === 0 ? 'model' : 'more model')} ${waiting === 1 ? 'waits' : 'wait'}`;
  return [
    ...begun.slice(0, SHOWN).flatMap((candidate, index) => {
      const { sign, state } = candidateState(candidate);
      const begin = index === 0 ? '' : '\n';
      return [words(`${begin}${sign}  `), bold(labelOf(candidate.name)), words(`: ${state}`)];
    }),
    ...(rest > 0 ? [words(`\n… and ${count(rest, 'more model')}`)] : []),
    ...(waiting > 0 ? [words(`${begun.length === 0 ? '' : '\n'}○  ${wait}`)] : []),
  ];
}

function candidateState(candidate: CandidateProgress): { sign: string; state: string } {
  const { state, why, done, planned, score } = candidate;
  const scored = score === null ? '' : `, ${percent(score)}`;
  const right = score === null ? '' : `${percent(score)} so far, `;
  switch (state) {
    case 'waits':
    case 'running':
      return { sign: '⟳', state: `${right}${wholeNumber(done)} of ${count(planned, 'call')}` };
    case 'not proven':
      return { sign: '?', state: `not proven${scored}` };
    default: {
      const sign = why === null || state === 'likely' ? SIGNS[state] : '–';
      return { sign, state: `${outcomeWords({ verdict: state, why })}${scored}` };
    }
  }
}

const SIGNS = {
  proven: '✓',
  likely: '✓',
  unclear: '?',
  'ruled out': '✗',
  'not run': '–',
} as const;

function cancelButton(evaluationId: string): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: CANCEL_ACTION,
        value: evaluationId,
        text: plainText('Cancel', LIMITS.button.text),
        accessibility_label: 'Cancel this evaluation',
        confirm: {
          title: plainText('Cancel this evaluation?', LIMITS.confirm.title),
          text: plainText(
            'Calls under way finish and count. What is known by then is posted here.',
            LIMITS.confirm.text,
          ),
          confirm: plainText('Cancel it', LIMITS.confirm.button),
          deny: plainText('Go on', LIMITS.confirm.button),
          style: 'danger',
        },
      },
    ],
  };
}
