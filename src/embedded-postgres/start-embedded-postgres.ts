import path from 'node:path';
import { AppError } from '../core/errors.ts';
import type { Logger } from '../log.ts';
import { findBinaries } from './binaries.ts';
import { ensureDatabase } from './ensure-database.ts';
import { explainFileError } from './explain.ts';
import { EMBEDDED_USER, initialise } from './initialise.ts';
import { launchServer, waitUntilReady } from './launch-server.ts';
import { choosePlace, type Place } from './place.ts';
import { type ProcessLock, waitForLock } from './process-lock.ts';
import { stopServer } from './stop-server.ts';

export interface EmbeddedPostgres {
  /** `postgres://…` with user, password, port and database. */
  url: string;
  /** Where PostgreSQL's own files are. */
  dataDir: string;
  /** Lets go of the server; the last process to do so stops it. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 180_000;

/**
 * A real PostgreSQL with its data in `<dataDir>/postgres`. The first process starts it, others share
 * it, the last one stops it; it survives Ctrl-C and the death of whoever started it, and what a crash
 * left behind is recovered. `database` is created if missing. As root it runs as another user, with
 * its data under /var/lib/llm-pick when that user can't enter `dataDir`.
 * Throws AppError('configuration') that says what to do when it can't run here.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: Logger;
  database?: string;
}): Promise<EmbeddedPostgres> {
  const { log, database = 'llm_pick' } = options;
  const place = await choosePlace(options.dataDir, await findBinaries());
  if (place.elsewhere) {
    log.info(
      `PostgreSQL keeps its data in ${place.home}, as its user can't enter ${options.dataDir}`,
    );
  }
  const { data, port, password, use } = await join(place, log).catch((error) => {
    throw explainFileError(error, place.home);
  });
  const url = `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(url);
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= leave(place, data, use, log);
    return stopping;
  };
  return { url, dataDir: data, stop };
}

/** Under the gate: finds the server or starts it, and counts this process among its users. */
async function join(place: Place, log: Logger) {
  const gate = await passGate(place, log);
  try {
    const { data, password } = await initialise(place);
    const running = await waitUntilReady(data);
    const server = running ?? (await launchServer(place, data));
    log.debug(running ? 'joined a running PostgreSQL' : 'started PostgreSQL', { data });
    const use = await waitForLock(usersFile(place), 'shared', place.owner, PATIENCE_MS);
    if (!use) throw new Error(`${usersFile(place)} is locked`);
    return { data, password, port: server.port, use };
  } finally {
    gate.release();
  }
}

async function leave(place: Place, data: string, use: ProcessLock, log: Logger): Promise<void> {
  const gate = await passGate(place, log);
  try {
    use.release();
    const last = await waitForLock(usersFile(place), 'exclusive', place.owner, 0);
    if (!last) return;
    const stopped = await stopServer(data);
    last.release();
    if (!stopped) log.warn('PostgreSQL is still stopping', { data });
  } finally {
    gate.release();
  }
}

/** One process at a time starts or stops the server. */
async function passGate(place: Place, log: Logger): Promise<ProcessLock> {
  const file = path.join(place.home, 'postgres.gate.lock');
  const gate = await waitForLock(file, 'exclusive', place.owner, PATIENCE_MS, () =>
    log.info(`waiting for another llm-pick to start or stop PostgreSQL in ${place.home}`),
  );
  if (gate) return gate;
  throw new AppError(
    'configuration',
    `Another llm-pick has been starting or stopping PostgreSQL in ${place.home} for minutes: end it, then try again.`,
  );
}

function usersFile(place: Place): string {
  return path.join(place.home, 'postgres.users.lock');
}
