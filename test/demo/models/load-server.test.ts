import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type LoadOptions,
  type LoadServer,
  startLoadServer,
} from '../../../demo/models/load-server.ts';
import type { Provider } from '../../../src/core/evaluation.ts';
import type { CallOutcome } from '../../../src/core/trial.ts';
import { createProviders } from '../../../src/providers/registry.ts';
import { candidateOf, MODELS } from '../../providers/fixture-server.ts';

const started: LoadServer[] = [];
afterEach(() => Promise.all(started.splice(0).map(({ stop }) => stop())));

async function start(options: LoadOptions): Promise<LoadServer> {
  const server = await startLoadServer(options);
  started.push(server);
  return server;
}

function ask(
  urls: Pick<LoadServer, 'anthropicUrl' | 'googleUrl'>,
  provider: Provider,
  signal = new AbortController().signal,
): Promise<CallOutcome> {
  const providers = createProviders({
    anthropic: { apiKey: null, baseUrl: urls.anthropicUrl },
    google: { apiKey: null, baseUrl: urls.googleUrl },
  });
  const candidate = candidateOf(provider);
  return providers[provider]!({
    candidate,
    system: null,
    turns: [],
    prompt: 'hi',
    signal,
    timeoutMs: 5_000,
  });
}

describe('the load server', () => {
  it.each(['anthropic', 'google'] as const)('answers as %s after its latency', async (provider) => {
    const server = await start({ latencyMs: 40, answer: 'billing' });
    const outcome = await ask(server, provider);
    expect(outcome).toMatchObject({
      kind: 'answered',
      answer: { text: 'billing', servedModel: MODELS[provider], usage: { input: 1, output: 2 } },
    });
    expect(outcome.kind === 'answered' && outcome.answer.latencyMs).toBeGreaterThan(35);
  });

  it('bills every call answered in full, by model, and those whose client has gone', async () => {
    const server = await start({ latencyMs: 400 });
    await Promise.all([
      ask(server, 'anthropic'),
      ask(server, 'anthropic'),
      ask(server, 'google'),
      ask(server, 'google', AbortSignal.timeout(200)),
    ]);
    await expect.poll(() => server.billed().calls).toBe(4);
    const billed = { calls: 4, byModel: { 'claude-haiku-5-5': 2, 'gemini-3.5-flash': 2 } };
    expect(server.billed()).toEqual(billed);
    expect(await (await fetch(server.billedUrl)).json()).toEqual(billed);
  });

  it('fails at its rate in all four ways, and bills none of these', async () => {
    const server = await start({ latencyMs: 0, faults: { rate: 0.4, seed: 3 } });
    const found = new Map<string, number>();
    for (let batch = 0; batch < 20; batch += 1) {
      const providers = ['anthropic', 'google'].flatMap(
        (provider) => Array(10).fill(provider) as Provider[],
      );
      for (const outcome of await Promise.all(providers.map((provider) => ask(server, provider)))) {
        const kind = kindOf(outcome);
        found.set(kind, (found.get(kind) ?? 0) + 1);
      }
    }
    expect(found.get('answered')).toBe(server.billed().calls);
    // 400 calls, 240 without a fault, 40 of each kind: within three standard deviations
    expect(Math.abs(found.get('answered')! - 240)).toBeLessThan(30);
    for (const kind of ['rate limited', 'status', 'network', 'garbage']) {
      expect(Math.abs((found.get(kind) ?? 0) - 40)).toBeLessThan(18);
    }
  });

  it('fails on the same requests with the same seed', async () => {
    const kinds = await Promise.all(
      [7, 7, 8].map(async (seed) => {
        const server = await start({ latencyMs: 0, faults: { rate: 0.5, seed } });
        const outcomes: string[] = [];
        for (let call = 0; call < 25; call += 1) {
          outcomes.push(kindOf(await ask(server, 'anthropic')));
        }
        return outcomes;
      }),
    );
    expect(kinds[1]).toEqual(kinds[0]);
    expect(kinds[2]).not.toEqual(kinds[0]);
  });
});

function kindOf(outcome: CallOutcome): string {
  if (outcome.kind === 'answered') return 'answered';
  const { failure } = outcome;
  if (failure.kind === 'rate limited') {
    expect(failure.retryAfterMs).toBe(50);
    return failure.kind;
  }
  if (failure.kind !== 'transient') return failure.kind;
  if (failure.message.includes('answered 500')) return 'status';
  return failure.sign === 'strange' ? 'garbage' : 'network';
}

describe('the load server as a process', () => {
  it('prints its addresses, tells what it billed, and ends with its input', async () => {
    const file = fileURLToPath(
      new URL('../../../demo/models/load-server-process.ts', import.meta.url),
    );
    const child = spawn(process.execPath, [file, '{"latencyMs": 1}'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const urls = JSON.parse(line) as Pick<LoadServer, 'anthropicUrl' | 'googleUrl' | 'billedUrl'>;
    await Promise.all([ask(urls, 'anthropic'), ask(urls, 'google'), ask(urls, 'google')]);
    expect(await (await fetch(urls.billedUrl)).json()).toEqual({
      calls: 3,
      byModel: { 'claude-haiku-5-5': 1, 'gemini-3.5-flash': 2 },
    });
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
