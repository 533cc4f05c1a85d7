import type { ActionsBlock, Button } from '@slack/types';
import { dollars } from '../core/format.ts';
import type { Result } from '../core/result/result.ts';
import { LIMITS } from './limits.ts';
import type { LabelOf } from './surfaces.ts';
import { plainText } from './text.ts';
import { writeChoice } from './what-if/what-if-choice.ts';
import { pickButton } from './workspace/pick-button.ts';

export const DETAILS_ACTION = 'show_details';
export const WHAT_IF_ACTION = 'what_if';
export const RAISE_ACTION = 'raise_budget';
export const WHY_ACTION = 'why_it_fails';

/** What can be done with a result. */
export function resultActions(result: Result, labelOf: LabelOf): ActionsBlock[] {
  const elements = [
    ...pickButton(result, labelOf),
    ...raiseButton(result),
    ...whyButton(result),
    ...whatIfButton(result),
    detailsButton(result.evaluation.id),
  ];
  return [{ type: 'actions', elements }];
}

/** Carries the whole new budget in its value: pressed twice, it raises once. */
function raiseButton({ ending, cap, evaluation, spend }: Result): Button[] {
  if (ending !== 'budget ended' || cap !== null) return [];
  const budget = evaluation.budget * 2;
  const to = `Raise the budget to ${dollars(budget)}`;
  return [
    {
      type: 'button',
      action_id: RAISE_ACTION,
      value: `${evaluation.id} ${budget}`,
      text: plainText(to, LIMITS.button.text),
      confirm: {
        title: plainText(`${to}?`, LIMITS.confirm.title),
        text: plainText(
          `${dollars(spend.usd)} of ${dollars(evaluation.budget)} is spent. It goes on where it stopped and costs at most ${dollars(budget)} in all.`,
          LIMITS.confirm.text,
        ),
        confirm: plainText(`Go on, at most ${dollars(budget)}`, LIMITS.confirm.button),
        deny: plainText('Leave it', LIMITS.confirm.button),
      },
    },
  ];
}

/** Where something was measured. */
function whatIfButton({ evaluation: { id: evaluationId }, models }: Result): Button[] {
  if (models.every(({ score }) => score === null)) return [];
  return [
    {
      type: 'button',
      action_id: WHAT_IF_ACTION,
      value: writeChoice({ evaluationId, volume: null, bar: null, level: null }),
      text: plainText('What if…', LIMITS.button.text),
      accessibility_label: 'The same answers at another bar, price or number of calls',
    },
  ];
}

/** Where a model fell short that costs less than what would be used otherwise. */
function whyButton({ models, pick, evaluation, ending }: Result): Button[] {
  const { current } = evaluation;
  const against = models.find(({ candidate }) => candidate === (pick?.candidate ?? current));
  const isAsked = models.some(
    ({ verdict, trials, failed, costPerCall }) =>
      (verdict === 'ruled out' || verdict === 'unclear') &&
      trials > 1 &&
      failed > 0 &&
      costPerCall < (against?.costPerCall ?? Infinity),
  );
  // Where the budget ended it nothing is left to ask with.
  if (!isAsked || ending === 'budget ended') return [];
  return [
    {
      type: 'button',
      action_id: WHY_ACTION,
      value: evaluation.id,
      text: plainText('Why does it fail?', LIMITS.button.text),
      accessibility_label: 'Why a cheaper model fails, and what fixes it',
    },
  ];
}

function detailsButton(evaluationId: string): Button {
  return {
    type: 'button',
    action_id: DETAILS_ACTION,
    value: evaluationId,
    text: plainText('Details', LIMITS.button.text),
    accessibility_label: 'How this was measured, and why each model has its verdict',
  };
}
