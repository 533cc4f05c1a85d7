import type { ActionsBlock, Button, RichTextBlock } from '@slack/types';
import type { Approval } from '../../core/caps/approval.ts';
import type { Estimate, Quote } from '../../core/estimate/estimate.ts';
import { count, dollars, exactDollars, percent, upToTheCent } from '../../core/format.ts';
import { LIMITS } from '../parts/limits.ts';
import { modal } from '../parts/modal.ts';
import { button, warningBlock } from '../parts/plain-blocks.ts';
import { receivers } from '../parts/receivers.ts';
import { bold, line, mentionOf, paragraph, richText, words } from '../parts/rich-text.ts';
import { simulatedNote } from '../parts/simulated-note.ts';
import type { Modal, ModalBlock } from '../parts/surfaces.ts';
import { plainText } from '../parts/text.ts';
import {
  FORM_ADD_SAMPLES,
  FORM_AUDIENCE,
  FORM_BACK,
  FORM_CALLBACK,
  FORM_LOWER_BAR,
  FORM_THESE_ONLY,
  FORM_VARIANTS,
} from './form-actions.ts';
import { FORM_TITLE } from './form-title.ts';

export interface FormLook {
  /** What was understood of the samples. */
  understood: readonly string[];
  /** Why the samples prove nothing; null where they may. */
  warning: string | null;
  samples: number;
  estimate: Quote;
  /** What a month is expected to cost, in sentences; null: no price is known. */
  month: string | null;
  /** The form it belongs to can be gone back to; an evaluation that is asked once more has none. */
  canChange: boolean;
  audience: Audience;
  /** The providers that get the samples, as people call them. */
  providers: readonly string[];
  /** What has changed since the look before, or why it could not be started; null: nothing. */
  notice: Notice | null;
  /** Whether a model has been asked for variants of the samples, or can be. */
  variants: 'none' | 'possible' | 'asked for';
  simulated: boolean;
  /** The form's id. */
  form: string;
  metadata: string;
}

/** Said above all else. */
export interface Notice {
  level: 'warning' | 'success';
  text: string;
}

/** Who will see the result. */
export interface Audience {
  /** Where it was asked; a Slack channel id. */
  channel: string;
  /** Why the app can't post there, and what to do; null where it can. */
  closed: { why: string; next: string } | null;
  onlyMe: boolean;
}

/** The last look before a cent is spent: what it can show and may cost, and who sees what (storyboard 2). */
export function formLook(look: FormLook): Modal {
  const { estimate, providers } = look;
  return modal({
    title: FORM_TITLE,
    close: 'Close',
    form: {
      callbackId: FORM_CALLBACK,
      submit: `Start, at most ${upToTheCent(estimate.largestUsd)}`,
      metadata: look.metadata,
    },
    blocks: [
      ...(look.notice === null ? [] : [noticeBlock(look.notice)]),
      ...simulatedNote(look.simulated),
      ...(look.warning === null ? [] : [warningBlock(look.warning)]),
      ...(estimate.provable ? [] : unprovable(look)),
      paragraph('What was understood.', look.understood.join(' ')),
      paragraph('What this can show.', estimate.sentences.join(' ')),
      paragraph('What it may cost.', costWords(estimate)),
      ...(look.month === null ? [] : [paragraph('What a month will cost.', look.month)]),
      ...(estimate.approval === null ? [] : [approvalParagraph(estimate.approval)]),
      ...audienceBlocks(look.audience),
      paragraph('Who gets the samples.', receivers(providers, look.simulated)),
      ...lookButtons(look),
    ],
  });
}

function lookButtons(look: FormLook): ModalBlock[] {
  const { canChange, audience, estimate } = look;
  const back = canChange ? [button(FORM_BACK, 'Back')] : [];
  const isOpen = audience.closed === null;
  const toggle = button(FORM_AUDIENCE, audience.onlyMe ? 'Post in the channel' : 'Only me');
  const variants = estimate.provable ? variantsButton(look) : [];
  const buttons = [...back, ...(isOpen ? [toggle] : []), ...variants];
  return buttons.length > 0 ? [actions('look', buttons)] : [];
}

function unprovable(look: FormLook): ModalBlock[] {
  const { samples, estimate, canChange } = look;
  const notice = warningBlock('These samples can’t prove this bar, however well a model does.');
  if (!canChange) return [notice];
  return [
    notice,
    actions('unprovable', [
      ...lowerBarButton(estimate.reachableBar),
      button(FORM_THESE_ONLY, samples === 1 ? 'This one only' : `These ${samples} only`),
      button(FORM_ADD_SAMPLES, 'Add samples'),
      ...variantsButton(look),
    ]),
  ];
}

function variantsButton({ variants, form }: FormLook): Button[] {
  if (variants === 'none') return [];
  const text = variants === 'possible' ? 'Draft variants' : 'Variants';
  return [button(FORM_VARIANTS, text, form)];
}

function lowerBarButton(bar: number | null): Button[] {
  if (bar === null) return [];
  const to = percent(bar);
  return [button(FORM_LOWER_BAR, `Lower the bar to ${to}`, to)];
}

function costWords({ expectedUsd, largestUsd, fullDesignUsd, calls, basis }: Estimate): string {
  return (
    `About ${dollars(expectedUsd)} for ${count(calls.expected, 'call')}, ` +
    `at most ${upToTheCent(largestUsd)}. Asking every model everything: ${dollars(fullDesignUsd)}.${basis.map((sentence) => ` ${sentence}`).join('')}`
  );
}

function audienceBlocks({ channel, closed, onlyMe }: Audience): ModalBlock[] {
  if (closed) {
    const text = `You alone, in a direct message: I can’t post in <#${channel}>, ${closed.why}. ${closed.next}`;
    return [{ type: 'section', text: { type: 'mrkdwn', text: `*Who will see it.* ${text}` } }];
  }
  const text = onlyMe
    ? 'You alone, in a direct message.'
    : `<#${channel}>, from you, with up to three of your samples a model in the thread.`;
  return [{ type: 'section', text: { type: 'mrkdwn', text: `*Who will see it.* ${text}` } }];
}

function approvalParagraph({ approver, aboveUsd }: Approval): RichTextBlock {
  const above = ` Above ${exactDollars(aboveUsd)} nothing is spent before `;
  return richText([
    line(bold('Who confirms it.'), words(above), mentionOf(approver), words(' has confirmed it.')),
  ]);
}

function noticeBlock({ level, text }: Notice): ModalBlock {
  return { type: 'alert', level, text: plainText(text, LIMITS.alert) };
}

function actions(id: string, elements: Button[]): ActionsBlock {
  return { type: 'actions', block_id: id, elements };
}
