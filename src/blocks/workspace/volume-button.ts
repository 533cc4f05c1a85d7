import type { Button } from '@slack/types';
import type { AcceptedPick } from '../../core/picks/accepted-pick.ts';
import { LIMITS } from '../parts/limits.ts';
import { plainText } from '../parts/text.ts';

export const VOLUME_ACTION = 'correct_volume';

/** The button below a listed pick that corrects its calls a month; its value is the evaluation's id. */
export function volumeButton({ evaluationId, name }: AcceptedPick): Button {
  return {
    type: 'button',
    action_id: VOLUME_ACTION,
    value: evaluationId,
    text: plainText('Correct the calls a month', LIMITS.button.text),
    accessibility_label: `Correct the calls a month of ${name}`.slice(0, LIMITS.button.text),
  };
}
