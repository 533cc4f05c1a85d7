import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { call, serve } from './fixture-server.ts';

describe.each(['anthropic', 'google'])('the network to %s', (provider) => {
  it('that resets the connection is a transient failure', async () => {
    await using server = await serve((response) => response.socket!.resetAndDestroy());
    expect(await call(provider, server.url)).toMatchObject({
      failure: { kind: 'transient', message: expect.stringContaining('ECONNRESET') },
    });
  });

  it.each([
    { wait: 900, kind: 'rate limited' },
    { wait: 901, kind: 'permanent' },
  ])('brings a 429 that asks to wait $wait s as $kind', async ({ wait, kind }) => {
    const details = [
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${wait}s` },
    ];
    const error = { type: 'rate_limit_error', message: 'wait', status: 'RESOURCE_EXHAUSTED' };
    const body = { type: 'error', error: provider === 'google' ? { ...error, details } : error };
    await using server = await serve((response) => {
      const headers = { 'content-type': 'application/json', 'retry-after': String(wait) };
      response.writeHead(429, headers).end(JSON.stringify(body));
    });
    expect(await call(provider, server.url)).toMatchObject({ failure: { kind } });
  });

  it('that resets within the body is a transient failure', async () => {
    await using server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":');
      setTimeout(() => response.socket!.resetAndDestroy(), 20);
    });
    expect(await call(provider, server.url)).toMatchObject({ failure: { kind: 'transient' } });
  });

  it('that has nobody at the address is a transient failure', async () => {
    const closed = createServer();
    const port = await new Promise<number>((resolve) => {
      closed.listen(0, '127.0.0.1', () => resolve((closed.address() as { port: number }).port));
    });
    await new Promise((resolve) => closed.close(resolve));
    expect(await call(provider, `http://127.0.0.1:${port}`)).toMatchObject({
      failure: { kind: 'transient', message: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it.each([
    { name: 'no answer', timeoutMs: 80, headersFirst: false, silence: { silent: true } },
    { name: 'headers and then nothing', timeoutMs: 1_000, headersFirst: true, silence: {} },
  ])('with $name within the timeout is too slow', async ({ timeoutMs, headersFirst, silence }) => {
    await using server = await serve((response) => {
      if (headersFirst) response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    });
    const outcome = await call(provider, server.url, { timeoutMs });
    expect(outcome).toEqual({
      kind: 'failed',
      failure: { kind: 'too slow', latencyMs: expect.any(Number), ...silence },
    });
    const { latencyMs } = (outcome as { failure: { latencyMs: number } }).failure;
    expect(latencyMs).toBeGreaterThan(timeoutMs - 10);
  });

  it('is not used when the process is already stopping', async () => {
    await using server = await serve((response) => response.end());
    const outcome = await call(provider, server.url, { signal: AbortSignal.abort() });
    expect(outcome).toEqual({ kind: 'failed', failure: { kind: 'not sent' } });
    expect(server.received).toHaveLength(0);
  });

  it.each([
    { name: 'before the headers', headersFirst: false },
    { name: 'within the body', headersFirst: true },
  ])('cut short $name by the stopping process is a transient failure', async ({ headersFirst }) => {
    const stopping = new AbortController();
    await using server = await serve((response) => {
      if (headersFirst) response.writeHead(200, { 'content-type': 'application/json' }).write('{');
      setTimeout(() => stopping.abort(), 20);
    });
    const outcome = await call(provider, server.url, { signal: stopping.signal });
    expect(outcome).toMatchObject({
      failure: { kind: 'transient', message: expect.stringContaining('cut short') },
    });
  });

  it('carries 200 calls at once', async () => {
    const waiting: (() => void)[] = [];
    await using server = await serve((response) => {
      waiting.push(() => response.writeHead(500).end());
      if (waiting.length === 200) for (const release of waiting) release();
    });
    const { signal } = new AbortController();
    const calls = Array.from({ length: 200 }, () => call(provider, server.url, { signal }));
    expect(await Promise.all(calls)).toHaveLength(200);
    expect(server.received).toHaveLength(200);
  });
});
