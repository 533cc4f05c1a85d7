import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeMrkdwn,
  fallbackText,
  plainText,
  rawCell,
  shorten,
  unescapeMrkdwn,
} from '../../../src/blocks/parts/text.ts';

describe('escapeMrkdwn', () => {
  const cases = [
    { name: 'a mention of the channel', text: '<!channel>', expected: '&lt;!channel&gt;' },
    { name: 'a link', text: '<http://x|y>', expected: '&lt;http://x|y&gt;' },
    { name: 'an ampersand, once', text: 'a & b', expected: 'a &amp; b' },
    { name: 'an entity, as it was typed', text: '&lt;', expected: '&amp;lt;' },
  ];
  it.each(cases)('disarms $name', ({ text, expected }) => {
    expect(escapeMrkdwn(text)).toBe(expected);
  });

  it('is undone by unescapeMrkdwn', () => {
    fc.assert(fc.property(fc.string(), (text) => unescapeMrkdwn(escapeMrkdwn(text)) === text));
  });
});

describe('shorten', () => {
  it('leaves a text at the limit alone', () => {
    expect(shorten('x'.repeat(50), 50)).toBe('x'.repeat(50));
  });

  it('counts what it leaves out', () => {
    expect(shorten('x'.repeat(1_300), 60)).toBe(`${'x'.repeat(34)} … (1,266 more characters)`);
  });

  it.each([60, 61])('never cuts a character in two, with a limit of %i', (limit) => {
    const cut = shorten('😀'.repeat(100), limit);
    expect(cut).toMatch(/^(😀)+ … \(\d+ more characters\)$/u);
  });

  it('never exceeds the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: 'grapheme' }),
        fc.integer({ min: 2, max: 200 }),
        (text, limit) => shorten(text, limit).length <= limit,
      ),
    );
  });
});

describe('fallbackText', () => {
  it('stays within the limit once it is escaped', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', 'x', '&', '>'), { maxLength: 300 }),
        (letters) => fallbackText(letters.join(''), 100).length <= 100,
      ),
    );
  });

  it('says that something is left out', () => {
    expect(fallbackText('<'.repeat(5_000), 4_000)).toMatch(/more characters\)$/);
  });
});

describe('plainText and rawCell', () => {
  it('are shown as they are', () => {
    expect(plainText(':tada: <!here>', 75)).toEqual({
      type: 'plain_text',
      text: ':tada: <!here>',
      emoji: false,
    });
    expect(rawCell('<!here>')).toEqual({ type: 'raw_text', text: '<!here>' });
  });

  it('are never empty, which Slack refuses', () => {
    expect(plainText('', 75).text).toBe(' ');
    expect(rawCell('').text).toBe(' ');
  });
});
