import type { Button } from '@slack/types';
import type { AcceptedPick } from '../../core/picks/accepted-pick.ts';
import { button } from '../parts/plain-blocks.ts';

export const VOLUME_ACTION = 'correct_volume';

/** The button below a listed pick that corrects its calls a month; its value is the evaluation's id. */
export function volumeButton({ evaluationId, name }: AcceptedPick): Button {
  const label = `Correct the calls a month of ${name}`;
  return button(VOLUME_ACTION, 'Correct the calls a month', evaluationId, label);
}
