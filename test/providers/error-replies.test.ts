import { describe, expect, it } from 'vitest';
import type { CallFailure } from '../../src/core/trial.ts';
import { call, serve } from './fixture-server.ts';

interface Row {
  name: string;
  status: number;
  body: unknown;
  headers?: () => Record<string, string>;
  expected: Partial<CallFailure> | { kind: CallFailure['kind']; message: RegExp };
}

const claude = (type: string, message: string) => ({ type: 'error', error: { type, message } });
const invalid = (message: string) => claude('invalid_request_error', message);
const UNFIT = { kind: 'this sample', failure: 'does not fit' } as const;
const REFUSED = { kind: 'this sample', failure: 'refused' } as const;
const ENDS = { kind: 'permanent' } as const;
const AGAIN = { kind: 'transient' } as const;
const wait = (retryAfterMs: number | null) => ({ kind: 'rate limited', retryAfterMs }) as const;

const ANTHROPIC: Row[] = [
  ...[
    'prompt is too long: 208310 tokens > 200000 maximum',
    'input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000, decrease input length or `max_tokens` and try again',
    'messages: total length of text exceeds the limit',
    'litellm.ContextWindowExceededError: This model has a maximum context length of 8192 tokens',
    'Input is too long for requested model.',
    'Please reduce the length of the messages.',
  ].map((said) => ({ name: said, status: 400, body: invalid(said), expected: UNFIT })),
  ...[
    'Output blocked by content filtering policy',
    'messages.0.content: text content blocks must be non-empty',
    'messages: text content blocks must contain non-whitespace text',
    'The request body is not valid JSON: no low surrogate in string: line 1 column 158 (char 157)',
    'This request appears to violate our Usage Policy',
    'The prompt was flagged by our safety system',
  ].map((said) => ({ name: said, status: 400, body: invalid(said), expected: REFUSED })),
  ...[
    'max_tokens: 200000 > 128000, which is the maximum allowed number of output tokens for claude-haiku-5-5',
    'temperature: this model does not take it',
    'thinking.budget_tokens: must be less than max_tokens',
    'output_config.effort: Input should be low, medium or high',
    'system: text content blocks must be non-empty',
    'This organization has been disabled.',
    'Your credit balance is too low to access the Anthropic API.',
    'You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.',
    'Budget has been exceeded! Current cost: 10.1, Max budget: 10',
  ].map((said) => ({ name: said, status: 400, body: invalid(said), expected: ENDS })),
  {
    name: 'a country or network that is not served',
    status: 403,
    body: claude('forbidden', 'Request not allowed'),
    expected: ENDS,
  },
  {
    name: 'a request too large',
    status: 413,
    body: claude('request_too_large', 'Request exceeds the maximum allowed number of bytes'),
    expected: UNFIT,
  },
  {
    name: 'a 400 that says the same call may succeed',
    status: 400,
    body: invalid('Something odd'),
    headers: () => ({ 'x-should-retry': 'true' }),
    expected: AGAIN,
  },
  {
    name: 'an internal error under 400',
    status: 400,
    body: claude('api_error', 'Internal server error'),
    expected: AGAIN,
  },
  {
    name: 'an overload under 400',
    status: 400,
    body: claude('overloaded_error', 'Overloaded'),
    expected: wait(null),
  },
  {
    name: 'an error within a 200',
    status: 200,
    body: claude('rate_limit_error', 'slow'),
    expected: wait(null),
  },
  {
    name: 'a spent workspace',
    status: 403,
    body: claude('permission_error', 'Your workspace reached its spend limit'),
    expected: { kind: 'permanent', message: /limit or quota is used up/ },
  },
  {
    name: 'a key that may not',
    status: 403,
    body: claude('permission_error', 'Your API key does not have permission'),
    expected: { kind: 'permanent', message: /may not use/ },
  },
  {
    name: 'a wait in the headers of the limit that is used up',
    status: 429,
    body: claude('rate_limit_error', 'This request would exceed your rate limit'),
    headers: () => ({
      'anthropic-ratelimit-requests-remaining': '40',
      'anthropic-ratelimit-requests-reset': new Date(Date.now() + 500_000).toISOString(),
      'anthropic-ratelimit-input-tokens-remaining': '0',
      'anthropic-ratelimit-input-tokens-reset': new Date(Date.now() + 40_000).toISOString(),
    }),
    expected: { kind: 'rate limited', retryAfterMs: expect.closeTo(40_000, -4) },
  },
  {
    name: 'a limit whose rest isn’t told',
    status: 429,
    body: claude('rate_limit_error', 'x'),
    headers: () => ({
      'anthropic-ratelimit-requests-reset': new Date(Date.now() + 30_000).toISOString(),
      'anthropic-ratelimit-tokens-reset': new Date(Date.now() + 50_000).toISOString(),
    }),
    expected: { kind: 'rate limited', retryAfterMs: expect.closeTo(30_000, -4) },
  },
  {
    name: 'a wait in the words',
    status: 429,
    body: claude('rate_limit_error', 'Too many requests. Please try again in 2 minutes.'),
    expected: wait(120_000),
  },
  {
    name: 'an hour’s wait: what was heard is said',
    status: 429,
    body: claude('rate_limit_error', 'Slow down'),
    headers: () => ({ 'retry-after': '3600' }),
    expected: { kind: 'permanent', message: /asks to wait 1 hour .*“Slow down”/ },
  },
  {
    name: 'a region that is blocked',
    status: 403,
    body: claude('permission_error', 'Requests from your region are blocked'),
    expected: ENDS,
  },
  {
    name: 'a login of a proxy, in JSON',
    status: 401,
    body: { message: 'Unauthorized' },
    expected: { kind: 'permanent', message: /not as Anthropic would.*ANTHROPIC_BASE_URL/ },
  },
];

