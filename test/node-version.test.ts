import { spawnSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/source-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const AS_NODE_20 = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } })`;

function runOnNode20(script: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', AS_NODE_20, script], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a Node that is too old', () => {
  it('is told by npm’s scripts in one sentence', () => {
    expect(runOnNode20(path.join(ROOT, 'scripts/check-node.js'))).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'This needs Node 24; this is Node 20.11.0. Run "npm ci" with install scripts on: it brings Node 24 along.\n',
    });
  });

  it('is told by the program where npm brought no other', async () => {
    await using folder = await temporaryFolder();
    const script = path.join(folder.path, 'bin/llm-pick.js');
    await cp(path.join(ROOT, 'bin'), path.dirname(script), { recursive: true });
    expect(runOnNode20(script)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'llm-pick needs Node 24; this is Node 20.11.0. Run "npm ci" in its folder, with install scripts on: it brings Node 24 along.\n',
    });
  });

  it.each(['test', 'bench', 'bench:decisions', 'pictures'])(
    'is told before npm run %s does anything else',
    async (name) => {
      const { scripts } = (await import('../package.json', { with: { type: 'json' } })).default;
      expect(scripts[name as keyof typeof scripts]).toMatch(/^node scripts\/check-node\.js && /);
    },
  );
});
