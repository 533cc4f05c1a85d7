import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { didYouMean } from '../../core/did-you-mean.ts';
import { nearest } from '../../core/nearest.ts';

/** Why there is no file of this name, and which one beside it was probably meant, as the end of a sentence. */
export async function whyMissing(file: string): Promise<string> {
  if (file === '') return 'no file is named.';
  const name = path.basename(file);
  if (name === '-') return 'standard input is not read: write it into a file, and name that.';
  if (file.split(path.sep).includes('~'))
    return 'there is no such file: ~ is not read as your home folder, write the whole path.';
  if (/[*?]/.test(name))
    return 'there is no such file: one file is read, * and ? stand for themselves.';
  const beside: string[] = await readdir(path.dirname(file)).catch(() => []);
  const [table, list] = name.split(/#(.*)/s);
  if (table !== undefined && list !== undefined && beside.includes(table))
    return `there is no such file: "#${list}" names a list of a JSON or YAML file, which ${table} is not. Leave it out.`;
  const meant = nearest(name, beside);
  return `there is no such file.${meant === null ? '' : ` ${didYouMean(name, meant)}`}`;
}
