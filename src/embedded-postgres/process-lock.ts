import { access, constants, open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveTo, type Owner } from './owner.ts';

/** A lock that ends with its process, however that ends. */
export interface ProcessLock {
  release(): void;
}

interface WantedLock {
  file: string;
  mode: 'shared' | 'exclusive';
  /** Whose the file is where it is made. */
  owner: Owner;
}

const SQLITE_BUSY = 5;

/**
 * Locks `file` for this process: `shared` beside other sharers, or `exclusive`. SQLite does it, as
 * Node has no file locks of its own: the kernel frees them, so nothing stale is ever left behind.
 * Returns null when others hold it.
 */
async function tryLock({ file, mode, owner }: WantedLock): Promise<ProcessLock | null> {
  await makeFile(file, owner);
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    if (mode === 'exclusive') database.exec('BEGIN EXCLUSIVE');
    else database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

/** As `tryLock`, but waits up to `patienceMs`; `onWait` is called once when that takes long. */
export async function waitForLock(
  wanted: WantedLock,
  { patienceMs, onWait = () => {} }: { patienceMs: number; onWait?(): void },
): Promise<ProcessLock | null> {
  const start = performance.now();
  let reported = false;
  for (;;) {
    const lock = await tryLock(wanted);
    const waited = performance.now() - start;
    if (lock || waited > patienceMs) return lock;
    if (!reported && waited > 2_000) {
      reported = true;
      onWait();
    }
    await sleep(20);
  }
}

/** Never opens a file that is there: closing it again would free this process's own locks on it. */
async function makeFile(file: string, owner: Owner): Promise<void> {
  const handle = await open(file, 'wx').catch((error) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (!handle) return access(file, constants.W_OK);
  await handle.close();
  await giveTo(owner, file);
}
