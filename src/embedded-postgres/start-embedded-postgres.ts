import type { Logger } from '../log.ts';
import { findBinaries } from './binaries.ts';
import { ensureDatabase } from './ensure-database.ts';
import { explainFileError } from './explain.ts';
import { isFree } from './free-port.ts';
import { GATE_WAIT_MS, lockUse, underGate } from './gate.ts';
import { enterPresence, type Presence } from './guard.ts';
import { initialise } from './initialise.ts';
import { launchServer, waitUntilReady } from './launch-server.ts';
import { EMBEDDED_USER, readPassword, renewPassword } from './password.ts';
import { choosePlace, type ServerPlace } from './place.ts';
import type { ProcessLock } from './process-lock.ts';
import { lastPort } from './running-server.ts';
import { stopServer } from './stop-server.ts';
import { watchServer } from './watch-server.ts';

export interface EmbeddedPostgres {
  /** `postgres://…` with user, password, port and database. */
  url: string;
  /** Where PostgreSQL's own files are. */
  dataDir: string;
  /** Lets go of the server; the last process to do so stops it. */
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL with its data in `<dataDir>/postgres`. The first process starts it, others share
 * it, the last one stops it; it survives Ctrl-C and the death of whoever started it, and what a crash
 * left behind is recovered; it is started again when it ends while it is used. The first user draws a
 * new password. `database` is created if missing. As root it runs as another user, with
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
  const { data, port, password, use } = await joinServer(place, log).catch((error) => {
    throw explainFileError(error, place.home);
  });
  const url = `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${port}/${database}`;
  try {
    await ensureDatabase(url);
  } catch (error) {
    await leaveServer(place, data, use, log);
    throw error;
  }
  const watch = watchServer({ place, data, port, log });
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= watch.stop().then(() => leaveServer(place, data, use, log));
    return stopping;
  };
  return { url, dataDir: data, stop };
}

/** What counts this process among the users of a server. */
interface Use {
  lock: ProcessLock;
  presence: Presence;
}

/** Under the gate: finds the server or starts it, and counts this process among its users. */
async function joinServer(place: ServerPlace, log: Logger) {
  return underGate(place, log, async () => {
    const data = await initialise(place);
    const isFirst = await hasNoUsers(place);
    const presence = await enterPresence(place, data, isFirst);
    try {
      const port = await portOf(place, data, log);
      const password = isFirst
        ? await renewPassword(data, port, place.owner)
        : await readPassword(data);
      const lock = await lockUse(place, 'shared', GATE_WAIT_MS);
      if (!lock) throw new Error(`the users of PostgreSQL in ${place.home} can't be counted`);
      return { data, password, port, use: { lock, presence } };
    } catch (error) {
      presence.release();
      throw error;
    }
  });
}

async function portOf(place: ServerPlace, data: string, log: Logger): Promise<number> {
  const running = await waitUntilReady(data);
  const server = running ?? (await launchServer(place, data, await portLeftBehind(data)));
  log.debug(running ? 'joined a running PostgreSQL' : 'started PostgreSQL', { data });
  return server.port;
}

/** Under the gate: whether no other process uses the server, or looks for one that has ended. */
async function hasNoUsers(place: ServerPlace): Promise<boolean> {
  const alone = await lockUse(place, 'exclusive', 0);
  alone?.release();
  return alone !== null;
}

/** Others may still look for a killed server where it was. */
async function portLeftBehind(data: string): Promise<number | null> {
  const port = await lastPort(data);
  return port !== null && (await isFree(port)) ? port : null;
}

async function leaveServer(place: ServerPlace, data: string, use: Use, log: Logger): Promise<void> {
  await underGate(place, log, async () => {
    use.lock.release();
    const last = await lockUse(place, 'exclusive', 0);
    if (!last) return;
    const stopped = await stopServer(data);
    last.release();
    if (!stopped) log.warn('PostgreSQL is still stopping', { data });
  }).finally(() => use.presence.release());
}
