import { LIMITS } from './limits.ts';
import type { Modal, ModalBlock } from './surfaces.ts';
import { plainText } from './text.ts';

/** A modal; one without `form` can only be closed. */
export function modal({
  title,
  blocks,
  close,
  form,
}: {
  title: string;
  blocks: ModalBlock[];
  close: string;
  form?: { callbackId: string; submit: string; metadata: string };
}): Modal {
  return {
    type: 'modal',
    title: plainText(title, LIMITS.modal.title),
    close: plainText(close, LIMITS.modal.button),
    blocks,
    ...(form && {
      submit: plainText(form.submit, LIMITS.modal.button),
      callback_id: form.callbackId,
      private_metadata: form.metadata,
    }),
  };
}
