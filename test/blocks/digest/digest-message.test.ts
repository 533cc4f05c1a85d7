import { describe, expect, it } from 'vitest';
import { digestMessage } from '../../../src/blocks/digest/digest-message.ts';
import { digestThread } from '../../../src/blocks/digest/digest-thread.ts';
import { labelsOf } from '../../../src/core/catalog/labels-of.ts';
import { digestOf } from '../../../src/core/digest/digest.ts';
import { digestInput, fullDigest, pick, spend } from '../../core/digest/sample-digest.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

const labelOf = labelsOf(digestInput().catalog);

describe('the digest in Slack', () => {
  const message = digestMessage(fullDigest(), labelOf);

  it('is one message that Slack takes, with everything in its text', () => {
    expect(validateMessage(message)).toEqual([]);
    expect(message.text.split('\n')).toEqual([
      'Evaluations cost $4.12 last week, $1.30 (46%) more than the week before; $0.95 of that is “invoice amounts”.',
      'Evaluations: $4.12 for 260 calls by 2 people, $0.42 of it for judging answers.',
      '2 picks in use: about $111 a month in production: an estimate, and no part of the above.',
      'November to date: $11.80 of $50 (24%); at this rate $16.09 by its end.',
      '“support tickets”: $2.82, $0.35 more',
      '“invoice amounts”: $1.30, $0.95 more',
      'Coming: Gemini 3.8 Flash doubles on 1 Jan 2027: “invoice amounts” goes from $96 to $192 a month.',
      'Cheaper: Haiku 5.5 would cost $12.80 a month for “invoice amounts” instead of $96 with Gemini 3.8 Flash, if it is good enough.',
      'Found last week: $234 a month less on “support tickets”: not in use yet.',
      '“support tickets” has used Haiku 5.5 for 113 days without a new test.',
    ]);
  });

  it('has the eight weeks as a chart, by the Mondays of the workspace', () => {
    const chart = message.blocks.find(({ type }) => type === 'data_visualization');
    expect(chart).toMatchObject({
      chart: {
        axis_config: {
          categories: ['28 Sep', '5 Oct', '12 Oct', '19 Oct', '26 Oct', '2 Nov', '9 Nov', '16 Nov'],
        },
        series: [{ name: 'All calls' }, { name: 'Of it judging' }],
      },
    });
  });

  it('has one button for each pick that changes, may be replaced or is due for a new test, with the cost of the last time', () => {
    const buttons = message.blocks.flatMap((block) =>
      'accessory' in block && block.accessory ? [block.accessory] : [],
    );
    const text = { text: 'Test again, about $0.40' };
    expect(buttons).toMatchObject([
      { action_id: 'test_again', value: 'evaluation-1', text },
      { action_id: 'test_again', value: 'evaluation-2', text },
    ]);
  });

  it('says in the headline and below where its data is simulated', () => {
    const simulated = digestMessage({ ...fullDigest(), simulated: true }, labelOf);
    expect(validateMessage(simulated)).toEqual([]);
    expect(simulated.text).toMatch(/^Simulated: Evaluations cost/);
    expect(simulated.text).toContain('no figure is of a real one');
    expect(JSON.stringify(simulated.blocks.at(-1))).toContain('no figure is of a real one');
  });

  it('stays within what Slack takes, however many picks and however long their names', () => {
    const task = 'a name with <@U1> & *marks* '.repeat(30);
    const many = digestOf(
      digestInput({
        rows: Array.from({ length: 60 }, (_, index) =>
          spend(7, 1234.5 + index, { task: `${index} ${task}`, model: `google/model-${index}` }),
        ),
        picks: Array.from({ length: 60 }, (_, index) =>
          pick({ evaluationId: `pick-${index}`, name: task, acceptedAt: new Date('2026-01-01') }),
        ),
        savings: Array.from({ length: 60 }, () => ({ task, monthlyUsd: 3, accepted: true })),
      }),
    );
    expect(validateMessage(digestMessage(many, labelOf))).toEqual([]);
    expect(JSON.stringify(digestMessage(many, labelOf))).toContain('57 more in the thread.');
    expect(JSON.stringify(digestThread(many, labelOf))).toContain('Coming in 90 days');
    expect(validateMessage(digestThread(many, labelOf)!)).toEqual([]);
    for (const { blocks } of [digestMessage(many, labelOf), digestThread(many, labelOf)!]) {
      expect(JSON.stringify(blocks).length).toBeLessThan(13_000);
    }
  });

  it('that is only looked at offers to post it, where no channel gets it', () => {
    const looked = digestMessage(fullDigest(), labelOf, false);
    expect(validateMessage(looked)).toEqual([]);
    const buttons = JSON.stringify(looked.blocks.at(-1));
    expect(buttons).toContain('Post it every week');
    expect(buttons).not.toContain('Turn off');
  });

  it('of a week without spend has no chart of nothing', () => {
    const quiet = digestMessage(digestOf(digestInput({ picks: [pick()] })), labelOf);
    expect(validateMessage(quiet)).toEqual([]);
    expect(quiet.blocks.map(({ type }) => type)).not.toContain('data_visualization');
  });
});

describe('its thread', () => {
  it('is a message that Slack takes', () => {
    expect(validateMessage(digestThread(fullDigest(), labelOf)!)).toEqual([]);
  });

  it('is none where there is nothing to say', () => {
    expect(digestThread(digestOf(digestInput()), labelOf)).toBeNull();
  });
});
