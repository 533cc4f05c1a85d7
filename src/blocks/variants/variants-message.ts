import { draftedWords } from '../../core/variants/variants-words.ts';
import { messageOf } from '../parts/message-of.ts';
import { button } from '../parts/plain-blocks.ts';
import { bold, line, richText, words } from '../parts/rich-text.ts';
import { simulatedNote, simulatedPrefix } from '../parts/simulated-note.ts';
import type { SlackMessage } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';
import { VARIANTS_OPEN } from './variants-actions.ts';

/** What a person is told once the variants that they asked for have been written. */
export interface VariantsReady {
  /** What the form is called. */
  name: string;
  variants: number;
  /** Samples that there are variants of. */
  samples: number;
  /** Why there are none of some; null: there are of all. */
  short: string | null;
  simulated: boolean;
  /** The form that they are for. */
  form: string;
}

/** Of the form's name, which a person wrote. */
const NAME = 150;

/** Tells one person that variants can be read; its button opens them, and their form. */
export function variantsMessage(ready: VariantsReady): SlackMessage {
  const { short, simulated, variants } = ready;
  const title = `${simulatedPrefix(simulated)}${shorten(ready.name, NAME)}:`;
  const sentence = [draftedWords(ready), ...(short === null ? [] : [short])].join(' ');
  const open = variants === 0 ? 'Go on' : 'Read and tick them';
  return messageOf(`${title} ${sentence}`, [
    richText([line(bold(title), words(` ${sentence}`))]),
    { type: 'actions', elements: [button(VARIANTS_OPEN, open, ready.form)] },
    ...simulatedNote(simulated),
  ]);
}
