import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { loadCatalog } from '../src/catalog-file.ts';
import { createLogger } from '../src/log.ts';
import { startServer } from '../src/runtime/start-server.ts';
import { loadRequest } from './time-evaluation.ts';

const load = { samples: 1_000, repeats: 5, concurrency: 200 };

const options = z
  .strictObject({
    databaseUrl: z.string(),
    redisUrl: z.string().nullable(),
    anthropicUrl: z.string(),
    googleUrl: z.string(),
    slackApiUrl: z.string(),
    botToken: z.string(),
    signingSecret: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

/**
 * The app and its workers in one process, busy with an evaluation of 5,000 trials from the first
 * line on its input; after the last it says how much memory it took at most.
 */
const server = await startServer({
  config: {
    slack: {
      botToken: options.botToken,
      apiUrl: options.slackApiUrl,
      receiver: { kind: 'http', signingSecret: options.signingSecret },
    },
    anthropic: { apiKey: 'bench', baseUrl: options.anthropicUrl },
    google: { apiKey: 'bench', baseUrl: options.googleUrl },
    databaseUrl: options.databaseUrl,
    redisUrl: options.redisUrl,
    dataDir: '',
    port: 0,
    logLevel: 'warn',
    simulated: true,
  },
  ...{ catalog: loadCatalog(), role: 'all', concurrency: load.concurrency },
  logger: createLogger('warn'),
});
let largestRss = 0;
const watch = setInterval(() => {
  largestRss = Math.max(largestRss, process.memoryUsage.rss());
}, 50);
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
say({ port: server.port });

process.stdin.once('data', async () => {
  const request = loadRequest(load);
  const id = await server.runtime.start(request, { requester: null, key: randomUUID() });
  for (;;) {
    if (await server.runtime.result(id)) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  clearInterval(watch);
  say({ largestRss });
});
process.stdin.once('end', () => void server.stop());
