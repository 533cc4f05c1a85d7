// Makes a few files of the program and its packages, which bin/llm-pick.js runs while they are up to date: Node
// opens, resolves and strips the 800 that they are made of one by one at every start. Without its bundler
// (`npm ci --omit=dev`) it makes none, and the sources are run as they are.
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUNDLE, fileNow, isBundled, MADE_OF } from '../bin/bundled-program.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = fileURLToPath(BUNDLE);
const CACHE = path.dirname(FOLDER);

/** What is run; the image has no demo. */
const ENTRIES = { main: 'src/main.ts', demo: 'demo/run-demo.ts' };

/** Native code, which is looked for beside the file that asks for it, and what only the demo needs. */
const LEFT_OUT = ['@resvg/resvg-js', 'emulate', 'msgpackr-extract'];

const DEFINED = {
  __dirname: 'import.meta.dirname',
  __filename: 'import.meta.filename',
  // What it speeds up, reading, BullMQ never does; looking for it takes 10 ms at every start.
  'process.env.MSGPACKR_NATIVE_ACCELERATION_DISABLED': '"true"',
};

/** What npm says it installed. */
const INSTALLED = 'node_modules/.package-lock.json';

const making = path.join(CACHE, `making-${process.pid}`);

try {
  if (!isBundled()) await bundleProgram();
} catch (error) {
  const why = error.message.split('\n').filter(Boolean).slice(0, 2).join(' ');
  process.stderr.write(`The sources are run as they are, in more time: ${why}\n`);
} finally {
  rmSync(making, { recursive: true, force: true });
}

async function bundleProgram() {
  const { rolldown } = await import('rolldown');
  const entries = Object.entries(ENTRIES).map(([name, file]) => [name, path.join(ROOT, file)]);
  const bundle = await rolldown({
    input: Object.fromEntries(entries.filter(([, file]) => existsSync(file))),
    platform: 'node',
    external: LEFT_OUT,
    transform: { define: DEFINED },
    plugins: [{ name: 'own-place', transform: keepPlace }],
    logLevel: 'silent',
  });
  const { output } = await bundle.write({
    dir: making,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  const sources = output.flatMap(({ moduleIds = [] }) => moduleIds.filter(isOurs));
  const madeOf = [INSTALLED, ...sources.map((file) => path.relative(ROOT, file))].map(fileNow);
  writeFileSync(path.join(making, MADE_OF), JSON.stringify([...madeOf, ...filesMade()]));
  // What was compiled of older ones.
  rmSync(path.join(CACHE, 'compiled'), { recursive: true, force: true });
  rmSync(FOLDER, { recursive: true, force: true });
  renameSync(making, FOLDER);
}

/** What was made, where it will be: a machine that loses its power may keep the half of a file. */
function filesMade() {
  return readdirSync(making).map((name) => ({
    ...fileNow(path.relative(ROOT, path.join(making, name))),
    file: path.relative(ROOT, path.join(FOLDER, name)),
  }));
}

function isOurs(file) {
  return file.startsWith(ROOT) && !file.startsWith(path.join(ROOT, 'node_modules'));
}

/** A source says where things are from its own place, not from the file that it became a part of. */
function keepPlace(code, file) {
  if (!isOurs(file) || !code.includes('import.meta.url')) return null;
  const place = path.relative(FOLDER, file).replaceAll(path.sep, '/');
  return code.replaceAll(
    'import.meta.url',
    `new URL(${JSON.stringify(place)}, import.meta.url).href`,
  );
}
