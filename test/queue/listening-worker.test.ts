import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { chooseBackend } from '../../src/queue/backend.ts';
import { createEmptyDatabase } from '../support/database.ts';

const LISTENS = 'LISTEN bullmq_jobs';

/** What PostgreSQL says last on a connection that it ends: length, then the fields. */
function fatalError(): Buffer {
  const fields = ['SFATAL', 'VFATAL', 'C57P01', 'Mterminating connection'];
  const body = Buffer.from(`${fields.join('\0')}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** Leads to PostgreSQL. The first connection that listens is ended with the answer to that, in one piece. */
async function endsFirstListener(url: URL) {
  let listeners = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(url.port), url.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => void sockets.delete(socket));
    }
    let isFirst = false;
    client.on('data', (data) => {
      if (data.includes(LISTENS)) {
        isFirst = listeners === 0;
        listeners += 1;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (isFirst) client.end(Buffer.concat([data, fatalError()]));
      else client.write(data);
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as { port: number };
  const through = new URL(url);
  through.port = String(address.port);
  return {
    url: through.href,
    listeners: () => listeners,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

it('a worker whose connection is lost as it begins to listen listens on another', async () => {
  await using database = await createEmptyDatabase();
  const options = { redisUrl: null, databaseUrl: database.url, simulated: false };
  const direct = chooseBackend(options);
  await direct.migrate();
  await direct.close();
  await using way = await endsFirstListener(new URL(database.url));
  const backend = chooseBackend({ ...options, databaseUrl: way.url });
  const worker = backend.openWorker('jobs', async () => {}, { runRetryDelay: 10 });
  const errors: Error[] = [];
  worker.on('error', (error) => errors.push(error));
  await expect.poll(way.listeners, { timeout: 30_000 }).toBe(2);
  expect(String(errors[0])).toContain('terminating connection');
  await worker.close();
  await backend.close();
});
