// Makes one file of each package that has hundreds: Node opens and resolves them one by one at every start.
// Without its bundler (`npm ci --omit=dev`) it makes none, and the packages are read as they come.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledPackages } from '../bin/bundled-packages.js';

const CACHE = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));

const making = path.join(CACHE, `making-${process.pid}`);

try {
  await bundlePackages();
} catch (error) {
  const [why] = error.message.split('\n');
  process.stderr.write(`The packages are read as they come, in more time: ${why}\n`);
} finally {
  rmSync(making, { recursive: true, force: true });
}

async function bundlePackages() {
  const { folder, files } = bundledPackages();
  if (existsSync(folder)) return;
  const { rolldown } = await import('rolldown');
  const entries = path.join(making, 'entries');
  mkdirSync(entries, { recursive: true });
  const input = {};
  for (const [name, url] of files) {
    const file = path.join(entries, path.basename(fileURLToPath(url)));
    writeFileSync(file, await everyExport(name));
    input[path.parse(file).name] = file;
  }
  const bundle = await rolldown({
    input,
    platform: 'node',
    // Native code, which is looked for beside the file that asks for it.
    external: ['msgpackr-extract'],
    transform: {
      define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    },
    logLevel: 'silent',
  });
  await bundle.write({
    dir: making,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'shared/[name]-[hash].mjs',
  });
  rmSync(entries, { recursive: true });
  for (const old of readdirSync(CACHE).filter((name) => name.startsWith('packages-'))) {
    rmSync(path.join(CACHE, old), { recursive: true });
  }
  renameSync(making, folder);
}

/** A module that exports what the package does where Node imports it, be it CommonJS or not. */
async function everyExport(name) {
  const exported = Object.keys(await import(name));
  const text = JSON.stringify(name);
  const byDefault = exported.includes('default') ? `export { default } from ${text};\n` : '';
  if (!exported.includes('module.exports')) return `${byDefault}export * from ${text};\n`;
  const names = exported.filter((each) => each !== 'default' && each !== 'module.exports');
  const values = names.map((each, index) => `const v${index} = whole[${JSON.stringify(each)}];\n`);
  const list = names.map((each, index) => `v${index} as ${JSON.stringify(each)}`);
  return `import whole from ${text};\nexport default whole;\n${values.join('')}export { ${list.join(', ')} };\n`;
}
