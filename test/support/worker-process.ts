import { z } from 'zod';
import { loadCatalog } from '../../src/catalog-file.ts';
import { createLogger } from '../../src/log.ts';
import { completeWith, createProviders } from '../../src/providers/registry.ts';
import { openRuntime } from '../../src/runtime/open-runtime.ts';
import { silentNotifier } from '../../src/runtime/silent-notifier.ts';
import { QUICK } from './quick-timings.ts';

const options = z
  .strictObject({
    databaseUrl: z.string(),
    redisUrl: z.string().nullable(),
    anthropicUrl: z.string(),
    googleUrl: z.string(),
    leaseMs: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

/** A worker as a process of its own, to be killed at any line; prints one line when it works. */
const runtime = await openRuntime({
  databaseUrl: options.databaseUrl,
  queueDatabaseUrl: null,
  redisUrl: options.redisUrl,
  dataDir: '/nowhere',
  catalog: loadCatalog(),
  complete: completeWith(
    createProviders({
      anthropic: { apiKey: 'test', baseUrl: options.anthropicUrl },
      google: { apiKey: 'test', baseUrl: options.googleUrl },
    }),
  ),
  notifier: silentNotifier,
  settings: {},
  concurrency: 10,
  simulated: true,
  timings: { ...QUICK, lease: options.leaseMs },
  logger: createLogger('error'),
});
process.stdout.write('ready\n');
process.once('SIGTERM', () => void runtime.stop().then(() => process.exit(0)));
// Its parent is gone.
process.stdin.resume().once('end', () => process.exit(1));
