import { drizzle } from 'drizzle-orm/node-postgres';
import { type Database, IDLE_IN_TRANSACTION_MS, type Transaction } from './client.ts';

/** Sends a statement at once, without waiting for the answers of those before. Returns its rows. */
export type Send = <Row extends object>(
  text: string,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

export interface PipelinedTransaction {
  /** For statements that are seldom: made and sent by Drizzle. */
  tx: Pick<Transaction, 'execute'>;
  /** For those of every call: their text is made once. */
  send: Send;
  /** Sends the last statement and the commit together. */
  sendLast: Send;
}

const BEGIN = `begin; set local idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`;

/**
 * Runs `work` in a transaction that takes one round trip less at each end: its begin goes out with
 * the first statement, which may only read or lock, and its commit with the last. A connection on which
 * it failed is thrown away.
 */
export async function pipelined<T>(
  { $client: pool }: Database,
  work: (transaction: PipelinedTransaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let ending: Promise<unknown> | null = null;
  const commit = () => {
    ending ??= client.query('commit');
    return ending;
  };
  const send: Send = async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await client.query<Row>(text, [...values])).rows;
  const sendLast: Send = async <Row extends object>(text: string, values: readonly unknown[]) => {
    const [rows] = await Promise.all([send<Row>(text, values), commit()]);
    return rows;
  };
  try {
    const begun = client.query(BEGIN);
    const [result] = await Promise.all([work({ tx: drizzle(client), send, sendLast }), begun]);
    await commit();
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
