import { describe, expect, it } from 'vitest';
import { capMessage, signalMessage } from '../../../src/blocks/digest/signal-message.ts';
import { labelsOf } from '../../../src/core/catalog/labels-of.ts';
import { digestInput, pick } from '../../core/digest/sample-digest.ts';
import { validateMessage } from '../../support/validate-blocks.ts';

const labelOf = labelsOf(digestInput().catalog);

describe('news of a pick', () => {
  it('is one sentence with the button that tests it again', () => {
    const stale = { kind: 'stale' as const, key: 'stale', pick: pick(), monthly: 96, days: 90 };
    const message = signalMessage(stale, labelOf);
    expect(validateMessage(message)).toEqual([]);
    expect(message.text).toBe(
      '“invoice amounts” has used Gemini 3.8 Flash, $96 a month, for 90 days without a new test.',
    );
    expect(JSON.stringify(message.blocks)).toContain('Test again, about $0.40');
  });

  it('says where it is simulated, and keeps markup of names harmless', () => {
    const odd = pick({ simulated: true, name: '<!channel> & <@U1>' });
    const message = signalMessage(
      { kind: 'stale', key: 'stale', pick: odd, monthly: null, days: 90 },
      labelOf,
    );
    expect(validateMessage(message)).toEqual([]);
    expect(message.text).toMatch(/^Simulated: “&lt;!channel&gt; &amp;/);
  });
});

describe('the alert of a cap', () => {
  it.each([
    {
      of: 'workspace' as const,
      share: 0.5,
      usd: 26,
      text: '50% of this month’s cap is spent: $26 of $50.',
    },
    {
      of: 'person' as const,
      share: 0.8,
      usd: 41,
      text: '80% of your cap of this month is spent: $41 of $50.',
    },
    {
      of: 'workspace' as const,
      share: 1,
      usd: 50.2,
      text: 'This month’s cap is spent: $50.20 of $50. An admin can change it in the settings.',
    },
  ])('of a $of at $share', ({ of, share, usd, text }) => {
    const message = capMessage({ of, share, usd, capUsd: 50 });
    expect(validateMessage(message)).toEqual([]);
    expect(message.text).toBe(text);
  });
});
