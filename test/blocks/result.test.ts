import { describe, expect, it } from 'vitest';
import { resultMessage } from '../../src/blocks/result.ts';
import type { ModelResult } from '../../src/core/result/result.ts';
import { ENDINGS } from '../support/fixtures/ending-fixtures.ts';
import { HAIKU, labelOf, modelResult, result } from '../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../support/validate-blocks.ts';

const audience = { requester: 'U0ANA', labelOf };

function tableOf({ blocks }: ReturnType<typeof resultMessage>): string[][] {
  const table = blocks.find((block) => block.type === 'table');
  if (table?.type !== 'table') throw new Error('no table');
  return table.rows.map((cells) => cells.map((cell) => ('text' in cell ? cell.text : '')));
}

function verdictsOf(message: ReturnType<typeof resultMessage>): (string | undefined)[] {
  return tableOf(message)
    .slice(1)
    .map((cells) => cells.at(-1));
}

describe('the result', () => {
  it('is the claim, its reason, the table and what it took, in this order', () => {
    const { blocks } = resultMessage(result(), audience);
    expect(blocks.map(({ type }) => type)).toEqual([
      'header',
      'section',
      'table',
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
      ['Model', 'Score (90% interval)', 'Per call', 'Per month', 'p50', 'Verdict'],
      ['Haiku\u00a05.5', '98% (91-100%)', '$0.00006', '$6', '0.6 s', 'proven, the pick'],
      ['Flash-Lite\u00a03.5', '81% (69-89%)', '$0.00011', '$11', '0.5 s', 'ruled out'],
      ['Flash\u00a03.8', '-', '~$0.0003', '~$30, later $60', '-', 'not needed'],
      ['Sonnet\u00a05.5', '-', '~$0.0012', '~$120', '-', 'not needed'],
      ['Opus\u00a05.5', '-', '~$0.0024', '~$240', '-', 'not needed'],
    ]);
    expect(blocks[3]).toEqual({
      type: 'context',
      elements: [
        {
          type: 'plain_text',
          emoji: false,
          text: [
            'Bar: 90% (scorer: exact), 100,000 calls a month. 60 samples × up to 3 repeats: 245 calls, $0.14 spent (every model on every sample: $2.61). Prices checked 23 Nov 2026.',
            'Sample 7 fails on every repeat; sample 31 flips between repeats. The thread shows them.',
            '1 Jan 2027: Flash 3.8 doubles: $30 -> $60 a month.',
          ].join('\n'),
        },
      ],
    });
  });

  it('carries the claim, the reason and every row in the fallback text', () => {
    const { text } = resultMessage(result(), audience);
    expect(text).toContain('Haiku 5.5 is good enough: 98% right, $6 a month');
    expect(text).toContain('It clears your bar of 90%');
    expect(text).toContain('Haiku 5.5: proven, the pick; score 98% (91-100%); $0.00006 a call');
    expect(text).toContain('Opus 5.5: not needed');
  });

  it.each(Object.entries(ENDINGS))('is taken by Slack when it ends as %s', (_, each) => {
    expect(validateMessage(resultMessage(each, audience))).toEqual([]);
  });

  it('says that the judge cost something, and what was lost', () => {
    const spend = {
      ...result().spend,
      judgeUsd: 0.02,
      lost: { calls: 2, usd: 0.003 },
    };
    expect(resultMessage(result({ spend }), audience).text).toContain(
      '$0.14 spent, $0.02 of it for the judge, counting $0.003 for 2 calls lost in flight',
    );
  });

  it('says a relative bar with its reference', () => {
    const evaluation = {
      ...result().evaluation,
      bar: { within: 0.05, of: 'anthropic/claude-opus-5-5' },
    };
    expect(resultMessage(result({ evaluation }), audience).text).toContain(
      'Bar: within 5 points of Opus 5.5',
    );
  });

  it('says simulated in the header, in each row, below and in the fallback text', () => {
    const message = resultMessage(ENDINGS.simulated!, audience);
    expect(message.text).toMatch(/^Simulated: /);
    expect(JSON.stringify(message.blocks[0])).toContain('"Simulated: Haiku');
    expect(
      tableOf(message)
        .slice(1)
        .map(([model]) => model),
    ).toEqual([
      'Haiku\u00a05.5 (simulated)',
      'Flash-Lite\u00a03.5 (simulated)',
      'Flash\u00a03.8 (simulated)',
      'Sonnet\u00a05.5 (simulated)',
      'Opus\u00a05.5 (simulated)',
    ]);
    expect(JSON.stringify(message.blocks.at(-1))).toContain('Simulated: no provider keys');
  });
});

describe('a model that was not run', () => {
  it('is not needed when a cheaper one is proven', () => {
    expect(verdictsOf(resultMessage(result(), audience)).slice(2)).toEqual(
      Array(3).fill('not needed'),
    );
  });

  const cases = [
    { name: 'the pick is only likely', each: ENDINGS['not enough evidence']!, said: 'not run' },
    { name: 'the budget ended it', each: ENDINGS['budget ended']!, said: 'stopped' },
    {
      name: 'nothing it answered had a score',
      each: ENDINGS['provider failed']!,
      said: 'no answer',
    },
  ];
  it.each(cases)('is said to be $said when $name', ({ each, said }) => {
    expect(verdictsOf(resultMessage(each, audience))).toContain(said);
    expect(verdictsOf(resultMessage(each, audience))).not.toContain('not needed');
  });
});

describe('a hundred models', () => {
  const many = (name: (index: number) => string): ModelResult[] =>
    Array.from({ length: 120 }, (_, index) => modelResult({ model: name(index) }));

  it('fill the hundred rows Slack takes; the pick stays and the rest is counted', () => {
    const models = [...many((index) => `p/${index}`), HAIKU];
    const message = resultMessage(result({ models }), audience);
    expect(validateMessage(message)).toEqual([]);
    expect(tableOf(message)).toHaveLength(100);
    expect(verdictsOf(message).at(-1)).toBe('proven, the pick');
    expect(JSON.stringify(message.blocks)).toContain('no room for 22 more models');
  });

  it('stay within the characters Slack takes for a table', () => {
    const models = [...many((index) => `p/${index}-${'x'.repeat(90)}`), HAIKU];
    const message = resultMessage(result({ models }), audience);
    expect(validateMessage(message)).toEqual([]);
    expect(verdictsOf(message).at(-1)).toBe('proven, the pick');
  });
});

describe('hostile and long texts', () => {
  const hostile = '<!channel> <https://x|y> *bold* :tada: `';

  it('are literal wherever they come from', () => {
    const message = resultMessage(
      result({
        headline: hostile,
        reason: hostile,
        warnings: [hostile],
        models: [modelResult({ model: hostile })],
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
        models: [modelResult({ model: long })],
        evaluation: { ...result().evaluation, name: long },
      }),
      audience,
    );
    expect(validateMessage(message)).toEqual([]);
    expect(JSON.stringify(message.blocks).match(/more characters\)/g)).toHaveLength(5);
  });
});
