import { openDatabase } from '../src/store/client.ts';
import { playMoney } from '../test/support/play-money.ts';
import { openPostgresPlace } from '../test/support/storage-contract/open-postgres-place.ts';

/** Random interleavings of one seed. */
const EACH = 1_000;
const ROUNDS = 24;
/** Two plays beside each other, with their sweeps. */
const CONNECTIONS = 16;

/**
 * Plays a thousand random interleavings of claims, settlements, crashes and sweeps for each seed, under
 * the budgets of evaluations and the caps of people and workspaces. Returns what did not balance or
 * passed a budget or a cap, by name: empty where all is well.
 */
export async function playMoneyOf(
  databaseUrl: string,
  seeds: readonly number[],
): Promise<string[]> {
  const url = new URL(databaseUrl);
  // Workers die here, the machine doesn't: a commit need not wait for the disk.
  url.searchParams.set('options', '-c synchronous_commit=off');
  const client = openDatabase(url.href, CONNECTIONS);
  const place = openPostgresPlace(client.db);
  const waiting = [...seeds];
  const broken: string[] = [];
  const playOn = async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const play = { place, db: client.db, evaluations: EACH, rounds: ROUNDS, seed };
      broken.push(...(await playMoney(play)));
    }
  };
  await Promise.all([playOn(), playOn()]);
  await client.close();
  return broken;
}
