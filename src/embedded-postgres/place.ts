import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Binaries, binariesIn } from './binaries.ts';
import { explainFileError } from './explain.ts';
import { chooseOwner, giveTo, mayEnter, type Owner } from './owner.ts';

/** Where a server's data and programs are, and who may use them. */
export interface ServerPlace {
  /** Holds postgres/ (the data), the lock files and the server's log. */
  home: string;
  /** True when `home` is not the folder that was wanted for. */
  elsewhere: boolean;
  binaries: Binaries;
  owner: Owner;
}

/** Used where PostgreSQL's user can't enter the checkout, e.g. one in /root. */
const SHARED_FOLDER = '/var/lib/llm-pick';

/**
 * `dataDir` (made if missing) where PostgreSQL's user may enter it, else a folder of its own under
 * /var/lib/llm-pick; the same for the programs. Throws AppError('configuration') when it can't write there.
 */
export async function choosePlace(dataDir: string, packaged: Binaries): Promise<ServerPlace> {
  try {
    const wanted = await makeFolder(path.resolve(dataDir));
    const elsewhere = !(await mayEnter(wanted, await chooseOwner(wanted)));
    const home = elsewhere ? await makeShared(nameFor(wanted)) : wanted;
    const owner = await chooseOwner(home);
    const reachable = await mayEnter(path.dirname(packaged.initdb), owner);
    const binaries = reachable ? packaged : await copyBinaries(packaged);
    return { home, elsewhere, binaries, owner };
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function makeFolder(dataDir: string): Promise<string> {
  const owner = await chooseOwner(dataDir);
  const made = await makeMissing(dataDir);
  if (made) await giveTo(owner, dataDir);
  return realpath(dataDir);
}

/** Makes a folder and those above it, and says whether it was missing. Node's own recursion never ends in /proc. */
async function makeMissing(folder: string): Promise<boolean> {
  const made = await makeOne(folder);
  if (made !== null) return made;
  await makeMissing(path.dirname(folder));
  await makeOne(folder);
  // Where a file system takes no folders it is still not there.
  await stat(folder);
  return true;
}

/** Makes one folder: whether it was missing, or null where the one above it is, too. */
async function makeOne(folder: string): Promise<boolean | null> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return null;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return false;
    throw error;
  }
}

function nameFor(dataDir: string): string {
  return createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
}

async function copyBinaries(packaged: Binaries): Promise<Binaries> {
  const folder = await makeShared(`postgresql-${packaged.version}`);
  const root = path.join(folder, 'native');
  if (!(await stat(root).catch(() => null))) {
    const half = `${root}.${process.pid}`;
    await cp(packaged.root, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, root).catch(() => rm(half, { recursive: true }));
  }
  return binariesIn(root, packaged.version);
}

async function makeShared(name: string): Promise<string> {
  const folder = path.join(SHARED_FOLDER, name);
  await mkdir(folder, { recursive: true });
  await chmod(SHARED_FOLDER, 0o755);
  await chmod(folder, 0o755);
  return folder;
}
