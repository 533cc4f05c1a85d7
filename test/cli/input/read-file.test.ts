import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../src/cli/input/read-file.ts';
import { NOWHERE } from '../../../src/core/request/formats/place.ts';
import { faultsIn, requestIn } from '../../support/read-evaluation.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const HAIKU = 'anthropic/claude-haiku-5-5';
const OK = `prompt: "{{input}}"\nsamples: s.csv\nmodels: [${HAIKU}]\n`;

describe('a file', () => {
  it('is regular (R6)', async () => {
    await using folder = await temporaryFolder();
    const pipe = path.join(folder.path, 'p.csv');
    execFileSync('mkfifo', [pipe]);
    const use = { place: NOWHERE, field: null, what: 'No', inside: null };
    const reasonOf = async (file: string) => {
      const read = await readFile(file, use);
      return 'fault' in read ? read.fault.message : '';
    };
    expect(await reasonOf(pipe)).toMatch(/^No: it is a pipe, not a file/);
    expect(await reasonOf('/dev/zero')).toBe('No: it is a device, not a file.');
    expect(await reasonOf(folder.path)).toBe('No: it is a folder: name a file in it.');
  });

  it('stands in the folder of the evaluation, by its links too, unless others are allowed (R14)', async () => {
    await using folder = await temporaryFolder();
    await using other = await temporaryFolder();
    const outside = path.join(other.path, 's.csv');
    await writeFile(outside, 'input,expected\na,b\n');
    await symlink(outside, path.join(folder.path, 'l.csv'));
    await writeFile(path.join(folder.path, '..s.csv'), 'a');
    const use = { place: NOWHERE, field: null, what: 'No', inside: folder.path };
    const isRead = async (file: string) => 'text' in (await readFile(file, use));
    expect(await isRead(outside)).toBe(false);
    expect(await isRead(path.join(folder.path, 'l.csv'))).toBe(false);
    expect(await isRead(path.join(folder.path, '..', path.basename(other.path), 's.csv'))).toBe(
      false,
    );
    expect(await isRead(path.join(folder.path, '..s.csv'))).toBe(true);
    const evaluation = OK.replace('s.csv', outside);
    expect(await faultsIn(evaluation)).toEqual([
      expect.stringContaining('allow it with --allow-outside'),
    ]);
    expect((await requestIn(evaluation, {}, { allowOutside: true })).samples).toHaveLength(1);
  });
});
