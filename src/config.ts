import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError, type Fault } from './core/errors.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';

/** How a provider is reached; at least one of the two is set. */
interface ProviderAccess {
  apiKey: string | null;
  /** null: the provider's own address. */
  baseUrl: string | null;
}

interface SlackAccess {
  botToken: string;
  /** null: Slack's own address. */
  apiUrl: string | null;
  /** How events arrive; null where none are taken (a worker). Socket Mode where both are set. */
  receiver: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string } | null;
}

/** Everything the environment says, checked. */
export interface Config {
  slack: SlackAccess | null;
  anthropic: ProviderAccess | null;
  google: ProviderAccess | null;
  /** null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** null: the queue is kept in PostgreSQL. */
  redisUrl: string | null;
  /** Where the embedded PostgreSQL keeps its data. */
  dataDir: string;
  port: number;
  logLevel: LogLevel;
  /** Where newer prices are; null: at the price library's own address; 'off': none are fetched. */
  pricesUrl: string | null;
  /** The models behind the base URLs are simulated; every surface says so. */
  simulated: boolean;
}

/** What the process is for: `web` takes Slack's events, `worker` calls models, `all` does both, `run` needs no Slack. */
export type Role = 'run' | 'all' | 'web' | 'worker' | 'other';

const webUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an address that starts with https://',
});

const environmentSchema = z.object({
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must start with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must start with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: webUrl.optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be an address that starts with postgres://' })
    .optional(),
  REDIS_URL: z
    .url({
      protocol: /^rediss?$/,
      error: 'must be an address that starts with redis:// or rediss://',
    })
    .optional(),
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: webUrl.optional(),
  GEMINI_API_KEY: z.string().optional(),
  GOOGLE_API_KEY: z.string().optional(),
  GOOGLE_GEMINI_BASE_URL: webUrl.optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(3000),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  LLM_PICK_DATA_DIR: z.string().default(fileURLToPath(new URL('../.data', import.meta.url))),
  LLM_PICK_PRICES_URL: z
    .string()
    .refine(
      (value) => value === 'off' || webUrl.safeParse(value).success,
      'must be off, or an address that starts with https://',
    )
    .optional(),
  LLM_PICK_SIMULATED: z.enum(['0', '1'], 'must be 1 or 0').default('0'),
});

type Environment = z.infer<typeof environmentSchema>;

/**
 * The environment as plain values; variables that are empty count as unset.
 * Throws AppError('configuration') with one fault for every variable that is wrong, or missing for
 * this role; it names variables and never tells their values.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, role: Role): Config {
  const given = Object.entries(env).flatMap(([name, value]) =>
    value?.trim() ? [[name, value.trim()]] : [],
  );
  const set: Record<string, string> = Object.fromEntries(given);
  const parsed = environmentSchema.safeParse(set);
  const wrong = (parsed.error?.issues ?? []).map((issue) =>
    fault(issue.path.join('.'), issue.message),
  );
  const faults = [...wrong, ...missingFor(role, set)];
  if (!parsed.success || faults.length > 0) {
    const names = faults.map(({ field }) => field).join(', ');
    throw new AppError('configuration', `The environment is not complete or not right: ${names}.`, {
      faults,
    });
  }
  return toConfig(parsed.data);
}

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
  if (callsModels && !PROVIDER_VARIABLES.some((name) => set[name])) {
    faults.push(
      fault('ANTHROPIC_API_KEY', 'is missing: set it, or GEMINI_API_KEY, or both, to call models'),
    );
  }
  return faults;
}

const PROVIDER_VARIABLES = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_BASE_URL',
  'GEMINI_API_KEY',
  'GOOGLE_API_KEY',
  'GOOGLE_GEMINI_BASE_URL',
];

function fault(name: string, message: string): Fault {
  return { file: null, line: null, column: null, field: name, message: `${name} ${message}.` };
}

function toConfig(env: Environment): Config {
  return {
    slack: slackAccess(env),
    anthropic: providerAccess(env.ANTHROPIC_API_KEY, env.ANTHROPIC_BASE_URL),
    google: providerAccess(env.GEMINI_API_KEY ?? env.GOOGLE_API_KEY, env.GOOGLE_GEMINI_BASE_URL),
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    dataDir: env.LLM_PICK_DATA_DIR,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    pricesUrl: env.LLM_PICK_PRICES_URL ?? null,
    simulated: env.LLM_PICK_SIMULATED === '1',
  };
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

function providerAccess(
  apiKey: string | undefined,
  baseUrl: string | undefined,
): ProviderAccess | null {
  if (!apiKey && !baseUrl) return null;
  return { apiKey: apiKey ?? null, baseUrl: baseUrl ?? null };
}
