import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog-file.ts';
import { terminalCtx } from '../../src/cli/terminal-ctx.ts';
import { completeWith, createProviders } from '../../src/providers/registry.ts';
import { openRuntime } from '../../src/runtime/open-runtime.ts';
import { silentNotifier } from '../../src/runtime/silent-notifier.ts';
import { serve } from '../providers/fixture-server.ts';
import { createDatabase } from '../support/database.ts';
import { candidate, evaluationRequest, HAIKU } from '../support/evaluation-request.ts';
import { QUICK } from '../support/quick-timings.ts';
import { resultOf } from '../support/runtime.ts';
import { silentLogger } from '../support/silent-logger.ts';

const MESSAGE = {
  type: 'message',
  model: 'claude-haiku-5-5',
  stop_reason: 'end_turn',
  content: [{ type: 'text', text: 'ok' }],
  usage: { input_tokens: 9, output_tokens: 1 },
};

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Runs 40 samples against one provider that answers so; returns its result and how often it was called. */
async function runAgainst(reply: (response: ServerResponse, prompt: string) => void, call = 5_000) {
  await using database = await createDatabase();
  await using server = await serve((response, { body }) => reply(response, JSON.stringify(body)));
  const runtime = await openRuntime({
    databaseUrl: database.url,
    redisUrl: null,
    queueDatabaseUrl: null,
    dataDir: '/nowhere',
    catalog: loadCatalog(),
    notifier: silentNotifier,
    settings: {},
    simulated: false,
    complete: completeWith(createProviders({ anthropic: { apiKey: 'test', baseUrl: server.url } })),
    concurrency: 8,
    timings: { ...QUICK, call },
    logger: silentLogger().logger,
  });
  try {
    const request = evaluationRequest(
      { candidates: [candidate(HAIKU)], repeats: 1, design: 'full' },
      40,
    );
    const ctx = terminalCtx(new Date());
    const id = await runtime.start({
      ctx,
      input: { request, destination: null, asks: false, expectedUsd: null, key: randomUUID() },
    });
    return { result: await resultOf(runtime, id), calls: server.received.length };
  } finally {
    await runtime.stop();
  }
}

it.each([
  { name: 'does not fit', message: 'prompt is too long: 208310 tokens > 200000 maximum' },
  { name: 'is refused', message: 'Output blocked by content filtering policy' },
  { name: 'meets a 400 nobody can tell', message: 'Unprocessable: code 77' },
])('one of 40 samples that $name scores 0, and the model is picked', async ({ message }) => {
  const error = { type: 'invalid_request_error', message };
  const { result } = await runAgainst((response, prompt) =>
    prompt.includes('Sample 3"')
      ? json(response, 400, { type: 'error', error })
      : json(response, 200, MESSAGE),
  );
  expect(result).toMatchObject({
    ending: 'picked',
    pick: { model: HAIKU },
    models: [{ trials: 40, failed: 1, missing: 0 }],
  });
});

it('a sign-in page for every call ends the run after a few, naming it and the remedy', async () => {
  const { result, calls } = await runAgainst((response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Wi-Fi</title>');
  });
  expect(result.ending).toBe('provider failed');
  expect(result.models[0]!.verdict).toBe('not run');
  expect(JSON.stringify(result)).toMatch(/web page \(text\/html\).*ANTHROPIC_BASE_URL/);
  expect(calls).toBeLessThan(20);
});

it('a provider that never answers is an outage, and no model is ruled out', async () => {
  const { result, calls } = await runAgainst(() => {}, 300);
  expect(result.ending).toBe('provider failed');
  expect(result.models[0]!.verdict).not.toBe('ruled out');
  expect(JSON.stringify(result)).toMatch(/not a byte came back/);
  expect(calls).toBeLessThan(20);
});
