import { loadCatalog } from '../src/catalog-file.ts';
import { type Config, loadConfig } from '../src/config.ts';
import { createLogger } from '../src/log.ts';
import { LOOPBACK } from '../src/loopback.ts';
import { startServer } from '../src/runtime/start-server.ts';
import { TIMINGS } from '../src/runtime/timings.ts';
import { type DemoDatabase, openDemoDatabase } from './demo-database.ts';
import { exampleKnowledge } from './example.ts';
import { type SimulatedModels, startSimulatedModels } from './models/simulated-models.ts';
import { postSampleDigest } from './post-sample-digest.ts';
import { createSlackDriver, type SlackDriver } from './slack-driver.ts';
import { type SlackWorkspace, startSlackWorkspace } from './slack-workspace.ts';
import { workspacePage } from './workspace-page.ts';

const CONCURRENCY = 20;
const SEED = 1;

/** Everything llm-pick needs, running on this machine, and a person in its Slack. */
export interface Demo extends AsyncDisposable {
  workspace: SlackWorkspace;
  driver: SlackDriver;
  appUrl: string;
  simulated: boolean;
  /** What sets another terminal to the same simulated models; null where real ones answer. */
  terminalEnv: string | null;
  /** Invents eight weeks, and posts the digest of the last; null where real models answer. */
  postDigest: (() => Promise<void>) | null;
  database: Pick<DemoDatabase, 'name' | 'dataDir' | 'announced'>;
}

/**
 * A local Slack workspace, the real app and workers over the embedded PostgreSQL, and simulated
 * models unless a provider key is set.
 */
export async function openDemo(): Promise<Demo> {
  const base = loadConfig(process.env, 'other');
  const logger = createLogger(base.logLevel === 'info' ? 'warn' : base.logLevel);
  await using opened = new AsyncDisposableStack();
  const workspace = await startSlackWorkspace({ page: workspacePage });
  opened.defer(() => workspace.stop());
  const models = Object.keys(base.providers).length > 0 ? null : await simulate();
  opened.defer(() => models?.stop());
  const database = await openDemoDatabase(base.dataDir, logger);
  opened.defer(() => database.stop());
  const config = demoConfig(base, workspace, models);
  const server = await startServer({
    config: { ...config, databaseUrl: database.url },
    catalog: loadCatalog(),
    role: 'all',
    concurrency: CONCURRENCY,
    logger,
    reach: 'this machine',
    timings: { ...TIMINGS, progress: 1_000 },
  });
  opened.defer(() => server.stop());
  const appUrl = `http://${LOOPBACK}:${server.port}`;
  const closing = opened.move();
  return {
    workspace,
    appUrl,
    database,
    simulated: models !== null,
    terminalEnv:
      models &&
      `ANTHROPIC_BASE_URL=${models.anthropicUrl} GOOGLE_GEMINI_BASE_URL=${models.googleUrl} LLM_PICK_SIMULATED=1`,
    driver: createSlackDriver(workspace, appUrl),
    postDigest: models
      ? () =>
          postSampleDigest({ config: { ...config, databaseUrl: database.url }, logger, workspace })
      : null,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

async function simulate(): Promise<SimulatedModels> {
  return startSimulatedModels({ knowledge: await exampleKnowledge(), seed: SEED });
}

function demoConfig(
  base: Config,
  { apiUrl, botToken, signingSecret }: SlackWorkspace,
  models: SimulatedModels | null,
): Config {
  const simulated = models && {
    simulated: true,
    providers: {
      anthropic: { apiKey: null, baseUrl: models.anthropicUrl },
      google: { apiKey: null, baseUrl: models.googleUrl },
    },
  };
  return {
    ...base,
    ...simulated,
    slack: { botToken, apiUrl, receiver: { kind: 'http', signingSecret } },
    queueDatabaseUrl: null,
    redisUrl: null,
    port: 0,
  };
}
