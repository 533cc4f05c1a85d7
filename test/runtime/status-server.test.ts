import { describe, expect, it } from 'vitest';
import { startStatusServer } from '../../src/runtime/status-server.ts';
import type { StatusPages } from '../../src/status-pages.ts';
import { statusAsHost } from '../support/status-as-host.ts';

const TOKEN = 'a token of scrapers';

/** A server whose pages are as `change` says; it answers what a path's status and text are. */
async function start(change: Partial<StatusPages> = {}) {
  const server = await startStatusServer({
    port: 0,
    reach: 'the network',
    pages: {
      ready: async () => true,
      metrics: async () => 'llm_pick_calls_total 1\n',
      metricsToken: null,
      ...change,
    },
  });
  return {
    [Symbol.asyncDispose]: () => server.stop(),
    get: async (path: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers });
      return { status: response.status, text: await response.text() };
    },
  };
}

describe('the status pages', () => {
  it('say that a process runs, and whether it can take work', async () => {
    let ready: () => Promise<boolean> = async () => true;
    await using server = await start({ ready: () => ready() });
    expect(await server.get('/healthz')).toEqual({ status: 200, text: 'ok\n' });
    expect(await server.get('/readyz?deep')).toEqual({ status: 200, text: 'ok\n' });
    ready = () => Promise.reject(new Error('the database is gone'));
    expect(await server.get('/readyz')).toEqual({ status: 503, text: 'not ready\n' });
    expect((await server.get('/healthz')).status).toBe(200);
    expect((await server.get('/anything')).status).toBe(404);
  });

  it('have metrics for this machine, but not through a proxy on it', async () => {
    await using server = await start();
    expect(await server.get('/metrics')).toEqual({ status: 200, text: 'llm_pick_calls_total 1\n' });
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    expect((await server.get('/metrics', forwarded)).status).toBe(404);
  });

  it('have metrics for who has the token, where there is one', async () => {
    await using server = await start({ metricsToken: TOKEN });
    const as = (authorization: string) => server.get('/metrics', { authorization });
    expect((await as(`Bearer ${TOKEN}`)).status).toBe(200);
    expect((await as(`Bearer ${TOKEN.replace('a', 'b')}`)).status).toBe(404);
    expect((await server.get('/metrics')).status).toBe(404);
  });

  it('are not ready where metrics can’t be read', async () => {
    await using server = await start({ metrics: () => Promise.reject(new Error('no database')) });
    expect((await server.get('/metrics')).status).toBe(503);
  });
});

it('for this machine alone takes no other name', async () => {
  const pages = { ready: async () => true, metrics: async () => '', metricsToken: null };
  const server = await startStatusServer({ port: 0, reach: 'this machine', pages });
  expect(await statusAsHost(server.port, 'evil.example')).toBe(421);
  expect(await statusAsHost(server.port, 'localhost')).toBe(404);
  await server.stop();
});
