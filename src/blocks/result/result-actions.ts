import type { ActionsBlock, Button } from '@slack/types';
import type { LabelOf } from '../../core/catalog/labels-of.ts';
import { exactDollars, percent, toTheCent, upToTheCent } from '../../core/format.ts';
import { RANGES } from '../../core/request/fields.ts';
import { lowerBar } from '../../core/result/lower-bar.ts';
import type { Result } from '../../core/result/schema/result.ts';
import { LIMITS } from '../parts/limits.ts';
import { button } from '../parts/plain-blocks.ts';
import { plainText } from '../parts/text.ts';
import { pickButton } from '../workspace/pick-button.ts';
import { writeChoice } from './what-if-choice.ts';

export const DETAILS_ACTION = 'show_details';
export const WHAT_IF_ACTION = 'what_if';
export const RAISE_ACTION = 'raise_budget';
export const WHY_ACTION = 'why_it_fails';
export const ADD_ACTION = 'add_samples';
export const FINISH_ACTION = 'finish_evaluation';
/** All open the last look at the same evaluation; at a lower bar, or for one model, which stands in the value. */
export const AGAIN_ACTION = 'run_again';
export const LOWER_BAR_ACTION = 'run_again_lower';
export const PAIR_ACTION = 'test_pair';
export const EFFORT_ACTION = 'run_again_effort';
export const ACCEPT_ACTION = 'accept_contained';
export const ACCEPT_AGAIN_ACTION = 'run_again_contained';

/** What can be done with a result. */
export function resultActions(result: Result, labelOf: LabelOf): ActionsBlock[] {
  const elements = [
    ...pickButton(result, labelOf),
    ...acceptButton(result),
    ...addButton(result),
    ...raiseButton(result),
    ...finishButton(result),
    ...effortButton(result, labelOf),
    ...lowerBarButton(result),
    ...whyButton(result),
    ...pairButton(result),
    ...whatIfButton(result),
    button(
      AGAIN_ACTION,
      'Run again',
      result.evaluation.id,
      'The same models, samples and bar once more; the price is shown first',
    ),
    button(
      DETAILS_ACTION,
      'Details',
      result.evaluation.id,
      'How this was measured, and why each model has its verdict',
    ),
  ];
  return [{ type: 'actions', elements }];
}

/** What can be done with the stored answers compared otherwise: a proof takes new ones. */
export function rescoredActions(evaluationId: string): ActionsBlock[] {
  const label = 'Starts it with this answer check; the price is shown first';
  return [
    {
      type: 'actions',
      elements: [button(ACCEPT_AGAIN_ACTION, 'Run again like this', evaluationId, label)],
    },
  ];
}

/** Where wrong answers hold the expected text. */
function acceptButton({ answerCheck, evaluation }: Result): Button[] {
  if (answerCheck === null || answerCheck.holding === 0) return [];
  const label = 'Shows the result with answers accepted that contain the expected one; no calls';
  return [button(ACCEPT_ACTION, 'Accept answers that contain it', evaluation.id, label)];
}

/** Where nobody is proven, and more samples may prove somebody. */
function addButton({ ending, models, evaluation }: Result): Button[] {
  const isOpen = models.some(
    ({ verdict, trials }) => trials > 0 && (verdict === 'likely' || verdict === 'unclear'),
  );
  const isUnproven = ending === 'not enough evidence' || ending === 'below required grade';
  if (!isOpen || !isUnproven || evaluation.estimand === 'these-samples') return [];
  if (isBeyondProof(evaluation)) return [];
  const label = 'More samples for the models that are not proven yet; the price is shown first';
  return [button(ADD_ACTION, 'Add samples', evaluation.id, label)];
}

/** No number of samples proves 100%. */
function isBeyondProof({ bar }: Result['evaluation']): boolean {
  return typeof bar === 'number' && bar >= 1;
}

/** Carries the whole new budget in its value: pressed twice, it raises once. */
function raiseButton({ ending, cap, evaluation, spend }: Result): Button[] {
  if (ending !== 'budget ended' || cap !== null) return [];
  const budget = Math.min(evaluation.budget * 2, RANGES.budget.most);
  if (budget <= evaluation.budget) return [];
  const to = `Raise the budget to ${exactDollars(budget)}`;
  const spent = `${toTheCent(spend.usd)} of ${exactDollars(evaluation.budget)} is spent.`;
  return [
    {
      ...button(RAISE_ACTION, to, `${evaluation.id} ${budget}`, to),
      confirm: confirm({
        title: `${to}?`,
        text: `${spent} It goes on where it stopped and costs at most ${exactDollars(budget)} in all.`,
        yes: `Go on, at most ${exactDollars(budget)}`,
      }),
    },
  ];
}

