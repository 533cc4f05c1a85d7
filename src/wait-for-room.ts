import type { Pool, PoolClient } from 'pg';
import { takesNoConnection } from './core/takes-no-connection.ts';

/** Between two tries, at first and at most. */
const FIRST_MS = 50;
const LONGEST_MS = 500;

type Callback = (
  error: Error | undefined,
  client: PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void;

/**
 * Has whoever asks a pool for a connection wait while the server takes no more of them, for up to
 * `patienceMs`: for one that is given back, or for room. `onRefused` hears of each refusal that is
 * waited out; the last is thrown.
 */
export function waitForRoom(
  pool: Pool,
  { patienceMs, onRefused }: { patienceMs: number; onRefused(error: Error): void },
): void {
  const connect: () => Promise<PoolClient> = pool.connect.bind(pool);
  const waiting = new Set<() => void>();
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const goOn = () => {
        clearTimeout(timer);
        waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, ms);
      waiting.add(goOn);
    });
  // One is given back: one goes on, and the others knock on no door that is shut yet.
  pool.on('release', () => {
    const [longest] = waiting;
    longest?.();
  });
  const connectPatiently = async () => {
    const deadline = performance.now() + patienceMs;
    for (let ms = FIRST_MS; ; ms = Math.min(ms * 2, LONGEST_MS)) {
      try {
        return await connect();
      } catch (error) {
        if (!takesNoConnection(error) || performance.now() + ms > deadline) throw error;
        onRefused(error as Error);
        await pause(ms);
      }
    }
  };
  Object.assign(pool, { connect: eitherWay(connectPatiently) });
}

/** A pool asks itself for a connection by a callback, others by a promise. */
function eitherWay(connect: () => Promise<PoolClient>) {
  return (callback?: Callback): Promise<PoolClient> | undefined => {
    const connecting = connect();
    if (!callback) return connecting;
    connecting.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => {}),
    );
    return undefined;
  };
}
