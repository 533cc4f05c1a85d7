#!/usr/bin/env node
// Plain JavaScript that any Node can read: it hands over to the Node 24 that npm brought.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundledPackages } from './bundled-packages.js';

const NEEDED = 24;

/** Packages all of whose relative imports are ECMAScript modules. */
const MODULES = /\/node_modules\/(drizzle-orm|zod)\//;

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  keepCompiled();
  resolveQuickly();
  const { main } = await import('../src/main.ts');
  const demo = async (options) => (await import('../demo/run-demo.ts')).runDemo(options);
  process.exitCode = await main({ argv: process.argv.slice(2), env: process.env, demo });
} else {
  runWithOwnNode();
}

/** What was compiled once is kept for the next start: beside the packages, else in the system's folder for such things. */
function keepCompiled() {
  const folder = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));
  const { FAILED } = module.constants.compileCacheStatus;
  if (module.enableCompileCache(folder).status === FAILED) module.enableCompileCache();
}

/**
 * Says at once what an import leads to: a package to the one file that was made of it, where there is one,
 * and a relative one to the file beside. Node looks for a package.json above each file, and reads all
 * 137 kB of Drizzle's for each of its modules.
 */
function resolveQuickly() {
  const bundled = readBundled();
  module.registerHooks({
    resolve(specifier, context, next) {
      const from = context.parentURL ?? '';
      const isFromOurs = from.endsWith('.ts');
      const file = isFromOurs && bundled.get(specifier);
      if (file) return { url: file, format: 'module', shortCircuit: true };
      if (!from || !specifier.startsWith('.')) return next(specifier, context);
      const isOurs = specifier.endsWith('.ts');
      const isModule =
        specifier.endsWith('.mjs') || (specifier.endsWith('.js') && MODULES.test(from));
      if (!isOurs && !isModule) return next(specifier, context);
      const url = new URL(specifier, from);
      // Node says what is missing better than reading it would.
      if (isOurs && !existsSync(url)) return next(specifier, context);
      const format = isOurs ? 'module-typescript' : 'module';
      return { url: url.href, format, shortCircuit: true };
    },
  });
}

/** The files that were made of packages, by what is imported; none where none were made of those that are installed. */
function readBundled() {
  try {
    const { folder, files } = bundledPackages();
    if (existsSync(folder)) return files;
  } catch {
    // Nothing was installed by npm.
  }
  return new Map();
}

function runWithOwnNode() {
  const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(node)) {
    process.stderr.write(
      `llm-pick needs Node ${NEEDED}; this is Node ${process.versions.node}. Run "npm ci" in its folder, with install scripts on: it brings Node ${NEEDED} along.\n`,
    );
    process.exitCode = 1;
    return;
  }
  // A terminal's Ctrl-C reaches the child as well, which takes both for one.
  process.on('SIGINT', () => child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  const script = fileURLToPath(import.meta.url);
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('error', (error) => {
    process.stderr.write(`llm-pick could not start ${node}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (status) => {
    process.exitCode = status ?? 1;
  });
}
