#!/usr/bin/env node
// Plain JavaScript that any Node can read: it hands over to the Node 24 that npm brought.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { BUNDLE, isBundled } from './bundled-program.js';

const NEEDED = 24;

/** Packages all of whose relative imports are ECMAScript modules. */
const MODULES = /\/node_modules\/(drizzle-orm|zod)\//;

const isNew = Number(process.versions.node.split('.')[0]) >= NEEDED;
const isWhole = isBundled();

if (isNew && !isWhole && import.meta.url.includes('/node_modules/')) {
  process.stderr.write(
    'llm-pick can\'t run as an installed package: Node reads no TypeScript in node_modules. Clone its repository, run "npm ci" there, then "npm link" for the command llm-pick.\n',
  );
  process.exitCode = 1;
} else if (isNew) {
  keepCompiled();
  const { loadMain, loadDemo } = isWhole ? bundledProgram() : programAsItIs();
  const { main } = await loadMain();
  const demo = async (options) => (await loadDemo()).runDemo(options);
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

function bundledProgram() {
  return {
    loadMain: () => import(new URL('main.mjs', BUNDLE).href),
    loadDemo: () => import(new URL('demo.mjs', BUNDLE).href),
  };
}

function programAsItIs() {
  resolveQuickly();
  return {
    loadMain: () => import('../src/main.ts'),
    loadDemo: () => import('../demo/run-demo.ts'),
  };
}

/**
 * Says at once what a relative import leads to: the file beside. Node looks for a package.json above each
 * file, and reads all 137 kB of Drizzle's for each of its modules.
 */
function resolveQuickly() {
  module.registerHooks({
    resolve(specifier, context, next) {
      const from = context.parentURL ?? '';
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
