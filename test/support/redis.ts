import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/embedded-postgres/free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface TestRedis extends AsyncDisposable {
  url: string;
  /** A clean stop and a start, on the same port; its data is kept unless it is to be lost. */
  restart(options?: { loseData: boolean }): Promise<void>;
  /** SIGKILL; `start` brings it back. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** A real redis-server on a free port with an append-only file in a folder of its own. */
export async function startRedis(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestRedis> {
  const folder = await temporaryFolder();
  const data = path.join(folder.path, 'data');
  const port = await freePort();
  let server: ChildProcess | null = null;
  const start = async () => {
    await mkdir(data, { recursive: true });
    server = await launch(port, data, settings);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill: () => end('SIGKILL'),
    restart: async ({ loseData } = { loseData: false }) => {
      await end('SIGTERM');
      if (loseData) await rm(data, { recursive: true });
      await start();
    },
    [Symbol.asyncDispose]: async () => {
      await end('SIGKILL');
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function launch(
  port: number,
  data: string,
  more: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const settings = { port, bind: '127.0.0.1', dir: data, appendonly: 'yes', save: '', ...more };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  let failure: Error | null = null;
  server.once('error', () => {
    failure = new Error('redis-server is not installed: `npm test` installs it');
  });
  server.once('exit', (code) => {
    failure = new Error(`redis-server ended with status ${code}`);
  });
  while (!(await answers(port))) {
    if (failure) throw failure;
    await sleep(10);
  }
  return server;
}

/** True once it answers PING; a server that loads its data refuses that. */
function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
  socket.once('error', () => resolve(false));
  socket.once('close', () => resolve(false));
  socket.once('data', (reply) => {
    resolve(reply.toString().startsWith('+PONG'));
    socket.end();
  });
  return promise;
}
