import { LIMITS } from './limits.ts';
import type { Modal, ModalBlock } from './surfaces.ts';
import { plainText } from './text.ts';

/** A modal with our title; one without `submit` can only be closed. */
export function modal({
  blocks,
  close,
  form,
}: {
  blocks: ModalBlock[];
  close: string;
  form?: { callbackId: string; submit: string; metadata: string };
}): Modal {
  return {
    type: 'modal',
    title: plainText('Which model is enough?', LIMITS.modal.title),
    close: plainText(close, LIMITS.modal.button),
    blocks,
    ...(form && {
      submit: plainText(form.submit, LIMITS.modal.button),
      callback_id: form.callbackId,
      private_metadata: form.metadata,
    }),
  };
}
