import { describe, expect, it } from 'vitest';
import { readDeprecationsInfo } from '../../../src/core/watch/feeds/deprecations-info.ts';
import { readLitellmDeprecations } from '../../../src/core/watch/feeds/litellm.ts';

const AT = new Date('2026-11-23T08:00:00Z');

describe('deprecations.info', () => {
  const entry = {
    provider: 'Anthropic',
    model_id: 'claude-haiku-4-5',
    announcement_date: '2026-10-01',
    shutdown_date: '2026-12-15',
    replacement_models: ['claude-haiku-5-5'],
    last_observed: '2026-11-22T02:00:00Z',
  };

  it('gives the day of each model of our providers', () => {
    expect(readDeprecationsInfo([entry, { ...entry, provider: 'Google Vertex' }], AT)).toEqual([
      {
        source: 'deprecations.info',
        provider: 'anthropic',
        id: 'claude-haiku-4-5',
        day: '2026-12-15',
      },
    ]);
  });

  it('leaves out what has no day, and what is no entry', () => {
    const odd = [
      { ...entry, shutdown_date: '' },
      { ...entry, shutdown_date: 'soon' },
      null,
      7,
      'x',
      {},
    ];
    expect(readDeprecationsInfo(odd, AT)).toEqual([]);
  });

  it.each([
    { name: 'no list', json: { models: [] }, message: /not a list/ },
    { name: 'an empty list', json: [], message: /not a list/ },
    {
      name: 'a feed that nobody renews',
      json: [{ ...entry, last_observed: '2026-10-01T02:00:00Z' }],
      message: /nobody has renewed it since 2026-10-01/,
    },
  ])('$name says nothing', ({ json, message }) => {
    expect(() => readDeprecationsInfo(json, AT)).toThrow(message);
  });
});

describe("LiteLLM's deprecations", () => {
  const models = [
    { provider: 'google' as const, id: 'gemini-3.1-flash' },
    { provider: 'google' as const, id: 'gemini-3.1-flash-lite' },
    { provider: 'anthropic' as const, id: 'claude-haiku-4-5' },
  ];
  const feed = (...items: string[]) =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>LiteLLM</title><link>https://models.litellm.ai</link><description>d</description>${items
      .map((title) => `<item><title>${title}</title><description>Deprecation</description></item>`)
      .join('')}</channel></rss>`;
  const ids = (...items: string[]) =>
    readLitellmDeprecations(feed(...items), models).map(({ id, day }) => `${id} ${day}`);

  it.each([
    {
      title: 'gemini-3.1-flash-lite is deprecated on 2027-05-07',
      expected: ['gemini-3.1-flash-lite 2027-05-07'],
    },
    { title: 'gemini/gemini-3.1-flash: 2027-05-07.', expected: ['gemini-3.1-flash 2027-05-07'] },
    { title: 'vertex_ai/gemini-3.1-flash: 2027-05-07', expected: [] },
    { title: 'gemini-3.1-flash-002: 2027-05-07', expected: [] },
    { title: 'claude-haiku-4-5 and gemini-3.1-flash: 2027-05-07', expected: [] },
    { title: 'claude-haiku-4-5 retires soon', expected: [] },
    { title: 'claude-haiku-4-5: 2027-13-07', expected: [] },
    { title: 'gpt-9: 2027-05-07', expected: [] },
  ])('$title', ({ title, expected }) => {
    expect(ids(title)).toEqual(expected);
  });

  it('are none in an empty feed', () => {
    expect(ids()).toEqual([]);
  });

  it('that are no RSS throw', () => {
    expect(() => readLitellmDeprecations('<html>gone</html>', models)).toThrow();
  });
});
