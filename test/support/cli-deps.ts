import { Readable, Writable } from 'node:stream';
import { loadCatalog } from '../../src/catalog-file.ts';
import type { CliDeps } from '../../src/cli/deps.ts';

/** Returns what a command needs that opens nothing; a command that asks for more fails. */
export function cliDepsAlone(): CliDeps {
  return {
    version: '1.2.3',
    noColor: false,
    command: 'llm-pick',
    catalog: () => loadCatalog(),
    now: () => new Date(),
    stdin: Readable.from([]),
    stdout: new Writable(),
    stderr: new Writable(),
    interrupted: new AbortController().signal,
    providerKeys: () => [],
    simulated: () => false,
    estimate: notHere,
    openWorkspaces: notHere,
    openArchive: notHere,
    expectRun: notHere,
    readDigest: notHere,
    sendDigest: notHere,
    check: notHere,
    refreshPrices: notHere,
    migrate: notHere,
    stopPostgres: notHere,
    serve: notHere,
    demo: notHere,
    logFailure: () => {},
  };
}

function notHere(): never {
  throw new Error('This test has nothing behind the command line');
}
