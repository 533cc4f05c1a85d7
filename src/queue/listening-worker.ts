import { setImmediate as turn } from 'node:timers/promises';
import {
  createPostgresBackend,
  type PgPool,
  type Processor,
  Worker,
  type WorkerOptions,
} from 'bullmq';

/** After so long a worker looks for jobs that it did not hear of: as long as it waits where nothing is due at all. */
const LONGEST_WAIT_S = 5;

/**
 * Opens a worker on PostgreSQL that goes on hearing of new jobs. BullMQ takes a connection that is lost
 * in the moment in which it begins to listen for one that listens, listens on no other from then on, and may
 * wait for an hour, also where the next job is due later: so after each loss this one listens anew, and it
 * never waits for so long.
 */
export function listeningWorker(
  name: string,
  processor: Processor,
  options: Omit<WorkerOptions, 'connection'> & { connection: PgPool },
) {
  const worker = new Worker(name, processor, options, impatientBackend);
  worker.on('error', async () => {
    // By then it has drawn its conclusion from what came together with the loss.
    await turn();
    if (worker.closing) return;
    const backend = worker.getBackend();
    await backend.disconnectBlocking();
    await backend.reconnectBlocking();
  });
  return worker;
}

const impatientBackend: typeof createPostgresBackend = (...args) => {
  const backend = createPostgresBackend(...args);
  Object.defineProperty(backend, 'maximumBlockTimeout', { value: LONGEST_WAIT_S });
  return backend;
};
