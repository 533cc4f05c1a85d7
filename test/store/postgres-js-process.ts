import postgres from 'postgres';

/**
 * Loses the connection it has reserved, as a restart of the server does, and prints what the next
 * query on it and one after it say: `node postgres-js-process.ts DATABASE_URL`.
 */
const url = process.argv[2] ?? '';
const sql = postgres(url, { max: 1 });
const admin = postgres(url, { max: 1 });

const reserved = await sql.reserve();
const [backend] = await reserved<{ pid: number }[]>`select pg_backend_pid() as pid`;
await admin`select pg_terminate_backend(${backend!.pid}, 5000)`;
await nextTurns();
const lost = await reserved`select 1`.then(
  () => 'answered',
  () => 'failed',
);
reserved.release();
const [after] = await sql<{ two: number }[]>`select 2 as two`;
process.stdout.write(`the lost connection ${lost}, the next says ${after!.two}\n`);
await Promise.all([sql.end(), admin.end()]);

/** The socket's end has been read by then. */
async function nextTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await admin`select 1`;
}
