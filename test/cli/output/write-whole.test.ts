import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { exitStatusOfError } from '../../../src/cli/output/exit-status.ts';
import { writeWhole } from '../../../src/cli/output/write-whole.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('writes a file, and over one that is there', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'r.csv');
  await writeFile(file, 'old and longer');
  await writeWhole(file, 'new', '');
  expect(await readFile(file, 'utf8')).toBe('new');
});

it('says that the disk is full and what to do, and ends with 1', async () => {
  const failed = await writeWhole('/dev/full', 'text', 'Name another.').catch((error) => error);
  expect(failed).toMatchObject({
    name: 'AppError',
    message: "/dev/full can't be written: the disk is full. Name another.",
  });
  expect(exitStatusOfError(failed)).toBe(1);
});

it('says why it can’t be written otherwise, and leaves nothing behind', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'x'.repeat(300));
  await expect(writeWhole(file, 'text', 'Name another.')).rejects.toThrow(
    /can't be written: ENAMETOOLONG: .* Name another\.$/,
  );
  expect(await readdir(folder.path)).toEqual([]);
});
