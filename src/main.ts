import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loadCatalog } from './catalog-file.ts';
import type { CliDeps, RefreshedPrices } from './cli/deps.ts';
import { commandHere } from './cli/output/command-here.ts';
import type { ExitStatus } from './cli/output/exit-status.ts';
import { runProgram } from './cli/program.ts';
import { terminalCtx } from './cli/terminal-ctx.ts';
import { type Config, loadConfig, type Role } from './config.ts';
import type { Catalog } from './core/catalog/model.ts';
import { AppError } from './core/errors.ts';
import { faultFields } from './fault-fields.ts';
import type { ModelCheck } from './flows/check-model.ts';
import { createLogger } from './log.ts';
import { PROVIDER_NAMES } from './providers/names.ts';
import { reachableCatalog } from './runtime/reachable-catalog.ts';
import type { ServerOptions } from './runtime/start-server.ts';
import { TIMINGS } from './runtime/timings.ts';
import { tuneHeap } from './tune-heap.ts';

const PROGRAM = fileURLToPath(new URL('../bin/llm-pick.js', import.meta.url));

/** An interrupted process that is done ends after so long, whatever is left open. */
const EXIT_MS = 1_000;

export interface MainOptions {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** Runs `llm-pick demo`; the product itself knows nothing of it. */
  demo: CliDeps['demo'];
}

/**
 * The composition root: environment and arguments in, exit status out. What opens databases and
 * providers is loaded only by the commands that do.
 */
export async function main({ argv, env, demo }: MainOptions): Promise<ExitStatus> {
  tuneHeap();
  const config = lazily((role: Role) => loadConfig(env, role));
  const catalog = lazily<void, Catalog>(() => loadCatalog(config('other').ownCatalog));
  const interrupted = interruption();
  const status = await runProgram(
    {
      version: version(),
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      noColor: Boolean(env.NO_COLOR),
      // The settings may be what is wrong.
      logFailure: (error) => createLogger('error').error('llm-pick failed', faultFields(error)),
      command: commandHere({ program: PROGRAM, cwd: process.cwd(), searched: env.PATH }),
      ...overModels({ config, catalog, interrupted }),
      ...overRecord({ config: () => config('other'), catalog }),
      stopPostgres: () => stopPostgres(config('other')),
      serve: ({ role, concurrency }, signal) =>
        serve({ config: config(role), catalog: catalog(), role, concurrency }, signal),
      demo,
      interrupted,
      now: () => new Date(),
    },
    argv,
  );
  // A queue that can't be reached may leave connections that never end.
  if (interrupted.aborted) setTimeout(() => process.exit(), EXIT_MS).unref();
  return status;
}

/** The commands that ask of models, or call them. */
function overModels({
  config,
  catalog,
  interrupted,
}: {
  config(role: Role): Config;
  catalog(): Catalog;
  interrupted: AbortSignal;
}): Pick<
  CliDeps,
  'catalog' | 'estimate' | 'providerKeys' | 'check' | 'refreshPrices' | 'simulated' | 'expectRun'
> {
  return {
    catalog: ({ reachable }) =>
      reachable ? reachableCatalog(catalog(), config('run')) : catalog(),
    estimate: async (request) => {
      const { quoteHere } = await import('./runtime/quote-here.ts');
      const other = config('other');
      const here = { config: other, catalog: catalog(), logger: quieter(other.logLevel) };
      return quoteHere(here, { ctx: terminalCtx(new Date()), input: { request } });
    },
    providerKeys: () => providerKeys(config('other')),
    check: (name) => checkOnce(config('run'), { catalog: catalog(), signal: interrupted }, name),
    refreshPrices: () => refreshedPrices(config('other'), catalog()),
    simulated: () => config('other').simulated,
    expectRun: async () => {
      const { expectRun } = await import('./runtime/expect-run.ts');
      const run = config('run');
      return expectRun({ config: run, catalog: catalog(), logger: quieter(run.logLevel) });
    },
  };
}

/** The commands that open the record alone. */
function overRecord({
  config,
  catalog,
}: {
  config(): Config;
  catalog(): Catalog;
}): Pick<CliDeps, 'readDigest' | 'sendDigest' | 'openWorkspaces' | 'openArchive' | 'migrate'> {
  const openWeek = async () => {
    const runtime = await import('./runtime/open-week.ts');
    return runtime.openWeek({
      config: config(),
      catalog: catalog(),
      logger: createLogger(config().logLevel),
    });
  };
  return {
    readDigest: async (command) => {
      await using week = await openWeek();
      return await week.read(command);
    },
    sendDigest: async (command) => {
      await using week = await openWeek();
      return await week.send(command);
    },
    openWorkspaces: async () => {
      const { openWorkspaces } = await import('./runtime/open-workspaces.ts');
      const other = config();
      return openWorkspaces({ ...other, logger: quieter(other.logLevel) });
    },
    openArchive: async () => {
      const { openArchive } = await import('./runtime/open-archive.ts');
      const other = config();
      const logger = quieter(other.logLevel);
      return openArchive({ ...other, catalog: catalog(), timings: TIMINGS, logger });
    },
    migrate: async () => {
      const { openStorage } = await import('./runtime/open-storage.ts');
      const storage = await openStorage({ ...config(), logger: createLogger(config().logLevel) });
      await storage.close();
      return storage.place;
    },
  };
}

