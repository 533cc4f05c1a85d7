import type { AddedCosts } from '../../core/adding/added-costs.ts';
import type { Addition } from '../../core/adding/addition.ts';
import { count, dollars, upToTheCent } from '../../core/format.ts';
import { samplesSources } from '../form/form-fields.ts';
import { LIMITS } from '../parts/limits.ts';
import { modal } from '../parts/modal.ts';
import { section, warningBlock } from '../parts/plain-blocks.ts';
import { paragraph } from '../parts/rich-text.ts';
import { simulatedNote } from '../parts/simulated-note.ts';
import type { Modal, ModalBlock } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';

export const ADD_CALLBACK = 'add_samples';

/** The form of [Add samples]: the samples, in every form that the first form takes. */
export function addSamplesModal({
  metadata,
  samples,
  takesFiles,
  warning,
}: {
  metadata: string;
  /** What each of the samples' fields holds. */
  samples: readonly string[];
  takesFiles: boolean;
  /** Why it stands there again; null: it doesn't. */
  warning: string | null;
}): Modal {
  return modal({
    title: 'Add samples',
    close: 'Cancel',
    form: { callbackId: ADD_CALLBACK, submit: 'What would it cost?', metadata },
    blocks: [
      ...(warning === null ? [] : [warningBlock(warning)]),
      section(INTRODUCTION),
      ...samplesSources(samples, takesFiles),
    ],
  });
}

const INTRODUCTION =
  'More samples for the same task, with the answers you expect. What is answered stays and is not paid again. You see the price first.';

/** The last look: what was read, what it can show and may cost. */
export function additionModal({
  metadata,
  addition,
  simulated,
}: {
  metadata: string;
  addition: Addition;
  simulated: boolean;
}): Modal {
  const { spec, read, warning, shows, costs, limits } = addition;
  return modal({
    title: 'Add samples',
    close: 'Cancel',
    form: {
      callbackId: ADD_CALLBACK,
      submit: `Add, at most ${upToTheCent(costs.largestUsd)}`,
      metadata,
    },
    blocks: [
      ...simulatedNote(simulated),
      ...(warning === null ? [] : [warningBlock(warning)]),
      sentencesBlock('What was read.', `For “${shorten(spec.name, 100)}”: ${read.join(' ')}`),
      sentencesBlock('What this can show.', shows.join(' ')),
      sentencesBlock('What it may cost.', [costWords(costs), ...limits].join(' ')),
    ],
  });
}

function costWords({ calls, expectedUsd, largestUsd, neededUsd }: AddedCosts): string {
  const short =
    neededUsd > largestUsd
      ? ` About ${dollars(neededUsd)} is needed: the money will likely end it early.`
      : '';
  return `About ${dollars(expectedUsd)} more for ${count(calls, 'call')}, at most ${upToTheCent(largestUsd)} more.${short}`;
}

function sentencesBlock(title: string, words: string): ModalBlock {
  return paragraph(title, shorten(words, LIMITS.richText));
}
