import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChoice, writeChoice } from '../../../src/blocks/result/what-if-choice.ts';
import { whatIfMessage } from '../../../src/blocks/what-if/what-if-message.ts';
import { labelOf, result } from '../../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

const ID = '0198c0de-0000-7000-8000-000000000001';
const CHOICE = { evaluationId: ID, volume: 250_000, bar: 0.85, level: 'batch', currency: 'EUR' };
const message = (change = {}) =>
  whatIfMessage(
    {
      choice: CHOICE,
      result: result(),
      words: ['Stored trials at the batch prices; no model was called.'],
      levels: ['batch', 'flex', 'priority', 'us'],
      ...change,
    },
    labelOf,
  );

describe('the answer to What if…', () => {
  it('has the claim, menus, what it goes by, the table and the chart, as Slack takes them', () => {
    const shown = message();
    expect(validateMessage(shown)).toEqual([]);
    expect(shown.blocks.map(({ type }) => type)).toEqual([
      'header',
      'actions',
      'context',
      'section',
      'table',
      'section',
      'data_visualization',
    ]);
    expect(shown.text).toContain('no model was called');
  });

  it('has no menu of prices where there is one alone, and says what is simulated', () => {
    const shown = message({ levels: [], result: { ...result(), simulated: true } });
    expect(JSON.stringify(shown.blocks[1])).not.toContain('what_if_level');
    expect(shown.text).toMatch(/^Simulated: What if: /);
    expect(JSON.stringify(shown.blocks.at(-1))).toContain('stand-ins');
  });

  it('carries the whole question in each option: choosing one part keeps the others', () => {
    const menus = JSON.stringify(message().blocks[1]);
    expect(menus).toContain(`"value":"${ID} 1000000 0.85 batch EUR"`);
    expect(menus).toContain(`"value":"${ID} 250000 - batch EUR"`);
    expect(menus).toContain(`"value":"${ID} 250000 0.85 flex EUR"`);
    expect(menus).toContain(`"value":"${ID} 250000 0.85 batch GBP"`);
    expect(menus).toContain(`"value":"${ID} 250000 0.85 batch -"`);
  });
});

describe('a choice', () => {
  it('is read as it was written', () => {
    const choice = fc.record({
      evaluationId: fc.uuid(),
      volume: fc.option(fc.integer({ min: 1 })),
      bar: fc.option(fc.double({ min: 0.01, max: 1, noNaN: true })),
      level: fc.option(fc.constantFrom('batch', 'flex')),
      currency: fc.option(fc.constantFrom('EUR', 'USD')),
    });
    fc.assert(
      fc.property(choice, (each) => {
        expect(readChoice(writeChoice(each))).toEqual(each);
      }),
    );
  });

  it.each(['many -1', '0 0', '- 1.01', '- 5', 'NaN Infinity', ''])('of %j is as it was', (text) => {
    expect(readChoice(`${ID} ${text}`)).toEqual({
      evaluationId: ID,
      volume: null,
      bar: null,
      level: null,
      currency: null,
    });
  });
});
