import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { findProvider, type Provider, updatePrices } from '@pydantic/genai-prices';
import { afterEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../demo/slack-driver.ts';
import { loadCatalog } from '../../src/catalog-file.ts';
import { findModel } from '../../src/core/catalog/find-model.ts';
import { priceAt } from '../../src/core/pricing/price-at.ts';
import { refreshPrices } from '../../src/runtime/refresh-prices.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { startSlackApp } from '../support/slack-app.ts';

const catalog = loadCatalog();
const AT = new Date('2026-11-24');
const BUNDLED = ['anthropic', 'google'].map((providerId) => findProvider({ providerId })!);
const ELSEWHERE = { id: 'elsewhere', name: 1 };
/** Priced by the library, and by dated rows of the catalogue. */
const LIBRARY = 'anthropic/claude-opus-5';
const DATED = 'anthropic/claude-haiku-4-5';

const inputPrice = (name: string) => priceAt(findModel(catalog, name)!, AT)?.base.input;
const json = (data: unknown): RequestListener => {
  return (_, response) => void response.end(JSON.stringify(data));
};

afterEach(() => updatePrices(({ setProviderData }) => setProviderData(BUNDLED)));

/** The bundled data with other prices for these models of Anthropic's. */
function repriced(prices: Record<string, unknown>): unknown[] {
  const change = (provider: Provider) => ({
    ...provider,
    models: provider.models.map((model) => ({
      ...model,
      prices: prices[model.id] ?? model.prices,
    })),
  });
  return [...BUNDLED.map(change), ELSEWHERE];
}

const RAISED = { input_mtok: 77, output_mtok: 99, cache_read_mtok: 7 };

/** A server of the library's data, of LiteLLM's under /litellm, and of a catalogue under /catalog. */
async function startPrices(
  listener: RequestListener,
  others: { litellm?: unknown; catalog?: string; timeoutMs?: number } = {},
) {
  const server = createServer((request, response) => {
    if (request.url === '/litellm') response.end(JSON.stringify(others.litellm));
    else if (request.url === '/catalog') response.end(others.catalog);
    else listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { logger, lines } = silentLogger();
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const sources = {
    library: url,
    litellm: others.litellm ? `${url}/litellm` : null,
    catalog: others.catalog ? `${url}/catalog` : null,
  };
  const { timeoutMs = 20_000 } = others;
  const refresh = refreshPrices({ sources, catalog, logger, everyMs: 50, timeoutMs });
  return {
    lines,
    [Symbol.asyncDispose]: async () => {
      await refresh.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

const KEY = { apiKey: 'sk-ant-test', baseUrl: 'http://127.0.0.1:9' };

it.each([
  { name: 'asks for prices where it calls real models', settings: {}, asks: true },
  { name: 'asks for none where they are simulated', settings: { simulated: true }, asks: false },
  { name: 'asks for none without a key', settings: { providers: {} }, asks: false },
  { name: 'asks for none where that is off', settings: { priceSources: null }, asks: false },
])('a server $name', async ({ settings, asks }) => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const library = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real = {
    simulated: false,
    providers: { anthropic: KEY },
    priceSources: { library, catalog: null, litellm: null },
  };
  await using _app = await startSlackApp({ settings: { ...real, ...settings } });
  if (asks) await waitFor(() => requests > 0, 'a request');
  else await wait(100);
  expect(requests).toBe(asks ? 1 : 0);
  server.close();
});

describe('prices that the library publishes', () => {
  const data = repriced({ 'claude-opus-5': RAISED, 'claude-haiku-4-5': RAISED });
  const litellm = (input: number, output: number) => ({
    'claude-opus-5': { input_cost_per_token: input / 1e6, output_cost_per_token: output / 1e6 },
  });
  const ROW = {
    provider: 'anthropic',
    id: 'claude-opus-5',
    label: 'Opus 5',
    contextWindow: 1_000_000,
    maxOutputTokens: 128_000,
    defaultMaxOutputTokens: 4_096,
    temperature: false,
    released: null,
    prices: [{ from: '2026-01-01', input: 77, output: 99, cacheRead: 7, source: 'a page' }],
  };

  it.each([
    { source: 'LiteLLM', others: { litellm: litellm(77, 99.05) } },
    {
      source: 'our published catalogue',
      others: { catalog: JSON.stringify({ checkedAt: '2026-11-25', models: [ROW] }) },
    },
  ])(
    'are in force once $source agrees, except where the catalogue has its own',
    async ({ others }) => {
      const own = inputPrice(DATED);
      await using prices = await startPrices(json(data), others);
      await waitFor(() => prices.lines[1], 'the prices');
      expect(inputPrice(LIBRARY)).toBe(77_000_000);
      expect(inputPrice(DATED)).toBe(own);
      expect(prices.lines).toEqual([
        { level: 'info', message: 'Prices have changed', fields: { models: [LIBRARY] } },
        {
          level: 'warn',
          message: 'A price is in doubt',
          fields: {
            warning: expect.stringMatching(/haiku-4-5: sources disagree, \$1 in.*\$77 in/),
          },
        },
      ]);
    },
  );

  it.each([
    { name: 'nobody else tells', others: {}, says: /no second source confirms.*\$5 in.*\$77 in/ },
    { name: 'another denies', others: { litellm: litellm(5, 25) }, says: /disagree.*\$5.*\$77/ },
    { name: 'is 0.2% off', others: { litellm: litellm(77.2, 99) }, says: /disagree.*\$5.*\$77/ },
  ])('that $name are not taken, and both are named', async ({ others, says }) => {
    const before = inputPrice(LIBRARY);
    await using prices = await startPrices(json(repriced({ 'claude-opus-5': RAISED })), others);
    await waitFor(() => prices.lines[0], 'a warning');
    expect(inputPrice(LIBRARY)).toBe(before);
    expect(prices.lines).toEqual([
      {
        level: 'warn',
        message: 'A price is in doubt',
        fields: { warning: expect.stringMatching(says) },
      },
    ]);
  });

  const bad: { name: string; answer: RequestListener; reason: RegExp; timeoutMs?: number }[] = [
    { name: 'no JSON', answer: (_, to) => void to.end('<html>'), reason: /JSON/ },
    { name: 'an empty list', answer: json([]), reason: /not price data/ },
    { name: 'another shape', answer: json({ providers: BUNDLED }), reason: /not price data/ },
    {
      name: 'a price in words',
      answer: json(repriced({ 'claude-opus-5': { input_mtok: '5', output_mtok: 25 } })),
      reason: /not price data/,
    },
    {
      name: 'a price below nothing',
      answer: json(repriced({ 'claude-opus-5': { input_mtok: -5, output_mtok: 25 } })),
      reason: /not price data/,
    },
    {
      name: 'a model for nothing',
      answer: json(repriced({ 'claude-opus-5': { input_mtok: 0, output_mtok: 0 } })),
      reason: /no price of anthropic\/claude-opus-5/,
    },
    {
      name: 'a condition nobody knows',
      answer: json(
        repriced({ 'claude-opus-5': [{ constraint: { moon: 'full' }, prices: RAISED }] }),
      ),
      reason: /constraint/,
    },
    {
      name: 'models left out',
      answer: json(BUNDLED.map((provider) => ({ ...provider, models: [] }))),
      reason: /no price of/,
    },
    { name: '404', answer: (_, to) => void to.writeHead(404).end('gone'), reason: /404/ },
    { name: 'no answer at all', answer: () => {}, reason: /timeout/, timeoutMs: 100 },
    {
      name: '50 MB',
      answer: (_, to) => void to.end(Buffer.alloc(50_000_000, ' ')),
      reason: /more than 10000000 bytes/,
    },
  ];

  it.each(bad)(
    'that are $name change nothing, and are told once',
    async ({ answer, reason, timeoutMs }) => {
      const before = inputPrice(LIBRARY);
      let requests = 0;
      await using prices = await startPrices(
        (request, response) => {
          requests += 1;
          answer(request, response);
        },
        timeoutMs === undefined ? {} : { timeoutMs },
      );
      await waitFor(() => requests >= 3, 'a third try');
      expect(inputPrice(LIBRARY)).toBe(before);
      expect(prices.lines).toEqual([
        {
          level: 'info',
          message: 'Newer prices could not be fetched: the ones in use stay',
          fields: { reason: expect.stringMatching(reason) },
        },
      ]);
    },
  );
});
