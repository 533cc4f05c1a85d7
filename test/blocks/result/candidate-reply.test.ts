import { describe, expect, it } from 'vitest';
import { candidateReply } from '../../../src/blocks/result/candidate-reply.ts';
import { otherPickButton, readPickButton } from '../../../src/blocks/workspace/pick-button.ts';
import {
  FLASH_LITE,
  HAIKU,
  labelOf,
  modelResult,
  result,
} from '../../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

const reply = (model = FLASH_LITE) => candidateReply(model, result(), { labelOf });

describe('a model’s reply', () => {
  it('tells the mistakes first, then failures, samples, score, calls, cost, tokens and time', () => {
    expect(reply().text.split('\n')).toEqual([
      'Flash-Lite 3.5: ruled out. At most 89% on new tickets with 95% certainty, below the bar of 90%.',
      'Wrong:',
      'I want my money back, the export has not worked for a week!!!',
      'expected: billing',
      'got: bug',
      'Unreadable:',
      'Where do I find the invoice of March?',
      'expected: billing',
      'got: This ticket is about an invoice, so it could be sorted as billing or other.',
      'Failures: wrong 9, unreadable 2, refused 1',
      'Samples to look at: 3 samples fail every time: "Hi, since the last update my card is refused at ch…", "I want my money back, the export has not worked fo…", "Where do I find the invoice of March?". 2 samples are answered differently when asked again: "Do you offer a discount for schools?" and 1 other.',
      'Right: 81% (69-89). On your 60 samples: 76-86%. On new inputs: 69-89%.',
      'Good enough: 2% probable',
      'Calls: 53 of 65 right, 115 not needed',
      'Cost: $0.110 per 1,000 calls, $0.0072 spent here',
      'Tokens per call: 205 in, 38 out (31 thinking)',
      'Time: typically 0.5 s, 1 in 20 over 1 s',
      'Answered by: gemini-3.5-flash-lite',
    ]);
  });

  it('shows what it got wrong as literal text', () => {
    expect(reply().blocks[2]).toEqual({
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Wrong' }] },
        {
          type: 'rich_text_preformatted',
          elements: [
            {
              type: 'text',
              text: 'I want my money back, the export has not worked for a week!!!\n\nexpected: billing\ngot:      bug',
            },
          ],
        },
      ],
    });
  });

  it('shows three mistakes at most and how many there are', () => {
    const [example] = FLASH_LITE.examples;
    const { blocks } = reply({ ...FLASH_LITE, examples: Array(5).fill(example) });
    expect(JSON.stringify(blocks[1])).toContain('What it got wrong (3 of 12 answers)');
    expect(blocks).toHaveLength(7);
  });

  it('leaves out what there is nothing to say of', () => {
    const spotless = {
      ...HAIKU,
      failures: modelResult().failures,
      examples: [],
      alwaysFailing: [],
    };
    const { text } = reply({ ...spotless, flipping: [], latencyMs: null, tokens: null });
    expect(text).not.toMatch(/Failures|Samples to look at|Time|Tokens|expected/);
  });

  it('says simulated', () => {
    expect(reply({ ...FLASH_LITE, simulated: true }).text).toMatch(/^Simulated: /);
  });

  const hostile = { input: '<!channel>', expected: '```<@U1>```', got: '', failure: 'refused' };
  const long = { input: 'x'.repeat(9_000), expected: '<'.repeat(9_000), got: '&'.repeat(9_000) };
  const cases = [
    { name: 'the storyboard’s', model: HAIKU },
    { name: 'hostile answers', model: { ...HAIKU, examples: [{ sample: 1, ...hostile }] } },
    {
      name: 'long answers',
      model: { ...HAIKU, examples: Array(3).fill({ sample: 1, ...long, failure: 'wrong' }) },
    },
    {
      name: 'a model stopped before its first call',
      model: modelResult({ warnings: ['No key.'] }),
    },
  ];
  it.each(cases)('is taken by Slack: $name', ({ model }) => {
    expect(validateMessage(reply(model))).toEqual([]);
    expect(reply(model).text).not.toContain('<');
  });
});

describe('the button that uses a model', () => {
  const buttons = (model = FLASH_LITE, pick = result().pick) =>
    otherPickButton(model, { ...result(), pick }, labelOf);

  it('is below every model that was measured but the pick, and names it', () => {
    const [button] = buttons();
    expect(button!.text.text).toBe('Use this instead');
    expect(readPickButton(button!.value!)).toEqual({
      evaluationId: result().evaluation.id,
      model: FLASH_LITE.candidate,
    });
    expect(buttons(HAIKU)).toEqual([]);
    expect(buttons({ ...FLASH_LITE, trials: 0 })).toEqual([]);
    expect(buttons(HAIKU, null)[0]!.text.text).toBe('Use this');
  });

  it('names a recipe with spaces, and the pick where it names none', () => {
    const candidate = 'Flash-Lite with the FAQ';
    const [button] = buttons({ ...FLASH_LITE, candidate });
    expect(readPickButton(button!.value!).model).toBe(candidate);
    expect(readPickButton('an-id')).toEqual({ evaluationId: 'an-id', model: null });
  });
});
