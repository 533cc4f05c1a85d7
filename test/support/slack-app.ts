import { type LoadOptions, startLoadServer } from '../../demo/models/load-server.ts';
import { createSlackDriver, waitFor } from '../../demo/slack-driver.ts';
import type { ShownMessage } from '../../demo/slack-readings.ts';
import { type Intercept, startSlackWorkspace } from '../../demo/slack-workspace.ts';
import { loadCatalog } from '../../src/catalog-file.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { startServer } from '../../src/runtime/start-server.ts';
import type { Timings } from '../../src/runtime/timings.ts';
import { createDatabase } from './database.ts';
import { QUICK } from './quick-timings.ts';
import { silentLogger } from './silent-logger.ts';

/** The whole app behind signed HTTP: its Slack, its database, and models that all say "ok" or what `answer` says; Google's only where it has a key. */
export async function startSlackApp({
  latencyMs = 5,
  answer = 'ok',
  intercept = () => null,
  receiver,
  port = 0,
  google = true,
  settings = {},
  timings = {},
}: {
  latencyMs?: number;
  answer?: Exclude<LoadOptions['answer'], undefined>;
  intercept?: Intercept;
  receiver?: { kind: 'socket'; appToken: string };
  port?: number;
  google?: boolean;
  settings?: Partial<Config>;
  timings?: Partial<Timings>;
} = {}) {
  await using opened = new AsyncDisposableStack();
  const workspace = await startSlackWorkspace({ intercept });
  opened.defer(() => workspace.stop());
  const models = await startLoadServer({ latencyMs, answer });
  opened.defer(() => models.stop());
  const database = opened.use(await createDatabase());
  const config = {
    ...loadConfig({ PORT: String(port) }, 'other'),
    simulated: true,
    databaseUrl: database.url,
    providers: {
      anthropic: { apiKey: null, baseUrl: models.anthropicUrl },
      ...(google && { google: { apiKey: null, baseUrl: models.googleUrl } }),
    },
    slack: {
      botToken: workspace.botToken,
      apiUrl: workspace.apiUrl,
      receiver: receiver ?? { kind: 'http' as const, signingSecret: workspace.signingSecret },
    },
    ...settings,
  };
  const { logger, lines } = silentLogger();
  const start = (at = config.port) =>
    startServer({
      config: { ...config, port: at },
      catalog: loadCatalog(),
      role: 'all',
      concurrency: 20,
      logger,
      timings: { ...QUICK, progress: 50, ...timings },
    });
  let server = await start();
  opened.defer(() => server.stop());
  const url = `http://127.0.0.1:${server.port}`;
  const driver = createSlackDriver(workspace, url);
  const closing = opened.move();
  return {
    workspace,
    models,
    driver,
    url,
    lines,
    databaseUrl: database.url,
    stop: () => server.stop(),
    /** Another process takes over. */
    restart: async () => {
      const { port: before } = server;
      await server.stop();
      server = await start(before);
    },
    /** Types the command, waits for the form and submits it with these values. */
    ask: async (task: string, values: Record<string, string | readonly string[]> = {}) => {
      await driver.sendCommand(`${task}\n${samplesText()}`);
      const form = await driver.form();
      return { form, answer: await driver.submitForm(form, values) };
    },
    /** The message of the evaluation of this name once it has a headline. */
    result: (name: string, channel = workspace.channel): Promise<ShownMessage> =>
      waitFor(
        async () =>
          (await driver.messages(channel)).find(
            ({ blocks }) =>
              JSON.stringify(blocks).includes(name) && blocks.some(({ type }) => type === 'header'),
          ),
        `the result of ${name}`,
      ),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

export type SlackAppUnderTest = Awaited<ReturnType<typeof startSlackApp>>;

/** Samples that every model of the test gets right. */
export function samplesText(count = 30): string {
  return Array.from({ length: count }, (_, index) => `question ${index + 1} => ok`).join('\n');
}
