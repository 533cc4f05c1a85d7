import { expect, it } from 'vitest';
import { headlineReply } from '../../../src/blocks/result/headline-reply.ts';
import { result } from '../../support/fixtures/result-fixtures.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

it('the thread begins with who asked and the headline', () => {
  const message = headlineReply(result(), 'U0ANA');
  expect(validateMessage(message)).toEqual([]);
  expect(message.text).toBe('Ticket triage: Haiku 5.5 is good enough: 98% right, $6 a month');
  expect(message.blocks).toMatchObject([
    {
      elements: [
        {
          elements: [
            { type: 'user', user_id: 'U0ANA' },
            { text: ' ' },
            { text: 'Haiku 5.5 is good enough: 98% right, $6 a month' },
          ],
        },
      ],
    },
  ]);
});

it('a long or hostile headline fits and stays literal', () => {
  const message = headlineReply(result({ headline: '<!channel> '.repeat(900) }), 'U0ANA');
  expect(validateMessage(message)).toEqual([]);
  expect(message.text).not.toContain('<');
});
