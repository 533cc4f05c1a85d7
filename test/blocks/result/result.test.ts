import { describe, expect, it } from 'vitest';
import { resultMessage } from '../../../src/blocks/result/result.ts';
import type { ModelResult } from '../../../src/core/result/schema/result.ts';
import { ENDINGS } from '../../support/fixtures/ending-fixtures.ts';
import {
  FLASH_LITE,
  HAIKU,
  labelOf,
  modelResult,
  result,
} from '../../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

const audience = { requester: 'U0ANA', labelOf };

function tableOf({ blocks }: ReturnType<typeof resultMessage>): string[][] {
  const table = blocks.find((block) => block.type === 'table');
  if (table?.type !== 'table') throw new Error('no table');
  return table.rows.map((cells) => cells.map(textOf));
}

/** A cell of the pick is a paragraph in bold; any other is its text. */
function textOf(cell: object): string {
  if ('text' in cell) return String(cell.text);
  return 'elements' in cell && Array.isArray(cell.elements)
    ? cell.elements.map(textOf).join('')
    : '';
}

function verdictsOf(message: ReturnType<typeof resultMessage>): (string | undefined)[] {
  return tableOf(message)
    .slice(1)
    .map((cells) => cells.at(-1));
}

describe('the result', () => {
  it('says what to mind of the pick’s answers, and leaves those of others to the thread', () => {
    const models = result().models.map((model) => ({
      ...model,
      warnings: [`${model.candidate} ends with a full stop`],
    }));
    const { text, blocks } = resultMessage(result({ models }), audience);
    const [, pick] = /⚠ (Haiku 5.5: \S+ ends with a full stop)/.exec(text) ?? [];
    expect(pick).toBe('Haiku 5.5: anthropic/claude-haiku-5-5 ends with a full stop');
    expect(text.match(/ends with a full stop/g)).toHaveLength(1);
    expect(JSON.stringify(blocks)).toContain(`⚠ ${pick}`);
  });

  it('is the claim, its reason, the table and what it took, in this order', () => {
    const { blocks } = resultMessage(result(), audience);
    expect(blocks.map(({ type }) => type)).toEqual([
      'header',
      'section',
      'table',
      'section',
      'data_visualization',
      'context',
      'context',
      'actions',
    ]);
    expect(blocks[0]).toEqual({
      type: 'header',
      text: {
        type: 'plain_text',
        text: 'Haiku 5.5 is good enough: 98% right, $6 a month',
        emoji: false,
      },
    });
    expect(tableOf({ text: '', blocks })).toEqual([
      ['Model', 'Right', 'per 1,000 calls', 'a month', 'typical time', 'Verdict'],
      ['✓\u00a0Haiku\u00a05.5', '98% (91-100)', '$0.0600', '$6', '0.6 s', 'the pick: proven'],
      ['Flash-Lite\u00a03.5', '81% (69-89)', '$0.110', '$11', '0.5 s', 'ruled out'],
    ]);
    expect(blocks[3]).toMatchObject({
      text: {
        text: "3 more expensive models weren't needed: Flash 3.8, Sonnet 5.5, Opus 5.5 (about $30 to $240 a month).",
      },
    });
    expect(blocks[5]).toEqual({
      type: 'context',
      elements: [
        {
          type: 'plain_text',
          emoji: false,
          text: [
            '60 samples, 245 calls, $0.02 spent (asking every model everything: $0.73). A month is 100,000 calls; prices of 23 Nov 2026.',
            '1 sample fails every time: "Hi, since the last update my card is refused at ch…". 1 sample is answered differently when asked again: "Do you offer a discount for schools?".',
          ].join('\n'),
        },
      ],
    });
  });

  it('has the pick first though another costs less, and in bold', () => {
    const pick = { ...result().pick!, candidate: FLASH_LITE.model };
    const message = resultMessage(result({ pick }), audience);
    expect(tableOf(message).map(([model]) => model)).toEqual([
      'Model',
      '✓\u00a0Flash-Lite\u00a03.5',
      'Haiku\u00a05.5',
    ]);
    expect(JSON.stringify(message.blocks[2])).toContain(
      '{"type":"text","text":"81% (69-89)","style":{"bold":true}}',
    );
  });

  it('says which model is in use today', () => {
    const evaluation = { ...result().evaluation, current: FLASH_LITE.model };
    expect(tableOf(resultMessage(result({ evaluation }), audience))[2]![0]).toBe(
      'Flash-Lite\u00a03.5 (today)',
    );
  });

  it('compares the models in a chart with the bar as the second series', () => {
    const { blocks } = resultMessage(result(), audience);
    expect(blocks[4]).toMatchObject({
      chart: {
        series: [
          { name: 'Right', data: [{ label: 'Haiku 5.5', value: 98 }, { value: 81 }] },
          { name: 'Your bar', data: [{ value: 90 }, { value: 90 }] },
        ],
      },
    });
  });

  it('carries the claim, the reason and every row in the fallback text', () => {
    const { text } = resultMessage(result(), audience);
    expect(text).toContain('Haiku 5.5 is good enough: 98% right, $6 a month');
    expect(text).toContain('your bar is 90%');
    expect(text).toContain(
      'Haiku 5.5: the pick: proven; right 98% (91-100); $0.0600 per 1,000 calls; $6 a month; typical time: ',
    );
    expect(text).toContain('Opus 5.5 (about $30 to $240 a month)');
  });

  it('says of a judge’s marks that they are scores', () => {
    const judged = result({ evaluation: { ...result().evaluation, scorer: 'judge' } });
    const { text, blocks } = resultMessage(judged, audience);
    expect(text).toContain('; score 98% (91-100); ');
    expect(blocks[4]).toMatchObject({
      title: 'How each model scores',
      chart: { series: [{ name: 'Score' }, { name: 'Your bar' }] },
    });
  });

  it.each(Object.entries(ENDINGS))('is taken by Slack when it ends as %s', (_, each) => {
    expect(validateMessage(resultMessage(each, audience))).toEqual([]);
  });

  it('says that the judge cost something, and what was lost', () => {
    const spend = {
      ...result().spend,
      usd: 0.14,
      judgeUsd: 0.02,
      lost: { calls: 2, usd: 0.003 },
    };
    expect(resultMessage(result({ spend }), audience).text).toContain(
      '$0.14 spent, $0.02 of it for the judge, counting $0.0030 for 2 calls lost in flight',
    );
  });

  it('says simulated once in the headline, once at the end and in the fallback text', () => {
    const message = resultMessage(ENDINGS.simulated!, audience);
    expect(message.text).toMatch(/^Simulated: /);
    expect(JSON.stringify(message.blocks[0])).toContain('"Simulated: Haiku');
    expect(JSON.stringify(message.blocks.slice(1, -1))).not.toMatch(/simulated/i);
    expect(JSON.stringify(message.blocks.at(-1))).toContain('Simulated: no provider keys');
  });
});

