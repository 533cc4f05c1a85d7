import { expect, it } from 'vitest';
import { faultsIn } from '../../support/read-evaluation.ts';

const FILES = { 'tickets.csv': 'input,expected\na,b\n' };

it.each([
  ['tikets.csv', 'there is no such file. Did you mean tickets.csv?'],
  ['"tickets.csv "', 'there is no such file. Did you mean tickets.csv?'],
  ['other', 'there is no such file.'],
  [
    '~/tickets.csv',
    'there is no such file: ~ is not read as your home folder, write the whole path.',
  ],
  ['"*.csv"', 'there is no such file: one file is read, * and ? stand for themselves.'],
  ['"-"', 'standard input is not read: write it into a file, and name that.'],
])('samples: %s says which file was probably meant', async (samples, why) => {
  const faults = await faultsIn(`prompt: "{{input}}"\nsamples: ${samples}\n`, FILES);
  expect(faults).toEqual([expect.stringMatching(/^e\.yml:2:10 samples: .* can't be read: /)]);
  expect(faults[0]!.endsWith(` can't be read: ${why}`)).toBe(true);
});

it('a list of files is asked to be one', async () => {
  expect(await faultsIn('prompt: "{{input}}"\nsamples: [tickets.csv, more.csv]\n', FILES)).toEqual([
    'e.yml:2:10 samples: samples names several files: one is read. Put their rows into one file.',
  ]);
});
