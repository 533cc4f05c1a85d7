import { loadCatalog } from '../../src/catalog-file.ts';
import { openRuntime } from '../../src/runtime/open-runtime.ts';
import { silentNotifier } from '../../src/runtime/silent-notifier.ts';
import { QUICK } from './quick-timings.ts';
import { silentLogger } from './silent-logger.ts';

/** Starts evaluations and runs none of their trials. */
export function openDoor(place: { databaseUrl: string; redisUrl: string | null }) {
  return openRuntime({
    queueDatabaseUrl: null,
    ...place,
    dataDir: '/nowhere',
    catalog: loadCatalog(),
    complete: null,
    notifier: silentNotifier,
    settings: {},
    concurrency: 1,
    simulated: true,
    timings: QUICK,
    logger: silentLogger().logger,
  });
}
