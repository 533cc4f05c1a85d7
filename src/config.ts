import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError, type Fault } from './core/errors.ts';
import { DEFINITIONS, SETTING_KEYS } from './core/settings/definitions.ts';
import type { Settings } from './core/settings/settings.ts';
import { parseSetting, type SettingTexts } from './core/settings/settings-of.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import type { ProviderAccess } from './providers/access.ts';
import { PROVIDER_NAMES } from './providers/names.ts';

/** The European Central Bank's list of what a euro is worth, new every working day. */
const EURO_RATES = 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml';

interface SlackAccess {
  botToken: string;
  /** null: Slack's own address. */
  apiUrl: string | null;
  /** How events arrive; null where none are taken (a worker). Socket Mode where both are set. */
  receiver: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string } | null;
}

/** Where newer prices are fetched from. */
export interface PriceSources {
  /** The price library's data; null: at its own address. */
  library: string | null;
  /** llm-pick's own catalogue as it is published; null: nowhere. */
  catalog: string | null;
  /** LiteLLM's price file, for a second opinion; null: none. */
  litellm: string | null;
}

/** Everything the environment says, checked. */
export interface Config {
  slack: SlackAccess | null;
  /** By the catalogue's name for it; without those there is no access to. */
  providers: Readonly<Record<string, ProviderAccess>>;
  /** null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Where the queue is kept in PostgreSQL, past any pooler; null: `databaseUrl`. */
  queueDatabaseUrl: string | null;
  /** null: the queue is kept in PostgreSQL. */
  redisUrl: string | null;
  /** Where the embedded PostgreSQL keeps its data. */
  dataDir: string;
  port: number;
  logLevel: LogLevel;
  /** A catalogue file of a person's own models. */
  ownCatalog: string | null;
  /** Where newer prices are; null: none are fetched. */
  priceSources: PriceSources | null;
  /** The European Central Bank's daily list of exchange rates, or a copy of it; null: it is never read. */
  ratesUrl: string | null;
  /** Reads what Anthropic billed; null: bills are not compared. */
  anthropicAdminKey: string | null;
  /** What may read `/metrics` from elsewhere; null: this machine alone. */
  metricsToken: string | null;
  /** Where traces are sent (OTLP over HTTP); null: nothing is traced. */
  tracesUrl: string | null;
  /** The models behind the base URLs are simulated; every surface says so. */
  simulated: boolean;
  /** Settings for workspaces that chose none. */
  settings: SettingTexts;
}

/**
 * What the process is for: `web` takes Slack's events, `worker` calls models, `all` does both, `run`
 * needs no Slack.
 */
export type Role = 'run' | 'all' | 'web' | 'worker' | 'other';

const NO_ADDRESS = 'must be an address like https://HOST or http://HOST:8080/PATH';
/** No call can be made to an address with a login in it, and errors would tell the password. */
const WITH_LOGIN = 'must have no user name or password in the address';
const webUrl = z
  .url({ protocol: /^https?$/, error: NO_ADDRESS, abort: true })
  .refine((value) => !hasLogin(value), WITH_LOGIN);

const webUrlOrOff = z.union([z.literal('off'), webUrl], {
  error: ({ input }) =>
    hasLogin(String(input)) ? WITH_LOGIN : 'must be off, or an address like https://HOST/PATH',
});

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgres://USER:PASSWORD@HOST:5432/DATABASE',
});

const environmentSchema = z.object({
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must start with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must start with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: webUrl.optional(),
  DATABASE_URL: postgresUrl.optional(),
  QUEUE_DATABASE_URL: postgresUrl.optional(),
  REDIS_URL: z
    .string()
    .refine(
      isRedisUrl,
      'must be an address like redis://HOST:6379 or rediss://:PASSWORD@HOST:6379/0',
    )
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(3000),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  LLM_PICK_DATA_DIR: z.string().default(fileURLToPath(new URL('../.data', import.meta.url))),
  LLM_PICK_CATALOG: z.string().optional(),
  LLM_PICK_CATALOG_URL: webUrl.optional(),
  LLM_PICK_LITELLM_PRICES_URL: webUrl.optional(),
  LLM_PICK_PRICES_URL: webUrlOrOff.optional(),
  LLM_PICK_RATES_URL: webUrlOrOff.optional(),
  ANTHROPIC_ADMIN_KEY: z.string().optional(),
  LLM_PICK_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: webUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: webUrl.optional(),
  LLM_PICK_SIMULATED: z.enum(['0', '1'], 'must be 1 or 0').default('0'),
});

type Environment = z.infer<typeof environmentSchema>;

/** Every variable that is read here but the settings', which are `LLM_PICK_` and a setting's name. */
export const VARIABLES: readonly string[] = [
  ...Object.keys(environmentSchema.shape),
  ...Object.values(PROVIDER_NAMES).flatMap(({ keyVariables, baseUrlVariable }) => [
    ...keyVariables,
    baseUrlVariable,
  ]),
];

