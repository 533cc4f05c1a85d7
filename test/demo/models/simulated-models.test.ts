import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type SimulatedModels,
  startSimulatedModels,
} from '../../../demo/models/simulated-models.ts';
import { SIMULATED_MODELS, skillOf } from '../../../demo/models/skills.ts';
import { parseCatalog } from '../../../src/core/catalog/parse-catalog.ts';
import type { Provider } from '../../../src/core/evaluation.ts';
import { createProviders } from '../../../src/providers/registry.ts';
import { candidateOf } from '../../providers/fixture-server.ts';

const catalogFile = new URL('../../../catalog/models.yml', import.meta.url);
const catalog = parseCatalog(readFileSync(catalogFile, 'utf8'));

const knowledge = Array.from({ length: 60 }, (_, index) => ({
  input: `ticket ${index}.`,
  expected: ['billing', 'bug', 'other'][index % 3]!,
  task: 'any',
  fact: null,
}));

let simulation: SimulatedModels;
beforeAll(async () => {
  simulation = await startSimulatedModels({ knowledge, seed: 1, speed: 50 });
});
afterAll(() => simulation.stop());

function ask(urls: SimulatedModels, provider: Provider, model: string, prompt: string) {
  const providers = createProviders({
    anthropic: { apiKey: null, baseUrl: urls.anthropicUrl },
    google: { apiKey: null, baseUrl: urls.googleUrl },
  });
  return providers[provider]!({
    candidate: candidateOf(provider, { model }),
    system: 'You sort tickets.',
    turns: [],
    prompt,
    signal: new AbortController().signal,
    timeoutMs: 5_000,
  });
}

async function answersOf(urls: SimulatedModels): Promise<string[]> {
  const outcomes = await Promise.all(
    knowledge.map(({ input }) => ask(urls, 'google', 'gemini-3.1-flash-lite', `Sort: ${input}`)),
  );
  return outcomes.map((outcome) =>
    outcome.kind === 'answered' ? outcome.answer.text : outcome.failure.kind,
  );
}

describe('the simulated models', () => {
  it('are those of the catalogue, with its default efforts', () => {
    expect([...SIMULATED_MODELS].sort()).toEqual(catalog.models.map(({ id }) => id).sort());
    const unlike = catalog.models.filter(
      ({ id, defaultEffort }) =>
        JSON.stringify(skillOf(id, null)) !== JSON.stringify(skillOf(id, defaultEffort)),
    );
    expect(unlike.map(({ id }) => id)).toEqual([]);
  });

  it.each(catalog.models)('$name answers through its real SDK', async ({ provider, id }) => {
    expect(await ask(simulation, provider, id, 'Sort: ticket 7.')).toMatchObject({
      kind: 'answered',
      answer: {
        text: expect.stringMatching(/^(billing|bug|other)$/),
        stop: 'complete',
        servedModel: id,
        usage: { input: expect.any(Number), cacheRead: 0, cacheWrite: 0 },
      },
    });
  });

  it('answer the same with the same seed, and differently with another', async () => {
    const seeds = [5, 5, 6];
    const simulations = await Promise.all(
      seeds.map((seed) => startSimulatedModels({ knowledge, seed, speed: 50 })),
    );
    const [first, again, other] = await Promise.all(simulations.map(answersOf));
    await Promise.all(simulations.map(({ stop }) => stop()));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('say in every reply and in the model lists that they are simulated', async () => {
    const replies = await Promise.all([
      fetch(`${simulation.anthropicUrl}/v1/models`),
      fetch(`${simulation.googleUrl}/v1beta/models`),
      fetch(`${simulation.anthropicUrl}/v1/messages`, { method: 'POST', body: 'nonsense' }),
    ]);
    expect(replies.map(({ headers }) => headers.get('x-simulated'))).toEqual([
      'true',
      'true',
      'true',
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 400]);
    expect(await replies[0].text()).toContain('claude-haiku-5-5 (simulated)');
    expect(await replies[1].text()).toContain('gemini-3.8-flash (simulated)');
  });

  it.each<[Provider, string]>([
    ['anthropic', 'claude-nope'],
    ['google', 'gemini-nope'],
  ])('know nothing of other models of %s', async (provider, model) => {
    expect(await ask(simulation, provider, model, 'Sort: ticket 7.')).toMatchObject({
      failure: { kind: 'permanent', message: expect.stringContaining('is not simulated') },
    });
  });
});
