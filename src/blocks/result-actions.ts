import type { ActionsBlock } from '@slack/types';
import type { Result } from '../core/result/result.ts';
import type { LabelOf } from './surfaces.ts';
import { pickButton } from './workspace/pick-button.ts';

/** What can be done with a result: nothing where nothing can. */
export function resultActions(result: Result, labelOf: LabelOf): ActionsBlock[] {
  const elements = [...pickButton(result, labelOf)];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
