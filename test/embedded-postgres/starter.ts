import { startEmbeddedPostgres } from '../../src/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../../src/log.ts';

const dataDir = process.argv[2] ?? '';
const server = await startEmbeddedPostgres({ dataDir, log: createLogger('error') });
const alive = setInterval(() => {}, 1_000);
process.once('SIGTERM', async () => {
  clearInterval(alive);
  await server.stop();
});
// Last, as the reader may send SIGTERM at once.
process.stdout.write(`${server.url}\n`);