/**
 * The environment as plain values; variables that are empty count as unset.
 * Throws AppError('configuration') with one fault for every variable that is wrong, or missing for
 * this role; it names variables, never their values.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, role: Role): Config {
  const filledIn = Object.entries(env).flatMap(([name, value]) =>
    value?.trim() ? [[name, value.trim()]] : [],
  );
  const set: Record<string, string> = Object.fromEntries(filledIn);
  const parsed = environmentSchema.safeParse(set);
  const wrong = (parsed.error?.issues ?? []).map((issue) =>
    fault(issue.path.join('.'), issue.message),
  );
  const faults = [
    ...wrong,
    ...wrongAddresses(set),
    ...wrongSettings(set),
    ...missingFor(role, set),
  ];
  if (!parsed.success || faults.length > 0) {
    const names = faults.map(({ field }) => field).join(', ');
    throw new AppError('configuration', `The environment is not complete or not right: ${names}.`, {
      faults,
    });
  }
  return toConfig(parsed.data, providerAccess(set), settingsIn(set));
}

const NO_KEY =
  'is missing: set it, or GEMINI_API_KEY, or both, to call models. Without keys, "npm run demo" shows everything with simulated models; your own stand-ins are named by ANTHROPIC_BASE_URL with LLM_PICK_SIMULATED=1';

function missingFor(role: Role, set: Record<string, string>): Fault[] {
  const faults: Fault[] = [];
  const takesEvents = role === 'all' || role === 'web';
  if ((takesEvents || role === 'worker') && !set.SLACK_BOT_TOKEN) {
    faults.push(
      fault('SLACK_BOT_TOKEN', "is missing: take it from the app's OAuth & Permissions page"),
    );
  }
  if (takesEvents && !set.SLACK_APP_TOKEN && !set.SLACK_SIGNING_SECRET) {
    faults.push(
      fault(
        'SLACK_APP_TOKEN',
        'is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
      ),
    );
  }
  const callsModels = role !== 'other' && role !== 'web';
  if (callsModels && Object.keys(providerAccess(set)).length === 0) {
    faults.push(fault('ANTHROPIC_API_KEY', NO_KEY));
  }
  return faults;
}

function wrongAddresses(set: Record<string, string>): Fault[] {
  return Object.values(PROVIDER_NAMES).flatMap(({ baseUrlVariable: name }) => {
    const issues = set[name] === undefined ? [] : webUrl.safeParse(set[name]).error?.issues;
    return (issues ?? []).map(({ message }) => fault(name, message));
  });
}

function hasLogin(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && `${url.username}${url.password}` !== '';
}

/** `LLM_PICK_ADMINS`, `LLM_PICK_TIME_ZONE`, …: each setting's default for all workspaces. */
function settingVariable(key: keyof Settings): string {
  return `LLM_PICK_${DEFINITIONS[key].name.toUpperCase().replaceAll('-', '_')}`;
}

function settingsIn(set: Record<string, string>): SettingTexts {
  const texts = SETTING_KEYS.map((key) => [key, set[settingVariable(key)]]);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}

function wrongSettings(set: Record<string, string>): Fault[] {
  return SETTING_KEYS.flatMap((key) => {
    const name = settingVariable(key);
    const parsed = set[name] === undefined ? null : parseSetting(key, set[name]);
    return parsed && 'problem' in parsed ? [fault(name, parsed.problem)] : [];
  });
}

function fault(name: string, message: string): Fault {
  return { file: null, line: null, column: null, field: name, message: `${name} ${message}.` };
}

function toConfig(
  env: Environment,
  providers: Config['providers'],
  settings: SettingTexts,
): Config {
  return {
    slack: slackAccess(env),
    providers,
    databaseUrl: env.DATABASE_URL ?? null,
    queueDatabaseUrl: env.QUEUE_DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    dataDir: env.LLM_PICK_DATA_DIR,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    ownCatalog: env.LLM_PICK_CATALOG ?? null,
    priceSources: priceSources(env),
    ratesUrl: env.LLM_PICK_RATES_URL === 'off' ? null : (env.LLM_PICK_RATES_URL ?? EURO_RATES),
    anthropicAdminKey: env.ANTHROPIC_ADMIN_KEY ?? null,
    metricsToken: env.LLM_PICK_METRICS_TOKEN ?? null,
    tracesUrl: tracesUrl(env),
    simulated: env.LLM_PICK_SIMULATED === '1',
    settings,
  };
}

function priceSources(env: Environment): PriceSources | null {
  if (env.LLM_PICK_PRICES_URL === 'off') return null;
  return {
    library: env.LLM_PICK_PRICES_URL ?? null,
    catalog: env.LLM_PICK_CATALOG_URL ?? null,
    litellm: env.LLM_PICK_LITELLM_PRICES_URL ?? null,
  };
}

/** Its path, where it has one, is the number of a database. */
function isRedisUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || url.hostname === '') return false;
  return /^rediss?:$/.test(url.protocol) && /^\/?\d*$/.test(url.pathname);
}

/** As OpenTelemetry has it: the address of all that is sent, or that of traces alone. */
function tracesUrl(env: Environment): string | null {
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own, OTEL_EXPORTER_OTLP_ENDPOINT: base } = env;
  return own ?? (base ? `${base.replace(/\/$/, '')}/v1/traces` : null);
}

function slackAccess(env: Environment): SlackAccess | null {
  if (!env.SLACK_BOT_TOKEN) return null;
  return {
    botToken: env.SLACK_BOT_TOKEN,
    apiUrl: env.SLACK_API_URL ?? null,
    receiver: receiver(env),
  };
}

function receiver(env: Environment): SlackAccess['receiver'] {
  if (env.SLACK_APP_TOKEN) return { kind: 'socket', appToken: env.SLACK_APP_TOKEN };
  if (env.SLACK_SIGNING_SECRET) return { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET };
  return null;
}

/** How each provider is reached: those with a key or an address of their own. */
function providerAccess(set: Record<string, string>): Config['providers'] {
  const access = Object.entries(PROVIDER_NAMES).map(([name, { keyVariables, baseUrlVariable }]) => {
    const apiKey = keyVariables.map((variable) => set[variable]).find(Boolean) ?? null;
    return [name, { apiKey, baseUrl: set[baseUrlVariable] ?? null }] as const;
  });
  return Object.fromEntries(access.filter(([, { apiKey, baseUrl }]) => apiKey || baseUrl));
}
