import type { ViewOutput } from '@slack/bolt';
import { LIMITS } from '../../blocks/parts/limits.ts';
import type { Modal, ModalBlock } from '../../blocks/parts/surfaces.ts';
import { plainText } from '../../blocks/parts/text.ts';
import type { TypedFields } from './form-state.ts';

/** The block of what is said above a form that stays. */
const NOTICE = 'notice';

/** Returns a form that was submitted as it stood, with what was chosen in it, and why it stays. */
export function withNotice(
  view: Pick<
    ViewOutput,
    'title' | 'submit' | 'close' | 'callback_id' | 'private_metadata' | 'blocks'
  >,
  state: TypedFields,
  notice: string,
): Modal {
  const { title, submit, close, callback_id, private_metadata } = view;
  const blocks = (view.blocks as ModalBlock[])
    .filter(({ block_id }) => block_id !== NOTICE)
    .map((block) => withChosen(block, state));
  const noticeBlock: ModalBlock = {
    type: 'section',
    block_id: NOTICE,
    text: plainText(`⚠ ${notice}`, LIMITS.section),
  };
  return {
    type: 'modal',
    title,
    ...(submit && { submit }),
    ...(close && { close }),
    callback_id,
    private_metadata,
    blocks: [noticeBlock, ...blocks],
  };
}

/** An input with what was chosen in it. */
function withChosen(block: ModalBlock, { values }: TypedFields): ModalBlock {
  if (block.type !== 'input') return block;
  const { element } = block;
  const [held] = Object.values(values[block.block_id ?? ''] ?? {});
  if (!held) return block;
  if (element.type === 'checkboxes') {
    const { initial_options: _, ...bare } = element;
    const chosen = new Set(held.selected_options?.map(({ value }) => value));
    const options = element.options.filter(({ value }) => chosen.has(value ?? ''));
    const initial = options.length > 0 ? { initial_options: options } : {};
    return { ...block, element: { ...bare, ...initial } };
  }
  return block;
}
