import { access, rm, writeFile } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';

/**
 * Writes a file. Where it can't be, nothing is left that was not there; throws AppError('internal') that says
 * why and `next`, what to do beside.
 */
export async function writeWhole(file: string, text: string, next: string): Promise<void> {
  const wasThere = await access(file).then(
    () => true,
    () => false,
  );
  try {
    await writeFile(file, text);
  } catch (error) {
    if (!wasThere) await rm(file, { force: true }).catch(() => {});
    throw new AppError('internal', `${file} can't be written: ${reasonOf(error)}. ${next}`, {
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isFull = 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return isFull ? 'the disk is full' : error.message;
}
