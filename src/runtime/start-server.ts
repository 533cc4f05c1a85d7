import type { Config } from '../config.ts';
import { labelsOf } from '../core/catalog/labels-of.ts';
import type { Catalog } from '../core/catalog/model.ts';
import { AppError } from '../core/errors.ts';
import { present } from '../core/present.ts';
import type { Logger } from '../log.ts';
import type { Reach } from '../loopback.ts';
import { ladderPicture } from '../pictures/ladder-picture.ts';
import { countWith } from '../providers/count-tokens.ts';
import { completeWith, createProviders } from '../providers/registry.ts';
import { createSlackApp, type SlackApp } from '../slack/app.ts';
import { createPoster } from '../slack/out/poster.ts';
import type { Connection } from '../slack/receiver.ts';
import type { StatusPages } from '../status-pages.ts';
import { createMetrics } from './metrics.ts';
import { openRuntime, type Runtime } from './open-runtime.ts';
import { createOutlook } from './outlook.ts';
import { reachableCatalog } from './reachable-catalog.ts';
import { refreshPrices } from './refresh-prices.ts';
import { slackNotifier } from './slack-notifier.ts';
import { type StatusServerOptions, startStatusServer } from './status-server.ts';
import { TIMINGS, type Timings } from './timings.ts';

export interface ServerOptions {
  config: Config;
  catalog: Catalog;
  /** `web` takes Slack's events, `worker` calls models, `all` does both. */
  role: 'all' | 'web' | 'worker';
  /** Calls to one provider at once. */
  concurrency: number;
  /** Who may connect; the network when not given, as Slack and health checks must. */
  reach?: Reach;
  timings?: Timings;
  logger: Logger;
}

export interface Server {
  port: number;
  runtime: Runtime;
  /** Takes no more requests, ends or puts back what is under way, closes everything. */
  stop(): Promise<void>;
}

/** Opens llm-pick for Slack. Throws AppError('configuration') that says what is missing. */
export async function startServer(given: ServerOptions): Promise<Server> {
  const options = { ...given, catalog: reachableCatalog(given.catalog, given.config) };
  const { config, catalog, role, logger, reach = 'the network', timings = TIMINGS } = options;
  const { slack } = config;
  if (!slack) throw new AppError('configuration', 'SLACK_BOT_TOKEN is missing.');
  const { botToken, apiUrl } = slack;
  await using opened = new AsyncDisposableStack();
  const metrics = createMetrics();
  const runtime = await openRuntime({
    ...config,
    catalog,
    logger,
    timings,
    countTokens: countWith(config.providers),
    complete:
      role === 'web' ? null : metrics.measured(completeWith(createProviders(config.providers))),
    concurrency: options.concurrency,
    outlook: createOutlook({ config, catalog, logger }),
    notifier: (evaluations) =>
      slackNotifier(evaluations, {
        poster: createPoster(botToken, { apiUrl, logger }),
        labelOf: labelsOf(catalog),
        drawLadder: (result) => ladderPicture(result, labelsOf(catalog)),
        logger,
        progressEveryMs: timings.progress,
        postEveryMs: timings.post,
      }),
  });
  opened.defer(() => runtime.stop());
  const pages: StatusPages = {
    ready: async () => (app?.connected() ?? true) && (await runtime.ready()),
    metrics: async () => metrics.text(await runtime.gauges()),
    metricsToken: config.metricsToken,
  };
  const app =
    role === 'worker' ? null : createApp({ ...options, reach, timings }, { runtime, pages });
  const heard = await app?.start();
  opened.defer(() => app?.stop());
  const port = heard?.port ?? (await openStatus(opened, { port: config.port, reach, pages }));
  if (config.priceSources && wantsPrices(config)) {
    const prices = refreshPrices({ sources: config.priceSources, catalog, logger });
    opened.defer(() => prices.stop());
  }
  const closing = opened.move();
  return { port, runtime, stop: () => closing.disposeAsync() };
}

/** Simulated models cost nothing, and who has no key pays nobody. */
function wantsPrices({ simulated, providers }: Config): boolean {
  return !simulated && Object.values(providers).some(({ apiKey }) => apiKey);
}

/** Where Slack makes no requests, a server of our own answers those for the status pages. */
async function openStatus(
  opened: AsyncDisposableStack,
  options: StatusServerOptions,
): Promise<number> {
  const server = await startStatusServer(options);
  opened.defer(() => server.stop());
  return server.port;
}

function createApp(
  { config, catalog, logger, reach, timings }: ServerOptions & { reach: Reach; timings: Timings },
  { runtime, pages }: { runtime: Runtime; pages: StatusPages },
): SlackApp {
  const { botToken, apiUrl } = present(config.slack, 'Slack app in this configuration');
  return createSlackApp(
    {
      botToken,
      connection: connectionOf(config, reach),
      apiUrl,
      patienceMs: timings.patience,
    },
    { ...runtime, pages, catalog, logger, simulated: config.simulated, now: () => new Date() },
  );
}

function connectionOf({ slack, port }: Config, reach: Reach): Connection {
  const receiver = slack?.receiver;
  if (!receiver) {
    throw new AppError(
      'configuration',
      'Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.',
    );
  }
  return receiver.kind === 'http' ? { ...receiver, port, reach } : receiver;
}
