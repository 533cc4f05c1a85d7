import { describe, expect, it } from 'vitest';
import { inquiryMessage, inquiryStarted } from '../../src/blocks/inquiry/inquiry-message.ts';
import { whyModal } from '../../src/blocks/inquiry/why-modal.ts';
import { validateMessage, validateModal } from '../support/validate-blocks.ts';

const offer = {
  label: 'Flash-Lite 3.5',
  simulated: false,
  stored: ['Wrong: 12 of 12 failing samples.'],
  quote: { expectedUsd: 0.07, largestUsd: 0.3, tried: ['effort high', 'faq.md'], failing: 12 },
};

describe('[Why does it fail?]', () => {
  it('asks what the model should know, and for no money yet', () => {
    const view = whyModal({ metadata: '{}', offer: null });
    expect(validateModal(view)).toEqual([]);
    expect(view.submit?.text).toBe('What would it cost?');
  });

  it('says what is tried and what it costs at most, before it starts', () => {
    const view = whyModal({ metadata: '{}', offer });
    expect(validateModal(view)).toEqual([]);
    expect(view.submit?.text).toBe('Start, at most $0.30');
    expect(JSON.stringify(view.blocks)).toContain(
      'Tried on 12 failing samples, beside a plain retry',
    );
  });

  it('keeps its button short for large sums', () => {
    const dear = { ...offer, quote: { ...offer.quote, largestUsd: 123_456 } };
    expect(validateModal(whyModal({ metadata: '{}', offer: dear }))).toEqual([]);
  });

  it('says in the thread that it began, and why it ended without an answer', () => {
    expect(validateMessage(inquiryStarted('Flash-Lite 3.5', 0.3, true))).toEqual([]);
    const said = { refusal: 'A cap is in the way. <@U1>' };
    const message = inquiryMessage({ said, simulated: false, mention: 'U0ANA' }, (name) => name);
    expect(validateMessage(message)).toEqual([]);
    expect(message.text).toContain('&lt;@U1&gt;');
  });
});
