import type { ActionsBlock } from '@slack/types';
import { LIMITS } from './limits.ts';
import { plainText } from './text.ts';

/** A row of a form's buttons; `value` comes back when one is pressed. */
export function modalButtons(
  id: string,
  buttons: readonly { action: string; text: string; value: string }[],
): ActionsBlock {
  return {
    type: 'actions',
    block_id: id,
    elements: buttons.map(({ action, text, value }) => ({
      type: 'button',
      action_id: action,
      value,
      text: plainText(text, LIMITS.button.text),
    })),
  };
}
