import { describe, expect, it } from 'vitest';
import { loadConfig, type Role } from '../src/config.ts';
import { AppError } from '../src/core/errors.ts';

const whole = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 's3cret',
  ANTHROPIC_API_KEY: 'sk-ant-1',
};

describe('loadConfig', () => {
  it('answers plain values with their defaults', () => {
    expect(loadConfig(whole, 'all')).toEqual({
      slack: {
        botToken: 'xoxb-1',
        apiUrl: null,
        receiver: { kind: 'http', signingSecret: 's3cret' },
      },
      providers: { anthropic: { apiKey: 'sk-ant-1', baseUrl: null } },
      databaseUrl: null,
      queueDatabaseUrl: null,
      ratesUrl: 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml',
      redisUrl: null,
      dataDir: expect.stringMatching(/\/\.data$/),
      port: 3000,
      logLevel: 'info',
      ownCatalog: null,
      priceSources: { library: null, catalog: null, litellm: null },
      anthropicAdminKey: null,
      metricsToken: null,
      tracesUrl: null,
      simulated: false,
      settings: {},
    });
  });

  it('takes every variable', () => {
    const env = {
      SLACK_BOT_TOKEN: ' xoxb-1 ',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_SIGNING_SECRET: 's3cret',
      SLACK_API_URL: 'http://127.0.0.1:4000/api/',
      DATABASE_URL: 'postgres://u:p@h/d',
      QUEUE_DATABASE_URL: 'postgres://u:p@direct/d',
      REDIS_URL: 'rediss://h:6380',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
      GOOGLE_API_KEY: 'AIza1',
      GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:2',
      PORT: '0',
      LOG_LEVEL: 'warn',
      LLM_PICK_DATA_DIR: '/srv/data',
      LLM_PICK_CATALOG: '/srv/models.yml',
      LLM_PICK_PRICES_URL: 'off',
      LLM_PICK_RATES_URL: 'off',
      ANTHROPIC_ADMIN_KEY: 'sk-ant-admin01-x',
      LLM_PICK_SIMULATED: '1',
      LLM_PICK_ADMINS: 'U0ANA, U0BEN',
      LLM_PICK_METRICS_TOKEN: 'a token of scrapers',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: '',
      LLM_PICK_TIME_ZONE: 'Europe/Amsterdam',
    };
    expect(loadConfig(env, 'all')).toEqual({
      slack: {
        botToken: 'xoxb-1',
        apiUrl: 'http://127.0.0.1:4000/api/',
        receiver: { kind: 'socket', appToken: 'xapp-1' },
      },
      providers: {
        anthropic: { apiKey: null, baseUrl: 'http://127.0.0.1:1' },
        google: { apiKey: 'AIza1', baseUrl: 'http://127.0.0.1:2' },
      },
      databaseUrl: 'postgres://u:p@h/d',
      queueDatabaseUrl: 'postgres://u:p@direct/d',
      ratesUrl: null,
      redisUrl: 'rediss://h:6380',
      dataDir: '/srv/data',
      port: 0,
      logLevel: 'warn',
      ownCatalog: '/srv/models.yml',
      priceSources: null,
      anthropicAdminKey: 'sk-ant-admin01-x',
      metricsToken: 'a token of scrapers',
      tracesUrl: 'http://127.0.0.1:4318/v1/traces',
      simulated: true,
      settings: { admins: 'U0ANA, U0BEN', timeZone: 'Europe/Amsterdam' },
    });
  });

  it("prefers the traces' own address, as it stands", () => {
    const own = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/otlp' };
    const env = { ...own, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
    expect(loadConfig(env, 'other').tracesUrl).toBe('https://traces.example/otlp');
  });

  it('prefers GEMINI_API_KEY to GOOGLE_API_KEY', () => {
    const env = { GEMINI_API_KEY: 'one', GOOGLE_API_KEY: 'two' };
    expect(loadConfig(env, 'run').providers.google?.apiKey).toBe('one');
  });

  const lacking: { name: string; role: Role; env: Record<string, string>; fields: string[] }[] = [
    { name: 'a run without a provider', role: 'run', env: {}, fields: ['ANTHROPIC_API_KEY'] },
    {
      name: 'a run with an empty key',
      role: 'run',
      env: { ANTHROPIC_API_KEY: '  ' },
      fields: ['ANTHROPIC_API_KEY'],
    },
    {
      name: 'the whole app without anything',
      role: 'all',
      env: {},
      fields: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'ANTHROPIC_API_KEY'],
    },
    {
      name: 'the web part without anything',
      role: 'web',
      env: {},
      fields: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
    },
    {
      name: 'a worker without anything',
      role: 'worker',
      env: {},
      fields: ['SLACK_BOT_TOKEN', 'ANTHROPIC_API_KEY'],
    },
    { name: 'any other command', role: 'other', env: {}, fields: [] },
    {
      name: 'a run against a base URL alone',
      role: 'run',
      env: { ANTHROPIC_BASE_URL: 'http://h' },
      fields: [],
    },
  ];

  it.each(lacking)('names what is missing for $name', ({ role, env, fields }) => {
    expect(faultsOf(env, role).map(({ field }) => field)).toEqual(fields);
  });

  it.each(['redis:/127.0.0.1', 'redis://', 'redis://h:6379/jobs', 'rediss://:p@h/0/1', 'http://h'])(
    'takes %s for no address of a Redis',
    (url) => {
      expect(faultsOf({ REDIS_URL: url }, 'other').map(({ field }) => field)).toEqual([
        'REDIS_URL',
      ]);
    },
  );

  it('tells all faults at once, by name and never by value', () => {
    const env = {
      SLACK_BOT_TOKEN: 'hunter2',
      SLACK_APP_TOKEN: 'hunter2',
      SLACK_API_URL: 'hunter2',
      DATABASE_URL: 'mysql://hunter2',
      REDIS_URL: 'hunter2',
      PORT: '70000',
      LOG_LEVEL: 'hunter2',
      LLM_PICK_PRICES_URL: 'hunter2',
      LLM_PICK_SIMULATED: 'hunter2',
      GOOGLE_GEMINI_BASE_URL: 'ftp://hunter2',
      LLM_PICK_FEEDS: 'hunter2',
      LLM_PICK_ADMINS: 'hunter2',
    };
    const faults = faultsOf(env, 'all');
    expect(faults.map(({ field }) => field)).toEqual(Object.keys(env));
    expect(JSON.stringify(faults)).not.toContain('hunter2');
    expect(faults.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'PORT must be a number from 0 to 65535.',
        'LLM_PICK_PRICES_URL must be off, or an address like https://HOST/PATH.',
      ]),
    );
  });
});

it('refuses a login in an address, which errors would tell', () => {
  const names = [
    'SLACK_API_URL',
    'LLM_PICK_CATALOG_URL',
    'LLM_PICK_PRICES_URL',
    'ANTHROPIC_BASE_URL',
  ];
  const env = Object.fromEntries(names.map((name) => [name, 'https://me:hunter2@example.com/x']));
  const faults = faultsOf(env, 'other');
  expect(faults.map(({ message }) => message)).toEqual(
    names.map((name) => `${name} must have no user name or password in the address.`),
  );
});

it.each([
  ['DATABASE_URL', 'postgres://localhost:99999/db'],
  ['ANTHROPIC_BASE_URL', 'https://'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318'],
])('%s=%s is answered with an address as it should be', (name, value) => {
  const [fault] = faultsOf({ [name]: value }, 'other');
  expect(fault?.message).toMatch(/must be an address like \w+:\/\/\S*HOST/);
});

function faultsOf(env: Record<string, string>, role: Role) {
  try {
    loadConfig(env, role);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('configuration');
    return error.faults;
  }
}
