import { drizzle } from 'drizzle-orm/node-postgres';
import type { PoolClient } from 'pg';
import { type Database, IDLE_IN_TRANSACTION_MS, type Transaction } from './client.ts';
import { isDirect } from './direct-connections.ts';

/** A statement's text, and the name that its plan is kept under. */
export interface Statement {
  name: string;
  text: string;
}

/** Sends a statement at once, without waiting for the answers of those before. Returns its rows. */
export type Send = <Row extends object>(
  statement: Statement,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

export interface PipelinedTransaction {
  /** For statements that are seldom: made and sent by Drizzle. */
  tx: Pick<Transaction, 'execute'>;
  /** For those of every call: their text is made once, and their plan too where the connection is direct. */
  send: Send;
  /** Sends the last statement and the commit together. */
  sendLast: Send;
}

const BEGIN = `begin; set local idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS};`;

/** Plans that are made while the tables are small yet, and kept, are good for large ones. */
const BY_KEYS = `${BEGIN} set local enable_seqscan = off; set local enable_hashjoin = off;
  set local enable_mergejoin = off`;

type Work<T> = (transaction: PipelinedTransaction) => Promise<T>;

/**
 * Runs `work` in a transaction that takes one round trip less at each end: its begin goes out with
 * the first statement, which may only read or lock, and its commit with the last. A connection on which
 * it failed is thrown away.
 */
export function pipelined<T>(db: Database, work: Work<T>): Promise<T> {
  return runWork(db, BEGIN, work);
}

/** The same for statements that find their rows by keys alone. */
export function pipelinedByKeys<T>(db: Database, work: Work<T>): Promise<T> {
  return runWork(db, BY_KEYS, work);
}

async function runWork<T>({ $client: pool }: Database, begin: string, work: Work<T>): Promise<T> {
  const client = await pool.connect();
  let ending: Promise<unknown> | null = null;
  const commit = () => {
    if (ending === null) writeTogether(client);
    ending ??= client.query('commit');
    return ending;
  };
  const keepsPlans = isDirect(client);
  const send: Send = async <Row extends object>(
    { name, text }: Statement,
    values: readonly unknown[],
  ) => {
    const statement = { text, values: [...values] };
    writeTogether(client);
    return (await client.query<Row>(keepsPlans ? { name, ...statement } : statement)).rows;
  };
  const sendLast: Send = async <Row extends object>(
    statement: Statement,
    values: readonly unknown[],
  ) => {
    const [rows] = await Promise.all([send<Row>(statement, values), commit()]);
    return rows;
  };
  try {
    writeTogether(client);
    const begun = client.query(begin);
    const [result] = await Promise.all([work({ tx: drizzle(client), send, sendLast }), begun]);
    await commit();
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Has what is sent from now to the end of the turn go out in one write: a write costs as much as a statement. */
function writeTogether({ connection: { stream } }: PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}