/** Serves until `interrupted`, then ends what is under way. */
async function serve(
  options: Omit<ServerOptions, 'logger'>,
  interrupted: AbortSignal,
): Promise<void> {
  const { startServer } = await import('./runtime/start-server.ts');
  const logger = createLogger(options.config.logLevel);
  const starting = startServer({ ...options, logger });
  const tooLate = untilAborted(interrupted).then(() => sleep(EXIT_MS, null, { ref: false }));
  const server = await Promise.race([starting, tooLate]);
  if (!server) {
    // A database that does not answer is not waited for.
    starting.then((late) => late.stop()).catch(() => {});
    return;
  }
  const { port, runtime } = server;
  logger.info('llm-pick is ready', { role: options.role, port, data: runtime.place });
  await untilAborted(interrupted);
  logger.info('llm-pick is stopping');
  await server.stop();
}

/** Makes a thing when it is first wanted, one for each key. */
function lazily<Key, T>(make: (key: Key) => T): (key: Key) => T {
  const made = new Map<Key, { thing: T }>();
  return (key) => {
    const kept = made.get(key) ?? { thing: make(key) };
    made.set(key, kept);
    return kept.thing;
  };
}

async function stopPostgres({ dataDir, logLevel }: Config): Promise<string> {
  const { stopEmbeddedPostgres } = await import('./embedded-postgres/stop-embedded-postgres.ts');
  const stopped = await stopEmbeddedPostgres(dataDir, createLogger(logLevel));
  return stopped ? `Stopped the PostgreSQL in ${stopped}.` : `No PostgreSQL runs in ${dataDir}.`;
}

function providerKeys({ providers }: Config): ReturnType<CliDeps['providerKeys']> {
  return Object.entries(PROVIDER_NAMES).map(([provider, { keyVariables }]) => ({
    provider,
    variable: keyVariables[0],
    set: provider in providers,
  }));
}

const REFRESH_MS = 30_000;

async function refreshedPrices(
  { priceSources: sources }: Config,
  catalog: Catalog,
): Promise<RefreshedPrices> {
  if (!sources) {
    const message = 'Newer prices are not fetched: LLM_PICK_PRICES_URL is off.';
    throw new AppError('configuration', message);
  }
  const { takeNewerPrices } = await import('./runtime/price-sources.ts');
  const signal = AbortSignal.timeout(REFRESH_MS);
  try {
    return await takeNewerPrices(catalog, { sources, at: new Date(), signal });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { standings: [], missing: [`${sources.library ?? 'genai-prices'}: ${reason}`] };
  }
}

async function checkOnce(
  { providers }: Config,
  deps: { catalog: Catalog; signal: AbortSignal },
  name: string,
): Promise<ModelCheck> {
  const { completeWith, createProviders } = await import('./providers/registry.ts');
  const complete = completeWith(createProviders(providers));
  const command = { ctx: terminalCtx(new Date()), input: { name } };
  const { checkModel } = await import('./flows/check-model.ts');
  return await checkModel({ ...deps, complete, timeoutMs: TIMINGS.call }, command);
}

/** A run talks to a person: only warnings interrupt it, unless more is asked for. */
function quieter(level: Config['logLevel']) {
  return createLogger(level === 'info' ? 'warn' : level);
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** One Ctrl-C may come twice: from the terminal, and from what started this process. */
const SAME_MS = 500;

/** Longer than a stop takes: a database that hangs would be waited for without an end. */
const LONGEST_STOP_MS = 30_000;

/**
 * Aborts at the first Ctrl-C, SIGTERM or closed terminal; the second ends the process at once, but
 * for the terminal's: the shell and the system may both tell of that. What has not stopped by itself
 * after `LONGEST_STOP_MS` is ended.
 */
function interruption(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const interrupt = (signal: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      first = performance.now();
      setTimeout(endUnanswered, LONGEST_STOP_MS).unref();
    } else if (signal !== 'SIGHUP' && performance.now() - first > SAME_MS) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.on('SIGHUP', interrupt);
  return controller.signal;
}

function endUnanswered(): void {
  process.stderr.write('llm-pick ends: what it waits for does not answer (database or queue).\n');
  process.exit(130);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
