import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findProvider, type Provider } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';

/** Priced by the library alone; Haiku 4.5 by a row of the catalogue. */
const OPUS = 'claude-opus-5';
const HAIKU = 'claude-haiku-4-5';

const price = (input: number, output: number) => ({
  input_cost_per_token: input / 1e6,
  output_cost_per_token: output / 1e6,
});

/** The library's data with another price for one of Anthropic's models. */
function libraryWith(model: string, input: number, output: number): Provider[] {
  const prices = { input_mtok: input, output_mtok: output, cache_read_mtok: 0.5 };
  return ['anthropic', 'google'].map((providerId) => {
    const provider = findProvider({ providerId })!;
    const models = provider.models.map((each) => (each.id === model ? { ...each, prices } : each));
    return { ...provider, models };
  });
}

/** `models --refresh` against two sources on this machine; null: there is no network. */
async function refreshed(sources: { library: unknown; litellm: unknown } | null) {
  const server = createServer(({ url }, response) => {
    const { library, litellm } = sources ?? {};
    response.end(JSON.stringify(url === '/litellm' ? litellm : library));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (sources === null) server.close();
  const env = { LLM_PICK_PRICES_URL: url, LLM_PICK_LITELLM_PRICES_URL: `${url}/litellm` };
  const { status, stdout, stderr } = await runCli(['models', '--refresh', '--json'], env);
  server.closeAllConnections();
  server.close();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { models, standings, missing } = JSON.parse(stdout);
  const about = ({ model }: { model: string }) => model === `anthropic/${OPUS}`;
  const warnings = standings.flatMap(({ warning }: { warning: string | null }) => warning ?? []);
  return {
    opus: models.find(about).inputUsd,
    said: [standings.find(about)?.standing, ...warnings, ...missing].join('\n'),
  };
}

describe('llm-pick models --refresh', () => {
  it('takes a newer price that two sources agree on', async () => {
    const library = libraryWith(OPUS, 6, 30);
    const { opus, said } = await refreshed({ library, litellm: { [OPUS]: price(6, 30) } });
    expect([opus, said]).toEqual([6, expect.stringMatching(/^taken/)]);
  });

  it('leaves one that a source disagrees with, and names both', async () => {
    const library = libraryWith(OPUS, 6, 30);
    const { opus, said } = await refreshed({ library, litellm: { [OPUS]: price(5, 25) } });
    expect([opus, said]).toEqual([5, expect.stringMatching(/^disagreed\n.*sources disagree/)]);
  });

  it('leaves our own row where a source is far off', async () => {
    const library = libraryWith(HAIKU, 1, 5);
    const { said } = await refreshed({ library, litellm: { [HAIKU]: price(100, 500) } });
    expect(said).toMatch(/^unchanged\nanthropic\/claude-haiku-4-5: sources disagree, .*\$100/);
  });

  it('keeps the prices in use where the network is gone, and says why', async () => {
    const { opus, said } = await refreshed(null);
    expect([opus, said]).toEqual([5, expect.stringMatching(/^\nhttp:.*: connect ECONNREFUSED/)]);
  });
});
