import { describe, expect, it } from 'vitest';
import { call, serve } from './fixture-server.ts';

describe.each(['anthropic', 'google'])('a reply of 200 from %s', (provider) => {
  it.each([
    [{ code: 429 }, { kind: 'rate limited', message: expect.stringMatching(/\(429\)\.$/) }],
    [{ code: '503', status: 'UNAVAILABLE' }, { kind: 'transient' }],
    [{ code: 0 }, { kind: 'transient', sign: 'strange' }],
    [{}, { kind: 'transient', sign: 'strange' }],
  ])('that holds the error %j is that error', async (error, failure) => {
    await using server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error }));
    });
    expect(await call(provider, server.url)).toMatchObject({ kind: 'failed', failure });
  });
});
