import type { ActionsBlock, AlertBlock, ContextBlock } from '@slack/types';
import type { Fault } from '../core/errors.ts';
import type { Estimate } from '../core/estimate/estimate.ts';
import type { FormValues } from '../core/request/form/request-from-form.ts';
import { estimateBlocks } from './form-estimate.ts';
import { formFields, formHolds, type ModelOption } from './form-fields.ts';
import { LIMITS } from './limits.ts';
import { modal } from './modal.ts';
import { simulatedNote } from './simulated-note.ts';
import type { Modal } from './surfaces.ts';
import { plainText } from './text.ts';

export const FORM_CALLBACK = 'evaluation_form';
export const ESTIMATE_ACTION = 'estimate_evaluation';

export interface FormView {
  values: FormValues;
  models: readonly ModelOption[];
  /** null until it is asked for, or where the form can't be read yet: then `faults` say why. */
  estimate: Estimate | null;
  faults: readonly Fault[];
  /** Where the result will be posted; a Slack channel id. */
  channel: string;
  simulated: boolean;
  /** Carried by the form and given back on submission. */
  metadata: string;
}

/** What is shown at once, before anything was worked out. */
export function loadingModal(): Modal {
  return modal({
    close: 'Close',
    blocks: [{ type: 'section', text: plainText('One moment…', LIMITS.section) }],
  });
}

/** The whole form, filled in as far as it is known (storyboard 2). */
export function formModal(view: FormView): Modal {
  const warned = view.estimate !== null && !view.estimate.provable;
  return modal({
    close: 'Close',
    form: {
      callbackId: FORM_CALLBACK,
      submit: warned ? 'Start anyway' : 'Start',
      metadata: view.metadata,
    },
    blocks: [
      ...simulatedNote(view.simulated),
      ...(formHolds(view.values) ? [] : [warning(CUT)]),
      ...formFields(view.values, view.models),
      { type: 'divider' },
      ...(view.estimate ? estimateBlocks(view.estimate) : []),
      ...faultAlert(view.faults),
      estimateButton(view.estimate !== null),
      audience(view.channel),
    ],
  });
}

const CUT =
  'What you sent is longer than this form takes: its end is missing below. A task takes 3,000 characters, samples 30,000.';

function faultAlert([first, ...rest]: readonly Fault[]): AlertBlock[] {
  if (!first) return [];
  const more = rest.length === 0 ? '' : ` (and ${rest.length} more)`;
  return [warning(`Not ready yet: ${first.message}${more}`)];
}

function warning(text: string): AlertBlock {
  return { type: 'alert', level: 'warning', text: plainText(text, LIMITS.alert) };
}

function estimateButton(again: boolean): ActionsBlock {
  const text = again ? 'Work it out again' : 'What can this show, and cost?';
  return {
    type: 'actions',
    block_id: 'estimate',
    elements: [
      {
        type: 'button',
        action_id: ESTIMATE_ACTION,
        text: plainText(text, LIMITS.button.text),
        accessibility_label: 'Work out what this can show and may cost',
      },
    ],
  };
}

function audience(channel: string): ContextBlock {
  const text = `The result is posted in <#${channel}>, with your name. Nothing is spent before you press Start.`;
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}
