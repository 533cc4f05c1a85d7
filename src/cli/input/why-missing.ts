import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { nearest } from '../../core/request/nearest.ts';

/** Why there is no file of this name, and which one beside it was probably meant, as the end of a sentence. */
export async function whyMissing(file: string): Promise<string> {
  if (file === '') return 'no file is named.';
  const name = path.basename(file);
  if (name === '-') return 'standard input is not read: write it into a file, and name that.';
  if (file.split(path.sep).includes('~'))
    return 'there is no such file: ~ is not read as your home folder, write the whole path.';
  if (/[*?]/.test(name))
    return 'there is no such file: one file is read, * and ? stand for themselves.';
  const beside = await readdir(path.dirname(file)).catch(() => []);
  const meant = nearest(name, beside);
  return `there is no such file.${meant === null ? '' : ` Did you mean ${meant}?`}`;
}
