import { describe, expect, it } from 'vitest';
import { resultDetails } from '../../../src/blocks/result/result-details.ts';
import { HAIKU, labelOf, result } from '../../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

describe('details of a result', () => {
  it('say how it was measured and why each model has its verdict', () => {
    const { text } = resultDetails(result(), labelOf);
    expect(text.split('\n').slice(0, 4)).toEqual([
      'Details of “Ticket triage”',
      'The bar: 90%. What counts as right: exactly the expected answer. 60 samples, each asked up to 3 times: 245 of 900 possible calls were needed.',
      'Haiku 5.5, the pick: proven. At least 91% on new tickets with 95% certainty, above the bar of 90%.',
      'Flash-Lite 3.5, ruled out. At most 89% on new tickets with 95% certainty, below the bar of 90%.',
    ]);
  });

  it('name models together that have one verdict for one reason, and say the verdict once', () => {
    const { text } = resultDetails(result(), labelOf);
    expect(text).toContain(
      'Flash 3.8, Sonnet 5.5 and Opus 5.5: Not needed: a cheaper model is enough.',
    );
  });

  it('say a relative bar with its reference', () => {
    const evaluation = { ...result().evaluation, bar: { within: 0.05, of: HAIKU.model } };
    expect(resultDetails(result({ evaluation }), labelOf).text).toContain(
      'The bar: within 5 points of Haiku 5.5',
    );
  });

  it('fit, however many and long', () => {
    const long = '<!channel> *x* '.repeat(400);
    const models = Array.from({ length: 50 }, () => ({ ...HAIKU, reason: long }));
    const evaluation = { ...result().evaluation, name: long, dataNotes: [long] };
    const message = resultDetails(result({ models, evaluation }), labelOf);
    expect(validateMessage(message)).toEqual([]);
    expect(JSON.stringify(message.blocks).length).toBeLessThan(11_000);
    expect(JSON.stringify(message.blocks)).toContain('and 30 more models');
  });
});
