import { describe, expect, it } from 'vitest';
import { readDeprecationsInfo } from '../../../src/core/watch/feeds/deprecations-info.ts';
import {
  readLitellmChangelog,
  readLitellmDeprecations,
} from '../../../src/core/watch/feeds/litellm.ts';

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

const models = [
  { provider: 'google' as const, id: 'gemini-3.1-flash' },
  { provider: 'google' as const, id: 'gemini-3.1-flash-lite' },
  { provider: 'anthropic' as const, id: 'claude-haiku-4-5' },
];

describe("LiteLLM's deprecations", () => {
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

describe("LiteLLM's changelog", () => {
  const item = (title: string, change = '', pubDate = 'Fri, 20 Nov 2026 10:00:00 GMT') =>
    `<item><title>${title}</title><description>${change}</description><pubDate>${pubDate}</pubDate></item>`;
  const read = (...items: string[]) =>
    readLitellmChangelog(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>LiteLLM</title><link>https://models.litellm.ai</link><description>d</description>${items.join('')}</channel></rss>`,
      models,
    );

  it('reports prices of our models by the day they were posted, in its own words', () => {
    expect(read(item('Price change: gemini/gemini-3.1-flash', 'input $0.75 to $1.50'))).toEqual({
      retirements: [],
      reports: [
        {
          source: 'LiteLLM',
          provider: 'google',
          id: 'gemini-3.1-flash',
          day: '2026-11-20',
          words: 'Price change: gemini/gemini-3.1-flash',
        },
      ],
    });
  });

  it('says a retirement as the feed of deprecations does', () => {
    const { retirements, reports } = read(
      item('Deprecation: claude-haiku-4-5', 'pricing unchanged, retires 2027-03-01'),
    );
    expect(reports).toEqual([]);
    expect(retirements).toEqual([
      { source: 'LiteLLM', provider: 'anthropic', id: 'claude-haiku-4-5', day: '2027-03-01' },
    ]);
  });

  it.each([
    { name: 'a capability', xml: item('claude-haiku-4-5 supports vision') },
    { name: 'another platform', xml: item('Price change: vertex_ai/gemini-3.1-flash') },
    { name: 'a sibling', xml: item('Price change: gemini-3.1-flash-002') },
    { name: 'two models', xml: item('Price change: claude-haiku-4-5, gemini-3.1-flash') },
    { name: 'no day', xml: item('Price change: claude-haiku-4-5', '', 'soon') },
    { name: 'no model of ours', xml: item('New model: gpt-9, $1 in, $2 out') },
  ])('leaves out $name', ({ xml }) => {
    expect(read(xml)).toEqual({ retirements: [], reports: [] });
  });

  it('that is no RSS throws', () => {
    expect(() => readLitellmChangelog('<html>gone</html>', models)).toThrow();
  });
});
