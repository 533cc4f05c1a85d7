import type { PoolClient } from 'pg';
import { present } from '../core/present.ts';
import type { Database } from './client.ts';
import { groupCommit } from './group-commit.ts';
import { retryWhileUnreachable } from './retry.ts';
import {
  type BegunCall,
  type BilledSettlement,
  type Written,
  writeSettlements,
} from './write-settlements.ts';

/** Writes of claimed trials, in the order in which they come. */
export interface SettlementWriter {
  /** Resolves once it is sent, and all that came before. */
  begin(begun: BegunCall): Promise<void>;
  /** Resolves once it is stored. */
  settle(settled: BilledSettlement): Promise<Written>;
  /** Resolves once all that came so far is sent. */
  allSent(): Promise<void>;
}

interface Item {
  settled: BilledSettlement | null;
  begun: BegunCall | null;
  sent(): void;
}

/** Under load a turn is long, and the next call of a slot waits for it. */
const TURNS = 1;

/**
 * Sends settlements of `worker`, and which calls begin, a batch at a time. What is sent is safe: it is
 * whole with the database's system, which reads it also when this process has been killed.
 */
export function settlementWriter(db: Database, worker: string): SettlementWriter {
  const write = groupCommit(
    (items: readonly Item[]) => retryWhileUnreachable(() => writeItems(db, worker, items)),
    TURNS,
  );
  let newest = Promise.resolve();
  const send = (what: Omit<Item, 'sent'>) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    newest = promise;
    const written = write({ ...what, sent: resolve });
    written.catch(() => resolve());
    return { sent: promise, written };
  };
  return {
    begin: async (begun) => {
      const { sent, written } = send({ begun, settled: null });
      await Promise.race([sent, written]);
    },
    settle: async (settled) =>
      present(await send({ settled, begun: null }).written, 'outcome of a settlement'),
    allSent: () => newest,
  };
}

async function writeItems(
  db: Database,
  worker: string,
  items: readonly Item[],
): Promise<readonly (Written | null)[]> {
  const settled = items.flatMap((item) => item.settled ?? []);
  const begun = items.flatMap((item) => item.begun ?? []);
  const client = await db.$client.connect();
  try {
    const writing = writeSettlements(client, worker, { settled, begun });
    if (isSent(client)) for (const { sent } of items) sent();
    const outcomeOf = await writing;
    for (const { sent } of items) sent();
    client.release();
    return items.map((item) => item.settled && outcomeOf(item.settled.settlement));
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Whether nothing waits in this process any more. */
function isSent({ connection: { stream } }: PoolClient): boolean {
  return stream.writableLength === 0;
}
