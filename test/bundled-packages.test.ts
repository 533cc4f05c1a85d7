import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, readSources } from './support/source-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const MODULE = `export const here = import.meta.url;\nexport default 'the default';\n`;
const COMMON_JS = `exports.here = __filename;\nexports['some name'] = 1;\nexports.class = 2;\n`;
const MAIN = `import * as common from 'common';
import { here } from 'modern';
export async function main() {
  process.stdout.write(JSON.stringify({ here, names: Object.keys(common).filter((name) => name !== 'module.exports') }));
  return 0;
}
`;

const LOCK = 'node_modules/.package-lock.json';
const LIST = 'bin/bundled-packages.json';

/** llm-pick as it is installed, with a program and two packages that say where they were read from. */
async function installation() {
  const folder = await temporaryFolder();
  const write = async (file: string, text: string) => {
    const full = path.join(folder.path, file);
    await mkdir(path.dirname(full), { recursive: true });
    await writeFile(full, text);
  };
  const script = path.join(folder.path, 'scripts/bundle-packages.js');
  await cp(path.join(ROOT, 'bin'), path.join(folder.path, 'bin'), { recursive: true });
  await cp(path.join(ROOT, 'scripts/bundle-packages.js'), script);
  await write(LIST, '["common", "modern"]');
  await write('package.json', '{ "type": "module" }');
  await write('src/main.ts', MAIN);
  await write(LOCK, '{ "packages": {} }');
  await write('node_modules/modern/package.json', '{ "type": "module", "exports": "./index.js" }');
  await write('node_modules/modern/index.js', MODULE);
  await write('node_modules/common/index.js', COMMON_JS);
  return {
    ...folder,
    write,
    addBundler: () =>
      symlink(
        path.join(ROOT, 'node_modules/rolldown'),
        path.join(folder.path, 'node_modules/rolldown'),
      ),
    bundle: () => node(script),
    run: (...flags: string[]) => {
      const { stdout, stderr } = node(...flags, path.join(folder.path, 'bin/llm-pick.js'));
      expect(stderr).toBe('');
      return JSON.parse(stdout);
    },
    cached: () => readdir(path.join(folder.path, 'node_modules/.cache')),
  };
}

function node(...args: string[]) {
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

const BUNDLED = /node_modules\/\.cache\/packages-[0-9a-f]{12}\/modern\.mjs$/;
const AS_IT_COMES = /node_modules\/modern\/index\.js$/;

describe('a package that is bundled', async () => {
  const installed = await installation();
  const { names } = installed.run();
  await installed.addBundler();
  const made = installed.bundle();
  afterAll(() => installed[Symbol.asyncDispose]());

  it('is read from its one file, also where nothing can be written', () => {
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(installed.run().here).toMatch(BUNDLED);
    expect(installed.run('--permission', '--allow-fs-read=*').here).toMatch(BUNDLED);
  });

  it('exports what it does without', () => {
    expect(names).toContain('some name');
    expect(installed.run().names).toEqual(names);
  });

  it('leaves our sources to be read as they are', async () => {
    await installed.write('src/main.ts', MAIN.replace('{ here,', '{ here, edited: true,'));
    expect(installed.run()).toMatchObject({
      edited: true,
      here: expect.stringMatching(BUNDLED),
    });
  });

  it.each([
    ['others are to be bundled', LIST, '["common", "modern", "zod"]', '["common", "modern"]'],
    ['npm installed other versions', LOCK, '{ "packages": { "": {} } }', '{ "packages": {} }'],
  ])('is read as it comes once %s', async (_, file, changed, before) => {
    await installed.write(file, changed);
    expect(installed.run().here).toMatch(AS_IT_COMES);
    await installed.write(file, before);
    expect(installed.run().here).toMatch(BUNDLED);
  });

  it('is bundled again from what npm installed then, and the older files go', async () => {
    await installed.write(LOCK, '{ "packages": { "": {} } }');
    installed.bundle();
    expect(installed.run().here).toMatch(BUNDLED);
    expect(await installed.cached()).toHaveLength(2);
  });
});

it('packages are read as they come where their bundling fails, and npm goes on', async () => {
  await using installed = await installation();
  const failed = {
    status: 0,
    stderr: expect.stringMatching(/^The packages are read as they come, in more time: .+\n$/),
  };
  expect(installed.bundle()).toMatchObject(failed);
  await installed.addBundler();
  await installed.write('node_modules/modern/index.js', "import 'missing';");
  expect(installed.bundle()).toMatchObject(failed);
  await installed.write('node_modules/modern/index.js', MODULE);
  expect(installed.run().here).toMatch(AS_IT_COMES);
  expect(await installed.cached()).toEqual(['compiled']);
});

/** Two copies of a package would not know each other's objects. */
it('no package is bundled in part', async () => {
  const listed: string[] = JSON.parse(
    await readFile(path.join(ROOT, 'bin/bundled-packages.json'), 'utf8'),
  );
  const packages = new Set(listed.map(packageOf));
  const imported = readSources('{src,demo}/**/*.ts')
    .flatMap(({ imports }) => imports)
    .filter(({ typeOnly, local, target }) => !typeOnly && !local && packages.has(packageOf(target)))
    .map(({ target }) => target);
  expect([...new Set(imported)].sort()).toEqual(listed.toSorted());
});

function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}