/** Where a provider left calls without an answer, and nothing is proven without them; or a month's cap did. */
function finishButton(result: Result): Button[] {
  const { evaluation, spend, cap } = result;
  const isCapped = result.ending === 'budget ended' && cap !== null;
  if (!isCapped && !lacksAnswers(result)) return [];
  const unspentUsd = Math.max(0, evaluation.budget - spend.usd);
  const [text, title] = isCapped
    ? ['Go on under a higher cap', 'Has the cap been raised?']
    : ['Finish when it is back', 'Is the provider back?'];
  const label = 'Makes the calls that have no answer; what it has is kept';
  return [
    {
      ...button(FINISH_ACTION, text, evaluation.id, label),
      confirm: confirm({
        title,
        text: `The calls without an answer are made now, for at most ${upToTheCent(unspentUsd)} more. What it has is kept.`,
        yes: `Go on, at most ${upToTheCent(unspentUsd)}`,
      }),
    },
  ];
}

function lacksAnswers({ ending, models }: Result): boolean {
  const isUnanswered = models.some(({ missing }) => missing > 0);
  return ending === 'provider failed' || (ending === 'not enough evidence' && isUnanswered);
}

/** The cheapest model that can think harder. */
function effortButton({ efforts, evaluation }: Result, labelOf: LabelOf): Button[] {
  const [cheapest] = efforts;
  if (!cheapest) return [];
  const value = `${evaluation.id} ${cheapest.candidate}`;
  const label = 'The same samples and bar, with this model alone; the price is shown first';
  return [button(EFFORT_ACTION, `Try ${labelOf(cheapest.candidate)}`, value, label)];
}

function lowerBarButton(result: Result): Button[] {
  const { ending, evaluation } = result;
  const isOffered =
    ending === 'none good enough' ||
    (ending === 'not enough evidence' && isBeyondProof(evaluation));
  const bar = isOffered ? lowerBar(result) : null;
  if (bar === null) return [];
  const value = `${evaluation.id} ${bar}`;
  const label = 'Starts it at this bar; the price is shown first';
  return [button(LOWER_BAR_ACTION, `Lower the bar to ${percent(bar)}`, value, label)];
}

/** Where two of its models in a row would cost less, or might. */
function pairButton({ pairToTest, evaluation }: Result): Button[] {
  if (pairToTest === null) return [];
  const label = 'Asks the two models in a row, with fresh answers; the price is shown first';
  return [button(PAIR_ACTION, 'Test the pair', evaluation.id, label)];
}

/** Where something was measured. */
function whatIfButton({ evaluation: { id: evaluationId }, models }: Result): Button[] {
  if (models.every(({ score }) => score === null)) return [];
  const value = writeChoice({
    evaluationId,
    volume: null,
    bar: null,
    level: null,
    currency: null,
  });
  const label = 'The same answers at another bar, price or number of calls';
  return [button(WHAT_IF_ACTION, 'What if…', value, label)];
}

/** What ended these was no verdict: they go on first. */
const UNFINISHED: ReadonlySet<Result['ending']> = new Set([
  'budget ended',
  'provider failed',
  'cancelled',
]);

/** Where a model fell short that costs less than what would be used otherwise. */
function whyButton({ models, pick, evaluation, ending }: Result): Button[] {
  const { current } = evaluation;
  const against = models.find(({ candidate }) => candidate === (pick?.candidate ?? current));
  const isAsked = models.some(
    ({ verdict, trials, failed, monthlySpend }) =>
      (verdict === 'ruled out' || verdict === 'unclear') &&
      trials > 1 &&
      failed > 0 &&
      monthlySpend < (against?.monthlySpend ?? Infinity),
  );
  if (!isAsked || UNFINISHED.has(ending)) return [];
  const label = 'Why a cheaper model fails, and what fixes it; the price is shown first';
  return [button(WHY_ACTION, 'Why does it fail?', evaluation.id, label)];
}

function confirm({ title, text, yes }: { title: string; text: string; yes: string }) {
  return {
    title: plainText(title, LIMITS.confirm.title),
    text: plainText(text, LIMITS.confirm.text),
    confirm: plainText(yes, LIMITS.confirm.button),
    deny: plainText('Leave it', LIMITS.confirm.button),
  };
}
