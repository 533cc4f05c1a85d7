import type { ClientBase } from 'pg';

const direct = new WeakSet<object>();

/**
 * Notes whether a connection leads to one server process for as long as it lives: a pooler that lends
 * another for each transaction made up the process's number itself.
 */
export async function noteIfDirect(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  if ('processID' in client && client.processID === rows[0]?.pid) direct.add(client);
}

/** Statements that it has made ready once can be asked for by their name. */
export function isDirect(client: ClientBase): boolean {
  return direct.has(client);
}
