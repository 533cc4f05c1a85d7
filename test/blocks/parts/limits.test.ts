import { describe, expect, it } from 'vitest';
import { errorModal } from '../../../src/blocks/error.ts';
import { formStep } from '../../../src/blocks/form/form.ts';
import { plainText } from '../../../src/blocks/parts/text.ts';
import { progressMessage } from '../../../src/blocks/progress.ts';
import { resultMessage } from '../../../src/blocks/result/result.ts';
import { formView } from '../../support/fixtures/form-fixtures.ts';
import { progress } from '../../support/fixtures/progress-fixtures.ts';
import { labelOf, result } from '../../support/fixtures/result-fixtures.ts';

/** One test a limit: a text of 9,000 characters ends up at exactly what Slack takes. */
const LONG = 'x'.repeat(9_000);
const audience = { requester: null, labelOf };

const textsOf = (value: unknown): string[] =>
  JSON.stringify(value)
    .match(/"text":"(?:[^"\\]|\\.)*"/g)
    ?.map((text) => JSON.parse(`{${text}}`).text) ?? [];
const longest = (value: unknown) => Math.max(...textsOf(value).map(({ length }) => length));

const cases = [
  {
    limit: 'a header: 150',
    value: resultMessage(result({ headline: LONG }), audience).blocks[0],
    expected: 150,
  },
  {
    limit: 'a section: 3,000',
    value: resultMessage(result({ reason: LONG }), audience).blocks[1],
    expected: 3_000,
  },
  {
    limit: 'a context element: 2,000',
    value: resultMessage(result({ warnings: [LONG] }), audience).blocks[5],
    expected: 2_000,
  },
  {
    limit: 'an alert: 200',
    value: errorModal({ what: LONG, next: '' }).blocks[0],
    expected: 200,
  },
  {
    limit: 'an option: 75',
    value: formStep(
      formView({ step: 'models', modelOf: (name) => [name, LONG, LONG] }),
    ).blocks.find(({ block_id }) => block_id === 'models'),
    expected: 75,
  },
  { limit: 'a button: 75', value: { text: plainText(LONG, 75).text }, expected: 75 },
];

describe('texts are shortened to', () => {
  it.each(cases)('$limit characters', ({ value, expected }) => {
    expect(longest(value)).toBe(expected);
    expect(textsOf(value).join()).toContain('more characters');
  });

  it('a fallback text: 4,000 characters', () => {
    expect(resultMessage(result({ reason: LONG }), audience).text).toHaveLength(4_000);
  });

  it('a name in a progress message: 150 characters', () => {
    expect(progressMessage('id', progress({ name: LONG }), labelOf).text.length).toBeLessThan(300);
  });
});