const google = (code: number, status: string, message: string, details: unknown[] = []) => ({
  error: { code, message, status, details },
});
const badArgument = (message: string) => google(400, 'INVALID_ARGUMENT', message);
const exhausted = (message: string, details: unknown[] = []) =>
  google(429, 'RESOURCE_EXHAUSTED', message, details);
const retryInfo = (retryDelay: unknown) => ({
  '@type': 'type.googleapis.com/google.rpc.RetryInfo',
  retryDelay,
});
const quota = (quotaId: string) => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaId }],
});

const GOOGLE: Row[] = [
  ...[
    'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
    'Request payload size exceeds the limit: 20971520 bytes.',
    'The input token count exceeds the maximum',
  ].map((said) => ({ name: said, status: 400, body: badArgument(said), expected: UNFIT })),
  ...[
    'The prompt was blocked: PROHIBITED_CONTENT',
    '* GenerateContentRequest.contents[0].parts[0].data: required oneof field must have one initialized field',
    'Unable to submit request because it must have a text parameter; contents must not be empty',
  ].map((said) => ({ name: said, status: 400, body: badArgument(said), expected: REFUSED })),
  ...[
    'Unable to submit request because it has a maxOutputTokens value of 100000 but the supported range is from 1 to 65537',
    'Thinking level is not supported for this model.',
    'The thinking budget 50000 is invalid. Please choose a value between 512 and 24576.',
    'API key expired. Please renew the API key.',
    'Your API key was reported as leaked. Please use another API key.',
    'User location is not supported for the API use. Enable billing on your project.',
  ].map((said) => ({ name: said, status: 400, body: badArgument(said), expected: ENDS })),
  {
    name: 'an internal error under 400',
    status: 400,
    body: google(400, 'INTERNAL', 'Internal'),
    expected: AGAIN,
  },
  { name: 'a cancelled call', status: 499, body: google(499, 'CANCELLED', 'x'), expected: AGAIN },
  {
    name: 'a day’s quota in the metadata',
    status: 429,
    body: exhausted("Quota exceeded for quota metric 'requests' and limit 'requests per day'", [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        metadata: { quota_limit: 'GenerateContentRequestsPerDayPerProject' },
      },
    ]),
    expected: { kind: 'permanent', message: /quota is used up/ },
  },
  {
    name: 'a wait in the message alone',
    status: 429,
    body: exhausted('You exceeded your current quota. Please retry in 36.4s.'),
    expected: wait(36_400),
  },
  {
    name: 'a body that is a list',
    status: 429,
    body: [exhausted('Resource exhausted', [retryInfo('22s')])],
    expected: wait(22_000),
  },
  {
    name: 'a body within a message',
    status: 429,
    body: { error: { message: JSON.stringify(exhausted('x', [retryInfo('7s')])) } },
    expected: wait(7_000),
  },
  {
    name: 'a spend limit of ten minutes',
    status: 429,
    body: exhausted('Spend rate', [quota('SpendPer10MinutesPerProject'), retryInfo('240s')]),
    expected: wait(240_000),
  },
  {
    name: 'a place that is not served',
    status: 400,
    body: {
      error: {
        code: 400,
        status: 'FAILED_PRECONDITION',
        message: 'User location is not supported for the API use.',
      },
    },
    expected: {
      kind: 'permanent',
      message: /^Google does not serve the country that this call came from\. Run it/,
    },
  },
  {
    name: 'a spend limit of a month',
    status: 429,
    body: exhausted('Spend', [quota('SpendPerMonthPerProject')]),
    expected: ENDS,
  },
  {
    name: 'a wait as seconds and nanos',
    status: 429,
    body: exhausted('x', [retryInfo({ seconds: '12', nanos: 500_000_000 })]),
    expected: wait(12_500),
  },
  {
    name: 'a wait in the metadata',
    status: 429,
    body: exhausted('x', [{ metadata: { quotaResetDelay: '1m2.5s' } }]),
    expected: wait(62_500),
  },
  {
    name: 'a wait in the header alone',
    status: 429,
    body: exhausted('x'),
    headers: () => ({ 'retry-after': '9' }),
    expected: wait(9_000),
  },
  {
    name: 'a wait beside a body of another content type',
    status: 429,
    body: exhausted('x', [retryInfo('8s')]),
    headers: () => ({ 'content-type': 'text/plain' }),
    expected: wait(8_000),
  },
];

describe.each([
  { provider: 'anthropic', rows: ANTHROPIC },
  { provider: 'google', rows: GOOGLE },
])('an error reply of $provider', ({ provider, rows }) => {
  it.each(rows)('$status: $name', async ({ status, body, headers, expected }) => {
    await using server = await serve((response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers?.() });
      response.end(JSON.stringify(body));
    });
    const outcome = await call(provider, server.url);
    const message =
      'message' in expected && expected.message instanceof RegExp
        ? { message: expect.stringMatching(expected.message) }
        : {};
    expect(outcome).toMatchObject({ kind: 'failed', failure: { ...expected, ...message } });
  });
});
