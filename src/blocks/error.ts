import { LIMITS } from './limits.ts';
import { modal } from './modal.ts';
import { bold, box, line, richText, words } from './rich-text.ts';
import { splitLines } from './split-lines.ts';
import type { Modal, SlackMessage } from './surfaces.ts';
import { fallbackText, plainText } from './text.ts';

/** What went wrong and what to do; `typed` gives back what a person wrote, so that nothing is lost. */
export function errorMessage(
  { what, next }: { what: string; next: string },
  typed: readonly { name: string; value: string }[] = [],
): SlackMessage {
  const returned = typed.filter(({ value }) => value !== '');
  return {
    text: fallbackText(`${what} ${next}`, LIMITS.message.text),
    blocks: [
      richText([line(bold(what), words(` ${next}`))]),
      ...returned.flatMap(({ name, value }) => [
        richText([line(words(`What you wrote as ${name}:`))]),
        ...splitLines(value, LIMITS.richText).map((piece) =>
          richText([box(piece, LIMITS.richText)]),
        ),
      ]),
    ],
  };
}

/** The same in place of a form that can't be shown. */
export function errorModal({ what, next }: { what: string; next: string }): Modal {
  return modal({
    close: 'Close',
    blocks: [
      { type: 'alert', level: 'error', text: plainText(what, LIMITS.alert) },
      { type: 'section', text: plainText(next, LIMITS.section) },
    ],
  });
}
