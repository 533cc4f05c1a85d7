import type { Button } from '@slack/types';
import type { Result } from '../../core/result/result.ts';
import { LIMITS } from '../limits.ts';
import type { LabelOf } from '../surfaces.ts';
import { plainText } from '../text.ts';

export const USE_ACTION = 'use_pick';

/** The button below a result that accepts its pick; nothing where there is none. */
export function pickButton({ evaluation, pick }: Result, labelOf: LabelOf): Button[] {
  if (!pick) return [];
  const label = `Use ${labelOf(pick.candidate)} from now on`;
  return [
    {
      type: 'button',
      action_id: USE_ACTION,
      value: evaluation.id,
      text: plainText('Use this', LIMITS.button.text),
      accessibility_label: label.slice(0, LIMITS.button.text),
    },
  ];
}
