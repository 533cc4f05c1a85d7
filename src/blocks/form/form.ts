import type { Button } from '@slack/types';
import { STEPS, type Step } from '../../core/request/form/form-steps.ts';
import { LIMITS } from '../parts/limits.ts';
import { modal } from '../parts/modal.ts';
import { simulatedNote } from '../parts/simulated-note.ts';
import type { Modal, ModalBlock } from '../parts/surfaces.ts';
import { plainText } from '../parts/text.ts';
import {
  FORM_BACK,
  FORM_CALLBACK,
  FORM_REMOVE_DOCUMENT,
  FORM_REMOVE_FILE,
} from './form-actions.ts';
import { type FieldValues, formFields } from './form-fields.ts';
import { FORM_TITLE } from './form-title.ts';

export interface FormView extends FieldValues {
  step: Step;
  /** What is to be known first: a channel that is closed, samples that don't fit. */
  warnings: readonly string[];
  /** What was understood of the step before, and why something is suggested. */
  notes: readonly string[];
  simulated: boolean;
  /** Carried by the form and given back on submission. */
  metadata: string;
}

/** What is shown at once, before anything was worked out. */
export function loadingModal(): Modal {
  return noteModal('One moment…');
}

/** A modal that only says something. */
export function noteModal(text: string): Modal {
  return modal({
    title: 'llm-pick',
    close: 'Close',
    blocks: [{ type: 'section', text: plainText(text, LIMITS.section) }],
  });
}

const TITLES: Readonly<Record<Step, string>> = {
  samples: 'The task and the samples',
  right: 'What counts as right, and how good is good enough',
  models: 'The models',
};

/** One step of the form, filled in as far as it is known (storyboard 2). */
export function formStep(view: FormView): Modal {
  const at = STEPS.indexOf(view.step);
  return modal({
    title: FORM_TITLE,
    close: 'Close',
    form: {
      callbackId: FORM_CALLBACK,
      submit: at === STEPS.length - 1 ? 'See the price' : 'Next',
      metadata: view.metadata,
    },
    blocks: [
      {
        type: 'context',
        elements: [
          plainText(`Step ${at + 1} of ${STEPS.length}: ${TITLES[view.step]}`, LIMITS.context.text),
        ],
      },
      ...simulatedNote(view.simulated),
      ...view.warnings.map(warning),
      ...view.notes.map(note),
      ...formFields(view.step, view),
      ...stepButtons(view),
      {
        type: 'context',
        elements: [
          plainText(
            'Nothing is spent before you have seen the price and pressed Start.',
            LIMITS.context.text,
          ),
        ],
      },
    ],
  });
}

function warning(text: string): ModalBlock {
  return { type: 'alert', level: 'warning', text: plainText(text, LIMITS.alert) };
}

function note(text: string): ModalBlock {
  return { type: 'section', text: plainText(text, LIMITS.section) };
}

function stepButtons({ step, hasFile, hasDocument }: FormView): ModalBlock[] {
  if (step !== 'samples') return [actions(button(FORM_BACK, 'Back'))];
  const buttons = [
    ...(hasFile ? [button(FORM_REMOVE_FILE, 'Take other samples')] : []),
    ...(hasDocument ? [button(FORM_REMOVE_DOCUMENT, 'Take another document')] : []),
  ];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

function actions(...elements: Button[]): ModalBlock {
  return { type: 'actions', block_id: 'step', elements };
}

function button(action: string, text: string): Button {
  return { type: 'button', action_id: action, text: plainText(text, LIMITS.button.text) };
}
