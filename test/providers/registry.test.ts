import { expect, it } from 'vitest';
import { completeWith, createProviders } from '../../src/providers/registry.ts';
import { candidateOf, MODELS, serveFixture } from './fixture-server.ts';

const REQUEST = {
  system: null,
  turns: [],
  prompt: 'Ticket: I was charged twice.',
  signal: new AbortController().signal,
  timeoutMs: 5_000,
};

it('only providers with access are there', () => {
  const access = { apiKey: 'key', baseUrl: null };
  expect(Object.keys(createProviders({ anthropic: access }))).toEqual(['anthropic']);
  expect(Object.keys(createProviders({ google: access }))).toEqual(['google']);
});

it('each candidate goes to its own provider, with a placeholder where no key is set', async () => {
  await using anthropic = await serveFixture('anthropic/normal');
  await using google = await serveFixture('gemini/normal');
  const complete = completeWith(
    createProviders({
      anthropic: { apiKey: null, baseUrl: anthropic.url },
      google: { apiKey: null, baseUrl: google.url },
    }),
  );
  for (const provider of ['anthropic', 'google'] as const) {
    const outcome = await complete({ ...REQUEST, candidate: candidateOf(provider) });
    expect(outcome).toMatchObject({ answer: { servedModel: MODELS[provider] } });
  }
});

it('a candidate without access fails for good, naming the variable', async () => {
  const complete = completeWith({});
  expect(await complete({ ...REQUEST, candidate: candidateOf('google') })).toEqual({
    kind: 'failed',
    failure: {
      kind: 'permanent',
      message:
        "google/gemini-3.5-flash can't be called without a key. Set GEMINI_API_KEY and start again.",
    },
  });
});
