import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, readSources } from './support/source-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** Says what it was given and made of, and whether it runs from its source. */
const MAIN = `import modern, { common } from 'modern';
import { place } from './deep/place.ts';
export async function main({ demo, argv }: { demo(words: string[]): Promise<string>; argv: string[] }) {
  const { later } = await import('./later.ts');
  const said = argv.length > 0 ? await demo(argv) : null;
  process.stdout.write(JSON.stringify({ modern, common, place, later, said, bundled: !new Error().stack!.includes('main.ts') }));
  return 0;
}
`;
const SOURCES = {
  'package.json': '{ "type": "module" }',
  'src/main.ts': MAIN,
  'src/deep/place.ts':
    "export const place: string = new URL('../../catalog/models.yml', import.meta.url).href;",
  'src/later.ts': "export const later: string = 'loaded later';",
  'demo/run-demo.ts':
    "import { later } from '../src/later.ts';\nexport const runDemo = async ([word]: string[]) => [word, later].join();",
  'node_modules/.package-lock.json': '{ "packages": {} }',
  'node_modules/modern/package.json': '{ "type": "module", "exports": "./index.js" }',
  'node_modules/modern/index.js':
    "import common from 'common';\nexport { common };\nexport default 'an ES module';",
  'node_modules/common/index.js': "exports.kind = 'CommonJS';",
};

/** llm-pick as it is installed, with a program that says what it is made of. */
async function installation() {
  const folder = await temporaryFolder();
  const write = async (file: string, text: string) => {
    const full = path.join(folder.path, file);
    await mkdir(path.dirname(full), { recursive: true });
    await writeFile(full, text);
  };
  for (const [file, text] of Object.entries(SOURCES)) await write(file, text);
  const script = path.join(folder.path, 'scripts/bundle-program.js');
  await cp(path.join(ROOT, 'bin'), path.join(folder.path, 'bin'), { recursive: true });
  await cp(path.join(ROOT, 'scripts/bundle-program.js'), script);
  const cache = path.join(folder.path, 'node_modules/.cache');
  return {
    ...folder,
    write,
    place: pathToFileURL(path.join(folder.path, 'catalog/models.yml')).href,
    addBundler: () =>
      symlink(
        path.join(ROOT, 'node_modules/rolldown'),
        path.join(folder.path, 'node_modules/rolldown'),
      ),
    bundle: () => node(script),
    run: ({ flags = [], argv = [] }: { flags?: string[]; argv?: string[] } = {}) => {
      const { stdout, stderr } = node(...flags, path.join(folder.path, 'bin/llm-pick.js'), ...argv);
      expect(stderr).toBe('');
      return JSON.parse(stdout);
    },
    cached: () => readdir(cache),
    madeOf: () => readFile(path.join(cache, 'program/made-of.json'), 'utf8'),
  };
}

function node(...args: string[]) {
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

describe('a program that is bundled', async () => {
  const installed = await installation();
  const asItIs = installed.run({ argv: ['demo'] });
  await installed.addBundler();
  const made = installed.bundle();
  afterAll(() => installed[Symbol.asyncDispose]());

  it('does what its sources do, in their places', () => {
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(asItIs).toEqual({
      modern: 'an ES module',
      common: { kind: 'CommonJS' },
      place: installed.place,
      later: 'loaded later',
      said: 'demo,loaded later',
      bundled: false,
    });
    expect(installed.run({ argv: ['demo'] })).toEqual({ ...asItIs, bundled: true });
  });

  it('is run also where nothing can be written', () => {
    const flags = ['--permission', '--allow-fs-read=*'];
    expect(installed.run({ flags }).bundled).toBe(true);
  });

  it.each([
    ['src/main.ts', `${MAIN}// edited`],
    ['src/later.ts', "export const later: string = 'loaded Later';"],
    ['node_modules/.package-lock.json', '{ "packages": { "": {} } }'],
    ['node_modules/.cache/program/main.mjs', 'half a fi'],
  ])('is left alone once %s is another, until it is bundled again', async (file, text) => {
    await installed.write(file, text);
    await utimes(path.join(installed.path, file), new Date(), new Date(Date.now() + 2_000));
    expect(installed.run().bundled).toBe(false);
    installed.bundle();
    expect(installed.run().bundled).toBe(true);
  });

  it('is made of what it imports, and of that alone', async () => {
    await installed.write('src/unused.ts', '');
    expect(installed.run().bundled).toBe(true);
    const files = JSON.parse(await installed.madeOf()).map(({ file }: { file: string }) => file);
    const sources = files.filter((file: string) => !file.includes('/.cache/'));
    expect(sources.sort()).toEqual([
      'demo/run-demo.ts',
      'node_modules/.package-lock.json',
      'src/deep/place.ts',
      'src/later.ts',
      'src/main.ts',
    ]);
  });

  it('stays as it is while nothing was changed', async () => {
    const before = await readdir(path.join(installed.path, 'node_modules/.cache/program'));
    await installed.write('node_modules/.cache/program/kept', '');
    installed.bundle();
    const after = await readdir(path.join(installed.path, 'node_modules/.cache/program'));
    expect(after.sort()).toEqual([...before, 'kept'].sort());
  });
});

it('the sources are run where their bundling fails, and npm goes on', async () => {
  await using installed = await installation();
  const failed = {
    status: 0,
    stderr: expect.stringMatching(/^The sources are run as they are, in more time: .+\n$/),
  };
  expect(installed.bundle()).toMatchObject(failed);
  await installed.addBundler();
  await installed.write('node_modules/modern/index.js', "import 'missing';");
  expect(installed.bundle()).toMatchObject(failed);
  await installed.write('node_modules/modern/index.js', SOURCES['node_modules/modern/index.js']);
  expect(installed.run().bundled).toBe(false);
  expect(await installed.cached()).toEqual(['compiled']);
});

it('a demo that is not there is not bundled', async () => {
  await using installed = await installation();
  await rm(path.join(installed.path, 'demo'), { recursive: true });
  await installed.addBundler();
  expect(installed.bundle()).toMatchObject({ status: 0, stderr: '' });
  expect(installed.run().bundled).toBe(true);
});

/** What else tells a module's place would tell the bundle's. */
it('sources say where they are by import.meta.url alone', () => {
  const others = readSources('{src,demo}/**/*.ts').filter(({ code }) =>
    /import\.meta\.(?!url\b)|__dirname|__filename/.test(code),
  );
  expect(others.map((each) => each.path)).toEqual([]);
});

it('a program that is installed as a package, where Node reads no TypeScript, says what to do', async () => {
  await using installed = await installation();
  const bin = path.join(installed.path, 'project/node_modules/llm-pick/bin');
  await cp(path.join(installed.path, 'bin'), bin, { recursive: true });
  const { status, stdout, stderr } = node(path.join(bin, 'llm-pick.js'), '--version');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(
    /^llm-pick can't run as an installed package: .* "npm ci" .*"npm link".*\n$/,
  );
});
