import type { ActionsBlock } from '@slack/types';
import { FORM_OPEN } from './form/form-actions.ts';
import { LIMITS } from './parts/limits.ts';
import { messageOf } from './parts/message-of.ts';
import { modal } from './parts/modal.ts';
import { button, section } from './parts/plain-blocks.ts';
import { bold, box, line, richText, words } from './parts/rich-text.ts';
import { splitLines } from './parts/split-lines.ts';
import type { MessageBlock, Modal, SlackMessage } from './parts/surfaces.ts';
import { plainText, shorten } from './parts/text.ts';

/** Characters for what is said above the text given back. */
const ROOM_ABOVE = 2_000;

/** What a message gives back of a form: the draft that keeps it, or what was typed where none could. */
export type GivenBack = { draft: string } | { typed: readonly { name: string; value: string }[] };

/** What went wrong and what to do; nothing that a person wrote is lost. */
export function errorMessage(
  { what, next }: { what: string; next: string },
  given: GivenBack = { typed: [] },
): SlackMessage {
  const back = 'draft' in given ? [openButton(given.draft)] : typedBlocks(given.typed);
  const more = next === '' ? '' : ` ${next}`;
  return messageOf(`${what}${more}`, [richText([line(bold(what), words(more))]), ...back]);
}

/** What was typed, within what Slack takes in all blocks of a message; what is left out is counted. */
function typedBlocks(typed: readonly { name: string; value: string }[]): MessageBlock[] {
  const returned = typed.filter(({ value }) => value !== '');
  const room = Math.floor((LIMITS.message.allBlocks - ROOM_ABOVE) / Math.max(1, returned.length));
  return returned.flatMap(({ name, value }) => [
    richText([line(words(`What you wrote as ${name}:`))]),
    ...splitLines(shorten(value, room), LIMITS.richText).map((piece) =>
      richText([box(piece, LIMITS.richText)]),
    ),
  ]);
}

function openButton(draft: string): ActionsBlock {
  return { type: 'actions', elements: [button(FORM_OPEN, 'Open the form', draft)] };
}

/** The same in place of a form that can't be shown. */
export function errorModal({ what, next }: { what: string; next: string }): Modal {
  return modal({
    title: 'llm-pick',
    close: 'Close',
    blocks: [
      { type: 'alert', level: 'error', text: plainText(what, LIMITS.alert) },
      ...(next === '' ? [] : [section(next)]),
    ],
  });
}
