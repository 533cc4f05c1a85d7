import { execFileSync } from 'node:child_process';
import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../../src/embedded-postgres/start-embedded-postgres.ts';
import { evaluationRequest } from '../support/evaluation-request.ts';
import { booksOf, openTestRuntime, resultOf } from '../support/runtime.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TRIALS = 2 * 2 * 100;

describe.skipIf(!mayMount())('a disk that fills in the middle of an evaluation', () => {
  it('is told in one sentence, and loses nothing once there is room again', async () => {
    await using disk = await mountDisk();
    const { logger } = silentLogger();
    const server = await startEmbeddedPostgres({ dataDir: disk.path, log: logger });
    {
      const place = { databaseUrl: server.url, redisUrl: null };
      await using test = await openTestRuntime(place, { load: { latencyMs: 40 } });
      const id = await test.begin(evaluationRequest({}, 100));
      while (test.models.billed().calls < 100) await sleep(5);
      fill(disk.path);
      while (test.logs.length < 5) await sleep(20);
      const messages = new Set(test.logs.map(({ message }) => message));
      expect([...messages]).toEqual([
        'The disk where PostgreSQL keeps its data is full: free some space. Work then goes on by itself.',
      ]);
      await rm(path.join(disk.path, 'ballast'));
      await resultOf(test.runtime, id);
      const books = await booksOf(test.db, id);
      expect(books).toMatchObject({ done: TRIALS, scored: TRIALS, unfinished: 0, reserved: 0 });
      expect(books.settled + books.assumed).toBeGreaterThanOrEqual(test.models.billed().calls);
    }
    await server.stop();
  });
});

function mayMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** A disk of its own, of 200 MB. */
async function mountDisk() {
  const folder = await temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'tmpfs', folder.path]);
  await chmod(folder.path, 0o755);
  return {
    path: folder.path,
    [Symbol.asyncDispose]: async () => {
      execFileSync('umount', ['-l', folder.path]);
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Takes what is left, to the last byte. */
function fill(folder: string): void {
  const script = 'cat /dev/zero > "$1/ballast" 2>/dev/null; true';
  execFileSync('/bin/sh', ['-c', script, 'sh', folder]);
}