describe('models that did not run', () => {
  const cases = [
    {
      name: 'the pick is only likely',
      each: ENDINGS['not enough evidence']!,
      said: 'Not run: Flash',
    },
    { name: 'the budget ended it', each: ENDINGS['budget ended']!, said: 'Not run: Flash' },
  ];
  it.each(cases)('are one line and no rows when $name', ({ each, said }) => {
    const message = resultMessage(each, audience);
    expect(verdictsOf(message)).toHaveLength(1);
    expect(message.text).toContain(said);
    expect(message.text).not.toContain('needed');
  });

  it('are all there is where nothing ran: no table then', () => {
    const { blocks, text } = resultMessage(
      result({ models: [modelResult()], pick: null }),
      audience,
    );
    expect(blocks.map(({ type }) => type)).not.toContain('table');
    expect(text).toContain("1 other model wasn't needed: Opus 5.5 (about $240 a month).");
  });

  it('stay in the table where they were asked and nothing they answered had a score', () => {
    expect(verdictsOf(resultMessage(ENDINGS['provider failed']!, audience))).toContain('no answer');
  });
});

describe('a hundred models', () => {
  const many = (name: (index: number) => string): ModelResult[] =>
    Array.from({ length: 120 }, (_, index) => ({ ...FLASH_LITE, candidate: name(index) }));

  it('are twelve rows and a count: the pick, the best and the model in use among them', () => {
    const best = { ...FLASH_LITE, candidate: 'the best', score: 0.99 };
    const models = [...many((index) => `p/${index}`), HAIKU, best];
    const evaluation = { ...result().evaluation, current: 'p/119' };
    const message = resultMessage(result({ models, evaluation }), audience);
    expect(validateMessage(message)).toEqual([]);
    const first = Array.from({ length: 9 }, (_, index) => `p/${index}`);
    expect(tableOf(message).map(([name]) => String(name).replaceAll('\u00a0', ' '))).toEqual([
      'Model',
      '✓ Haiku 5.5',
      ...first,
      'p/119 (today)',
      'the best',
    ]);
    expect(verdictsOf(message)[0]).toBe('the pick: proven');
    expect(JSON.stringify(message.blocks)).toContain(
      '110 more models ran: each has a reply in the thread.',
    );
  });

  it('stay within the characters Slack takes for a table', () => {
    const models = [...many((index) => `p/${index}-${'x'.repeat(90)}`), HAIKU];
    const message = resultMessage(result({ models }), audience);
    expect(validateMessage(message)).toEqual([]);
    expect(verdictsOf(message)[0]).toBe('the pick: proven');
  });
});

it('the month is said as the workspace pays it, too', () => {
  const evaluation = {
    ...result().evaluation,
    currency: { code: 'EUR', perDollar: 0.92, day: null, wanted: null },
  };
  const message = resultMessage(result({ evaluation }), audience);
  expect(JSON.stringify(message.blocks)).toContain('at 0.92 EUR to the dollar: Haiku 5.5 EUR');
});

describe('hostile and long texts', () => {
  const hostile = '<!channel> <https://x|y> *bold* :tada: `';

  it('are literal wherever they come from', () => {
    const message = resultMessage(
      result({
        headline: hostile,
        reason: hostile,
        warnings: [hostile],
        models: [
          { ...HAIKU, candidate: hostile },
          { ...FLASH_LITE, candidate: `${hostile}2` },
        ],
        evaluation: { ...result().evaluation, name: hostile, scorer: hostile },
      }),
      audience,
    );
    expect(validateMessage(message)).toEqual([]);
    expect(message.text).not.toContain('<');
    const markup = JSON.stringify(message.blocks).match(/"mrkdwn","text":"[^"]*"/g);
    expect(markup).toEqual(['"mrkdwn","text":"Asked by <@U0ANA>."']);
  });

  it('are shortened with a note', () => {
    const long = 'long '.repeat(5_000);
    const message = resultMessage(
      result({
        headline: long,
        reason: long,
        warnings: [long],
        models: [{ ...HAIKU, candidate: long }],
        evaluation: { ...result().evaluation, name: long },
      }),
      audience,
    );
    expect(validateMessage(message)).toEqual([]);
    expect(JSON.stringify(message.blocks).match(/more characters\)/g)).toHaveLength(5);
  });
});
