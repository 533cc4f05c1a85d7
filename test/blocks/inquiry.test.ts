import { describe, expect, it } from 'vitest';
import { inquiryMessage, inquiryStarted } from '../../src/blocks/inquiry/inquiry-message.ts';
import { DOCUMENT, whyModal } from '../../src/blocks/inquiry/why-modal.ts';
import { whyOffer } from '../support/fixtures/why-offer.ts';
import { validateMessage, validateModal } from '../support/validate-blocks.ts';

const ASKED = { metadata: '{}', typed: '', takesFiles: true, warning: null, offer: null };

describe('[Why does it fail?]', () => {
  it('asks what the model should know, and for no money yet', () => {
    const view = whyModal(ASKED);
    expect(validateModal(view)).toEqual([]);
    expect(view.submit?.text).toBe('What would it cost?');
    expect(JSON.stringify(view.blocks)).toContain('"filetypes":["md","txt","pdf","docx"]');
  });

  it('takes no files where the app may read none, and keeps what was typed beside what is wrong', () => {
    const view = whyModal({
      ...ASKED,
      takesFiles: false,
      typed: 'Our rules',
      warning: 'faq.pdf can’t be read.',
    });
    expect(validateModal(view)).toEqual([]);
    expect(JSON.stringify(view.blocks)).not.toContain('file_input');
    expect(view.blocks[0]).toMatchObject({ type: 'alert', level: 'warning' });
    expect(JSON.stringify(view.blocks)).toContain('"initial_value":"Our rules"');
  });

  it('says what is tried and what it costs at most, before it starts', () => {
    const view = whyModal({ ...ASKED, offer: whyOffer });
    expect(validateModal(view)).toEqual([]);
    expect(view.submit?.text).toBe('Start, at most $0.30');
    expect(JSON.stringify(view.blocks)).toContain(
      'Tried on 12 failing samples, beside a plain retry',
    );
  });

  it('says behind its price where a cap leaves too little', () => {
    const limits = ['The personal cap of $5 for 2026-11 (UTC) is used up.'];
    expect(JSON.stringify(whyModal({ ...ASKED, offer: { ...whyOffer, limits } }).blocks)).toContain(
      'at most $0.30. The personal cap of $5 for 2026-11 (UTC) is used up.',
    );
  });

  it('shows beside its price what was typed, and no empty field where a document was uploaded', () => {
    const fields = (typed: string) =>
      whyModal({ ...ASKED, offer: whyOffer, typed }).blocks.flatMap((block) =>
        block.type === 'input' ? [block.block_id] : [],
      );
    expect(fields('Our rules')).toEqual([DOCUMENT]);
    expect(fields('')).toEqual([]);
  });

  it('keeps its button short for large sums', () => {
    const expensive = { ...whyOffer, quote: { ...whyOffer.quote, largestUsd: 123_456 } };
    expect(validateModal(whyModal({ ...ASKED, offer: expensive }))).toEqual([]);
  });

  it('says in the thread that it began, and why it ended without an answer', () => {
    const label = 'Flash-Lite 3.5';
    const begun = inquiryStarted('id', { label, largestUsd: 0.3, simulated: true });
    expect(validateMessage(begun)).toEqual([]);
    const said = { refusal: 'A cap is in the way. <@U1>' };
    const message = inquiryMessage({ said, simulated: false, mention: 'U0ANA' }, (name) => name);
    expect(validateMessage(message)).toEqual([]);
    expect(message.text).toContain('&lt;@U1&gt;');
  });
});
