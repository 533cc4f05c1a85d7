import type { Button } from '@slack/types';
import { STEPS, type Step } from '../../core/request/form/form-steps.ts';
import { modal } from '../parts/modal.ts';
import { button, context, section, warningBlock } from '../parts/plain-blocks.ts';
import { simulatedNote } from '../parts/simulated-note.ts';
import type { Modal, ModalBlock } from '../parts/surfaces.ts';
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
    blocks: [section(text)],
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
      context(`Step ${at + 1} of ${STEPS.length}: ${TITLES[view.step]}`),
      ...simulatedNote(view.simulated),
      ...view.warnings.map(warningBlock),
      ...view.notes.map(section),
      ...formFields(view.step, view),
      ...stepButtons(view),
      context('Nothing is spent before you have seen the price and pressed Start.'),
    ],
  });
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
