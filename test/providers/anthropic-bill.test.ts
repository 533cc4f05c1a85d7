import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readAnthropicBill } from '../../src/providers/anthropic-bill.ts';

const API_KEY = 'sk-ant-api03-R2Dxxxxxxxxxxxxxxxxigaa';
const SPAN = { start: new Date('2026-11-15T23:00:00Z'), end: new Date('2026-11-22T23:00:00Z') };

/** A local server with the documented bodies; `pages` of cost in turn. */
async function startAdminApi(
  pages: object[],
  { status = 200, hint = 'sk-ant-api03-R2D...igaa' } = {},
) {
  const requests: { path: string; query: URLSearchParams; key: string; beta: string }[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://local');
    requests.push({
      path: pathname,
      query: searchParams,
      key: String(request.headers.authorization),
      beta: String(request.headers['anthropic-beta']),
    });
    response.setHeader('content-type', 'application/json');
    response.statusCode = status;
    if (status !== 200) {
      response.end(JSON.stringify({ type: 'error', error: { type: 'x', message: 'no' } }));
    } else if (pathname === '/v1/organizations/api_keys') {
      const key = { id: 'apikey_1', type: 'api_key', name: 'llm-pick', partial_key_hint: hint };
      response.end(
        JSON.stringify({ data: [key], first_id: 'apikey_1', last_id: 'apikey_1', has_more: false }),
      );
    } else {
      response.end(JSON.stringify(pages.shift()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    requests,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A row of cost: fractional cents. */
function row(model: string | null, amount: string) {
  return {
    starting_at: '2026-11-15T23:00:00Z',
    ending_at: '2026-11-22T23:00:00Z',
    group: { model },
    cost: { amount, currency: 'USD', list_amount: amount, requests: 7 },
  };
}

const page = (data: object[], next: string | null) => ({
  data,
  has_more: next !== null,
  next_page: next,
});

describe("Anthropic's bill", () => {
  it('is the cost of our own key by model, all pages, in dollars', async () => {
    await using api = await startAdminApi([
      page([row('claude-haiku-5-5', '240.5'), row(null, '99')], 'page_2'),
      page([row('claude-opus-5-5', '42')], null),
    ]);
    const bill = await readAnthropicBill(
      { adminKey: 'sk-ant-admin01-x', apiKey: API_KEY, ...api },
      SPAN,
    );
    expect(bill).toEqual({
      byModel: new Map([
        ['claude-haiku-5-5', 2.405],
        ['claude-opus-5-5', 0.42],
      ]),
    });
    const cost = api.requests.filter(({ path }) => path === '/v1/organizations/analytics/cost');
    expect(cost).toHaveLength(2);
    expect(Object.fromEntries(cost[0]!.query)).toMatchObject({
      starting_at: '2026-11-15T23:00:00.000Z',
      ending_at: '2026-11-22T23:00:00.000Z',
      'api_key_ids[]': 'apikey_1',
      'group_by[]': 'model',
    });
    expect(cost[0]!.beta).toContain('analytics-usage-cost-2026-08-24');
    expect(cost[0]!.key).toBe('Bearer sk-ant-admin01-x');
  });

  it.each([
    { name: 'a refused key', api: { status: 401 }, problem: /ANTHROPIC_ADMIN_KEY was refused/ },
    { name: 'an error', api: { status: 400 }, problem: /answered 400/ },
    {
      name: 'another organization',
      api: { hint: 'sk-ant-api03-zzz...zzzz' },
      problem: /does not have/,
    },
  ])('says why it is not known: $name', async ({ api, problem }) => {
    await using server = await startAdminApi([], api);
    const bill = await readAnthropicBill({ adminKey: 'k', apiKey: API_KEY, ...server }, SPAN);
    expect(bill).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});
