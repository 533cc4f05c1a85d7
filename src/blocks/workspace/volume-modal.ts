import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { dollars, wholeNumber } from '../../core/format.ts';
import type { AcceptedPick } from '../../core/picks/accepted-pick.ts';
import { textInput } from '../form/form-inputs.ts';
import { modal } from '../parts/modal.ts';
import { paragraph } from '../parts/rich-text.ts';
import type { Modal } from '../parts/surfaces.ts';
import { shorten } from '../parts/text.ts';

export const VOLUME_CALLBACK = 'volume';
/** The block of its one field. */
export const VOLUME_FIELD = 'volume';

/** The form that corrects the calls a month of a pick in use. */
export function volumeModal(pick: AcceptedPick, metadata: string, labelOf: LabelOf): Modal {
  const { name, model, volume, costPerCall, simulated } = pick;
  const spend = `about ${dollars(costPerCall * volume)} a month with the calls below`;
  return modal({
    title: 'Calls a month',
    close: 'Cancel',
    form: { callbackId: VOLUME_CALLBACK, submit: 'Save', metadata },
    blocks: [
      paragraph(
        shorten(name, 100),
        `${simulated ? '(simulated) ' : ''}uses ${labelOf(model)}: ${spend}.`,
      ),
      textInput(VOLUME_FIELD, 'Calls a month', wholeNumber(volume), {
        hint: 'A whole number, such as 100,000. The list of picks and the weekly digest count with it.',
      }),
    ],
  });
}
