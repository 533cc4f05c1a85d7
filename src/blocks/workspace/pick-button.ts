import type { Button } from '@slack/types';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import type { ModelResult, Result } from '../../core/result/schema/result.ts';
import { LIMITS } from '../parts/limits.ts';
import { button } from '../parts/plain-blocks.ts';

export const USE_ACTION = 'use_pick';

/** The button below a result that accepts its pick; nothing where there is none. */
export function pickButton({ evaluation, pick }: Result, labelOf: LabelOf): Button[] {
  return pick ? [buttonToUse('Use this', evaluation.id, labelOf(pick.candidate))] : [];
}

/**
 * The button below what is said of one model that was measured, where it is not the pick: it accepts that
 * model.
 */
export function otherPickButton(
  { candidate, trials }: Pick<ModelResult, 'candidate' | 'trials'>,
  { evaluation, pick }: Pick<Result, 'evaluation' | 'pick'>,
  labelOf: LabelOf,
): Button[] {
  const isPick = candidate === pick?.candidate;
  const value = `${evaluation.id} ${candidate}`;
  if (isPick || trials === 0 || value.length > LIMITS.button.value) return [];
  return [buttonToUse(pick ? 'Use this instead' : 'Use this', value, labelOf(candidate))];
}

/** What such a button's value names; model null: the evaluation's pick. */
export function readPickButton(value: string): { evaluationId: string; model: string | null } {
  const [, evaluationId = value, model = null] = /^(\S+) (.+)$/s.exec(value) ?? [];
  return { evaluationId, model };
}

function buttonToUse(text: string, value: string, label: string): Button {
  return button(USE_ACTION, text, value, `Use ${label} from now on`);
}
