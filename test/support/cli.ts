import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  type LoadOptions,
  type LoadServer,
  startLoadServer,
} from '../../demo/models/load-server.ts';
import { createDatabase } from './database.ts';

/** The product's own program. */
export const BIN = fileURLToPath(new URL('../../bin/llm-pick.js', import.meta.url));

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  pid: number;
  ended: Promise<Ended>;
  /** Standard output and standard error so far. */
  stdout(): string;
  stderr(): string;
  signal(name: NodeJS.Signals): void;
  /** As `| head` does when it has seen enough. */
  stopReading(): void;
}

type Environment = Readonly<Record<string, string>>;

/** Starts the product's own program (or a copy of it) with this environment alone, without a terminal. */
export function startCli(
  args: readonly string[],
  env: Environment = {},
  cwd?: string,
  bin = BIN,
): Running {
  const child = spawn(process.execPath, [bin, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.stderr += chunk;
  });
  return {
    pid: child.pid!,
    ended: once(child, 'close').then(([status]) => ({ status: status as number | null, ...text })),
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    signal: (name) => child.kill(name),
    stopReading: () => child.stdout.destroy(),
  };
}

/** What is told besides where a machine is slow: how far it is, and that the queue or the database is. */
const SLOWNESS =
  /^(?:\d+ of about \d+ calls, .*|\{.*"Jobs lost their lock.*|\{.*due to connection timeout.*)\n/gm;

/** Standard error as it is on a quick machine. */
export function withoutSlowness(stderr: string): string {
  return stderr.replaceAll(SLOWNESS, '');
}

/** Runs it to its end. */
export function runCli(args: readonly string[], env?: Environment, cwd?: string): Promise<Ended> {
  return startCli(args, env, cwd).ended;
}

export interface CliPlace extends AsyncDisposable {
  env: Environment;
  models: LoadServer;
}

/** A database and models that answer `ok`, and the environment that leads there. */
export async function openCliPlace(load: LoadOptions = { latencyMs: 1 }): Promise<CliPlace> {
  const database = await createDatabase();
  const models = await startLoadServer(load);
  return {
    models,
    env: {
      DATABASE_URL: database.url,
      ANTHROPIC_API_KEY: 'any',
      ANTHROPIC_BASE_URL: models.anthropicUrl,
      GEMINI_API_KEY: 'any',
      GOOGLE_GEMINI_BASE_URL: models.googleUrl,
    },
    [Symbol.asyncDispose]: async () => {
      await models.stop();
      await database[Symbol.asyncDispose]();
    },
  };
}
