import { describe, expect, it } from 'vitest';
import { rescoredMessage } from '../../../src/blocks/result/rescored.ts';
import { resultMessage } from '../../../src/blocks/result/result.ts';
import type { Result } from '../../../src/core/result/schema/result.ts';
import { ENDINGS } from '../../support/fixtures/ending-fixtures.ts';
import { FLASH_LITE, HAIKU, labelOf, result } from '../../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

const audience = { requester: 'U0ANA', labelOf };

describe('the buttons below a result', () => {
  const buttonsOf = (each: Result) => {
    const block = resultMessage(each, audience).blocks.find(({ type }) => type === 'actions');
    return block?.type === 'actions' ? block.elements : [];
  };

  it('use the pick and show details', () => {
    expect(buttonsOf(result())).toMatchObject([
      { action_id: 'use_pick', value: result().evaluation.id },
      { action_id: 'what_if', value: `${result().evaluation.id} - - - -` },
      { action_id: 'run_again', value: result().evaluation.id },
      { action_id: 'show_details', value: result().evaluation.id },
    ]);
  });

  it('raise the budget to twice as much where it ended, having said what that costs', () => {
    expect(buttonsOf(ENDINGS['budget ended']!)).toMatchObject([
      {
        action_id: 'raise_budget',
        value: `${result().evaluation.id} 0.28`,
        text: { text: 'Raise the budget to $0.28' },
        confirm: {
          text: {
            text: '$0.14 of $0.14 is spent. It goes on where it stopped and costs at most $0.28 in all.',
          },
          confirm: { text: 'Go on, at most $0.28' },
        },
      },
      { action_id: 'what_if' },
      { action_id: 'run_again' },
      { action_id: 'show_details' },
    ]);
  });

  it('raise the budget no higher than an evaluation may have', () => {
    const withBudget = (budget: number) => {
      const ended = ENDINGS['budget ended']!;
      return JSON.stringify(buttonsOf({ ...ended, evaluation: { ...ended.evaluation, budget } }));
    };
    expect(withBudget(7_500)).toContain('Raise the budget to $10,000"');
    expect(withBudget(10_000)).not.toContain('raise_budget');
  });

  it('ask for no more budget where it is a month’s cap that ended it', () => {
    const capped = { ...ENDINGS['budget ended']!, cap: 'The workspace’s cap is used up.' };
    expect(JSON.stringify(buttonsOf(capped))).not.toContain('raise_budget');
    expect(buttonsOf(capped)).toContainEqual(
      expect.objectContaining({
        action_id: 'finish_evaluation',
        text: expect.objectContaining({ text: 'Go on under a higher cap' }),
      }),
    );
  });

  const idsOf = (each: Result) => buttonsOf(each).map((element) => element.action_id);
  it('finish what a provider left, having asked whether it is back', () => {
    expect(idsOf(ENDINGS['provider failed']!)).toEqual([
      'finish_evaluation',
      'what_if',
      'run_again',
      'show_details',
    ]);
    const failed = ENDINGS['provider failed']!;
    const spent = { ...failed, spend: { ...failed.spend, usd: 0.14 } };
    expect(JSON.stringify(buttonsOf(spent))).toContain('for at most $1.86');
  });

  it('lower a bar of 100%, which no number of samples proves', () => {
    const guess = ENDINGS['not enough evidence']!;
    const all = { ...guess, evaluation: { ...guess.evaluation, bar: 1 } };
    expect(idsOf(guess)).toContain('add_samples');
    expect(idsOf(all)).not.toContain('add_samples');
    const models = [{ ...HAIKU, verdict: 'likely' as const, atLeast: 0.953 }];
    expect(JSON.stringify(buttonsOf({ ...all, models }))).toContain('Lower the bar to 95%');
  });

  it('lower the bar to what the best model probably reaches, where none is good enough', () => {
    const none = ENDINGS['none good enough']!;
    const models = [{ ...FLASH_LITE, atLeast: 0.714 }];
    expect(buttonsOf({ ...none, models })[0]).toMatchObject({
      action_id: 'run_again_lower',
      text: { text: 'Lower the bar to 70%' },
      value: `${none.evaluation.id} 0.7`,
    });
    expect(idsOf({ ...none, models: [{ ...FLASH_LITE, atLeast: 0.01 }] })).toEqual([
      'why_it_fails',
      'what_if',
      'run_again',
      'show_details',
    ]);
  });

  it('try the cheapest model that can think harder', () => {
    const none = ENDINGS['none good enough']!;
    const offer = {
      instead: 'a',
      effort: 'high',
      usd: 0.01,
      costPerCall: 1,
      monthlySpend: 1,
    } as const;
    const efforts = ['anthropic/claude-haiku-5-5', 'b'].map((candidate) => ({
      ...offer,
      candidate,
    }));
    const tried = buttonsOf({ ...none, efforts })[0];
    expect(tried).toMatchObject({
      action_id: 'run_again_effort',
      text: { text: 'Try Haiku 5.5' },
      value: `${none.evaluation.id} anthropic/claude-haiku-5-5`,
    });
    expect(validateMessage(resultMessage({ ...none, efforts }, audience))).toEqual([]);
  });

  it('accept answers that contain the expected one, where the answer check is doubted', () => {
    const doubted = { ...ENDINGS['none good enough']!, answerCheck: { wrong: 5, holding: 4 } };
    expect(idsOf(doubted)).toContain('accept_contained');
    expect(idsOf({ ...doubted, answerCheck: { wrong: 5, holding: 0 } })).not.toContain(
      'accept_contained',
    );
    const rescored = rescoredMessage(result({ warnings: ['Stored answers.'] }), labelOf);
    expect(validateMessage(rescored)).toEqual([]);
    expect(rescored.text).toContain('accepted that contain the expected one: Haiku 5.5');
    expect(JSON.stringify(rescored.blocks)).toContain('Run again like this');
  });

  it('add samples where nobody is proven, and more could prove somebody', () => {
    const guess = ENDINGS['not enough evidence: a guess'] ?? ENDINGS['not enough evidence']!;
    expect(buttonsOf(guess)).toContainEqual(
      expect.objectContaining({ action_id: 'add_samples', value: guess.evaluation.id }),
    );
    const these = { ...guess.evaluation, estimand: 'these-samples' as const };
    expect(idsOf({ ...guess, evaluation: these })).not.toContain('add_samples');
    expect(idsOf(result())).not.toContain('add_samples');
  });
});
