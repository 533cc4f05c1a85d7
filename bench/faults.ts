import { execFileSync } from 'node:child_process';
import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startSlackWorkspace } from '../demo/slack-workspace.ts';
import { startEmbeddedPostgres } from '../src/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../src/log.ts';
import { openMovableAddress } from '../test/support/movable-address.ts';
import { startRedis } from '../test/support/redis.ts';
import { startOf } from '../test/support/runtime.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { serve } from './acks.ts';
import { missedFigures, say, tell } from './report.ts';
import { startModels } from './stand.ts';
import { loadRequest, openBenchRuntime } from './time-evaluation.ts';

/**
 * A minute of each fault in the middle of three evaluations of `llm-pick serve`: how many lines its log
 * gets, what they say, and how soon a call is made again once it is over.
 */
const MINUTE_MS = 60_000;
const MOST_LINES = 60;
/** More than are made in two minutes. */
const LOAD = { samples: 1_000, repeats: 2, concurrency: 10 };
const DEAD_PORT = 9;

interface Fault {
  name: string;
  begin(): Promise<unknown>;
  end(): Promise<unknown>;
}

await using disk = await openDisk();
const postgres = await startEmbeddedPostgres({ dataDir: disk.path, log: createLogger('error') });
await using redis = await startRedis();
const models = await startModels(100);
await using databaseAddress = await openMovableAddress(portOf(postgres.url));
await using modelAddress = await openMovableAddress(portOf(models.ready.anthropicUrl));
let isSlackDown = false;
const workspace = await startSlackWorkspace({
  intercept: () => (isSlackDown ? { status: 503, headers: {}, body: { ok: false } } : null),
});

const postgresFaults: Fault[] = [
  away('PostgreSQL is away', databaseAddress, postgres.url),
  ...(disk.mayFill ? [{ name: 'the disk is full', begin: disk.fill, end: disk.empty }] : []),
];
await suffer('Redis', redis.url, [
  { name: 'Redis is away', begin: redis.kill, end: redis.start },
  setting('Redis is read-only', 'min-replicas-to-write', ['1', '0']),
  setting('Redis is out of memory', 'maxmemory', ['1', '0']),
  away('a provider is away', modelAddress, models.ready.anthropicUrl),
  { name: 'Slack is away', begin: async () => slackIs(true), end: async () => slackIs(false) },
  ...postgresFaults,
]);
await suffer('PostgreSQL', null, postgresFaults);
await workspace.stop();
await models.stop();
await postgres.stop();
process.exitCode = missedFigures() === 0 ? 0 : 1;

async function suffer(name: string, redisUrl: string | null, faults: readonly Fault[]) {
  say(`The queue in ${name}`);
  const lines: string[] = [];
  const place = {
    databaseUrl: through(databaseAddress.port, postgres.url),
    redisUrl,
    models: {
      anthropicUrl: through(modelAddress.port, models.ready.anthropicUrl),
      googleUrl: models.ready.googleUrl,
    },
  };
  const app = await serve(place, workspace, 'all', (line) => lines.push(line));
  for (const fault of faults) {
    const door = await openBenchRuntime({
      databaseUrl: postgres.url,
      redisUrl,
      complete: null,
      concurrency: 1,
    });
    const begin = async () => {
      const { ctx, input } = startOf(loadRequest(LOAD));
      return door.start({ ctx, input: { ...input, destination: { channel: workspace.channel } } });
    };
    const ids = [await begin(), await begin(), await begin()];
    await sleep(2_000);
    lines.length = 0;
    await fault.begin();
    await sleep(MINUTE_MS);
    const heard = [...lines];
    await fault.end();
    const hasEnded = async () => {
      const results = await Promise.all(ids.map((id) => door.result(id)));
      return results.every((result) => result !== null);
    };
    const next = await secondsToNextCall(hasEnded);
    while (!(await hasEnded())) await sleep(50);
    await door.stop();
    tellLog(fault.name, heard, next);
  }
  await app.stop();
}

/** Returns null where all work ended before another call was made: the fault had not held it up. */
async function secondsToNextCall(hasEnded: () => Promise<boolean>): Promise<number | null> {
  const begun = performance.now();
  const before = await billedCalls();
  while ((await billedCalls()) === before) {
    if (await hasEnded()) return null;
    await sleep(50);
  }
  return (performance.now() - begun) / 1_000;
}

function tellLog(name: string, lines: readonly string[], seconds: number | null): void {
  const next =
    seconds === null
      ? 'all work ended meanwhile'
      : `the next call ${seconds.toFixed(1)} s after it`;
  const figure = `${lines.length} lines in a minute, ${next}`;
  tell(name, figure, lines.length <= MOST_LINES, `${MOST_LINES} lines`);
  const messages = lines.map((line) => (JSON.parse(line) as { message: string }).message);
  for (const [message, alike] of Map.groupBy(messages, (each) => each)) {
    say(`    ${alike.length} x ${message}`);
  }
}

async function billedCalls(): Promise<number> {
  const billed = await fetch(models.ready.billedUrl);
  return ((await billed.json()) as { calls: number }).calls;
}

function away(name: string, address: typeof databaseAddress, url: string): Fault {
  return {
    name,
    begin: async () => {
      address.moveTo(DEAD_PORT);
      address.cut();
    },
    end: async () => address.moveTo(portOf(url)),
  };
}

function setting(name: string, key: string, [faulty, sound]: readonly [string, string]): Fault {
  const set = async (value: string) => {
    const admin = new Redis(redis.url);
    await admin.config('SET', key, value);
    admin.disconnect();
  };
  return { name, begin: () => set(faulty), end: () => set(sound) };
}

async function slackIs(down: boolean): Promise<void> {
  isSlackDown = down;
}

/** A disk of its own of 600 MB, where this process may mount one. */
async function openDisk() {
  const folder = await temporaryFolder();
  const mayFill = process.platform === 'linux' && process.getuid?.() === 0;
  if (mayFill) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600m', 'tmpfs', folder.path]);
    await chmod(folder.path, 0o755);
  }
  const ballast = path.join(folder.path, 'ballast');
  return {
    path: folder.path,
    mayFill,
    fill: async () => {
      execFileSync('/bin/sh', ['-c', 'cat /dev/zero > "$1" 2>/dev/null; true', 'sh', ballast]);
    },
    empty: () => rm(ballast),
    [Symbol.asyncDispose]: async () => {
      if (mayFill) execFileSync('umount', ['-l', folder.path]);
      await folder[Symbol.asyncDispose]();
    },
  };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

function through(port: number, url: string): string {
  const moved = new URL(url);
  moved.port = String(port);
  return moved.href;
}
