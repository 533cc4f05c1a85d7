import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log.ts';
import { explainFileError } from './explain.ts';
import { underGate } from './gate.ts';
import { launchServer } from './launch-server.ts';
import type { ServerPlace } from './place.ts';
import { findRunningServer } from './running-server.ts';

const LOOK_EVERY_MS = 1_000;
const LONGEST_PAUSE_MS = 8_000;

export interface Watched {
  place: ServerPlace;
  data: string;
  port: number;
  log: Logger;
}

/**
 * Starts the server again, on the same port, whenever it has ended while this process uses it (the
 * system was out of memory, its disk was full). Says once what keeps it from starting, and goes on
 * trying until stopped.
 */
export function watchServer(watched: Watched): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const pause = (ms: number) =>
    sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
  const watch = async () => {
    let pauseMs = LOOK_EVERY_MS;
    while (!stopping.signal.aborted) {
      await pause(pauseMs);
      if (stopping.signal.aborted || (await findRunningServer(watched.data))) continue;
      const started = await startAgain(watched);
      pauseMs = started ? LOOK_EVERY_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await watching;
    },
  };
}

async function startAgain({ place, data, port, log }: Watched): Promise<boolean> {
  try {
    await underGate(place, log, async () => {
      if (await findRunningServer(data)) return;
      await launchServer(place, data, port);
      log.warn('The embedded PostgreSQL had ended and was started again', { data });
    });
    return true;
  } catch (error) {
    const explained = explainFileError(error, place.home);
    log.error(explained instanceof Error ? explained.message : String(explained));
    return false;
  }
}
