import { describe, expect, it } from 'vitest';
import { findCircles } from './support/circles.ts';
import { type Import, readSources, type SourceFile } from './support/source-files.ts';

/** What a part of src/ may import; a trailing `*` stands for anything. */
interface Part {
  local: readonly string[];
  /** With `import type` alone. */
  localTypes?: readonly string[];
  packages: readonly string[];
  packageTypes?: readonly string[];
}

const PORTS = 'src/flows/ports/*';
const LOG = 'src/log.ts';
const STATUS = 'src/status-pages.ts';
const ROOM = 'src/wait-for-room.ts';
const HOST = 'src/watch-host.ts';
const FAULT = 'src/fault-fields.ts';
const LOOPBACK = 'src/loopback.ts';
const DOCUMENT = 'src/documents/document-text.ts';

const PARTS: Record<string, Part> = {
  'src/core/': {
    local: ['src/core/*'],
    packages: [
      '@pydantic/genai-prices',
      'ajv*',
      'csv-parse*',
      'decimal.js',
      'fastest-levenshtein',
      'fast-xml-parser',
      'feedsmith',
      'jsonrepair',
      'jstat',
      'lossless-json',
      'pure-rand*',
      're2js',
      'temporal-polyfill',
      'yaml',
      'zod',
    ],
  },
  'src/blocks/': {
    local: ['src/core/*', 'src/blocks/*'],
    packages: [],
    packageTypes: ['@slack/types'],
  },
  'src/flows/': { local: ['src/core/*', 'src/flows/*'], packages: [] },
  'src/slack/': {
    local: [
      ...['core', 'blocks', 'flows', 'slack'].map((folder) => `src/${folder}/*`),
      ...[STATUS, LOOPBACK, FAULT, DOCUMENT],
    ],
    localTypes: [LOG],
    packages: ['@slack/bolt', 'zod', 'node:*'],
    packageTypes: ['@slack/types'],
  },
  'src/queue/': {
    local: ['src/core/*', 'src/flows/*', 'src/queue/*', ROOM, HOST],
    localTypes: [LOG],
    packages: ['bullmq', 'ioredis', 'p-limit', 'pg', 'zod', 'node:*'],
  },
  'src/store/': {
    local: ['src/core/*', 'src/store/*', ROOM, HOST],
    localTypes: [PORTS, LOG],
    packages: ['drizzle-orm*', 'p-limit', 'pg', 'zod', 'node:*'],
  },
  'src/providers/': {
    local: ['src/core/*', 'src/providers/*'],
    localTypes: [PORTS, LOG],
    packages: ['@anthropic-ai/sdk*', '@google/genai', 'zod', 'node:*'],
  },
  'src/cli/': {
    local: ['src/core/*', 'src/flows/*', 'src/cli/*', DOCUMENT, FAULT],
    localTypes: [LOG],
    packages: ['cli-progress', 'cli-table3', 'commander', 'picocolors', 'string-width', 'node:*'],
  },
  'src/pictures/': {
    local: ['src/core/*', 'src/pictures/*'],
    localTypes: [PORTS],
    packages: [
      '@resvg/resvg-js',
      'd3-scale',
      'd3-shape',
      'string-width',
      'xast-util-to-xml',
      'xastscript',
      'node:*',
    ],
  },
  'src/embedded-postgres/': {
    local: ['src/core/*', 'src/embedded-postgres/*'],
    localTypes: [LOG],
    packages: ['pg', 'zod', 'node:*'],
  },
  'src/catalog-file.ts': { local: ['src/core/*'], localTypes: [LOG], packages: ['node:*'] },
  'src/runtime/': {
    local: [
      ...[
        'core',
        'flows',
        'slack',
        'queue',
        'store',
        'providers',
        'embedded-postgres',
        'pictures',
        'runtime',
      ].map((folder) => `src/${folder}/*`),
      STATUS,
      LOOPBACK,
    ],
    localTypes: [LOG, 'src/config.ts'],
    packages: [
      '@opentelemetry/*',
      '@pydantic/genai-prices',
      'bullmq-otel',
      'drizzle-orm',
      'prom-client',
      'node:*',
    ],
    packageTypes: ['bullmq'],
  },
  'src/config.ts': {
    local: ['src/core/*', 'src/providers/names.ts', LOG],
    localTypes: ['src/providers/access.ts'],
    packages: ['zod', 'node:*'],
  },
  'src/log.ts': { local: ['src/redact.ts', 'src/repeats.ts'], packages: ['node:readline'] },
  'src/fault-fields.ts': {
    local: ['src/redact.ts', 'src/repeats.ts'],
    packages: ['node:crypto'],
  },
  'src/status-pages.ts': { local: [], packages: ['node:crypto'], packageTypes: ['node:http'] },
  'src/documents/': {
    local: ['src/core/*', 'src/documents/*'],
    packages: ['unpdf', 'mammoth', 'node:worker_threads'],
  },
  'src/loopback.ts': { local: [], packages: [], packageTypes: ['node:http', 'node:net'] },
  'src/tune-heap.ts': { local: [], packages: ['node:perf_hooks', 'node:v8'] },
  'src/wait-for-room.ts': { local: ['src/core/*'], packages: [], packageTypes: ['pg'] },
  'src/watch-host.ts': { local: [], packages: ['node:net'], packageTypes: ['pg'] },
  'src/repeats.ts': { local: [], packages: [] },
  'src/redact.ts': { local: [], packages: [] },
  'src/main.ts': { local: ['src/*', 'package.json'], packages: ['*'] },
};

/** The floors of core, the lowest first (house.md 3): each stands on those below it. */
const TOWER = ['stats', 'evidence', 'plan', 'estimate', 'recommendation', 'result'];

const sources = readSources('src/**/*.ts');
const programs = readSources('{src,demo,bench,scripts}/**/*.{ts,js,cjs}', 'bin/*.js');

describe('the arrows', () => {
  it.each(Object.entries(PARTS))('%s imports only what it may', (prefix, part) => {
    const files = sources.filter((file) => file.path.startsWith(prefix));
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((found) => !mayImport(part, found))
        .map(({ typeOnly, target }) => `${file.path} -> ${typeOnly ? 'type ' : ''}${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('every file of src/ belongs to a part', () => {
    expect(pathsWhere(sources, ({ path }) => !partOf(path))).toEqual([]);
  });

  it('the ports are imported as types', () => {
    const value = (found: Import) => found.target.startsWith('src/flows/ports/') && !found.typeOnly;
    expect(pathsWhere(sources, ({ imports }) => imports.some(value))).toEqual([]);
  });

  it('in src/ only main.ts reads the configuration, and only bin/ imports main.ts', () => {
    const importers = (target: string, files: readonly SourceFile[]) =>
      pathsWhere(files, ({ imports }) =>
        imports.some((found) => found.target === target && !found.typeOnly),
      );
    expect(importers('src/config.ts', sources)).toEqual(['src/main.ts']);
    expect(importers('src/main.ts', programs)).toEqual(['bin/llm-pick.js']);
  });
});

describe('the files of src/', () => {
  it('lead one way: no circle of imports, types too', () => {
    const arrows = new Map(sources.map(({ path, imports }) => [path, localTargets(imports)]));
    expect(findCircles(arrows)).toEqual([]);
  });
});

describe('core is a tower', () => {
  const core = sources.filter(({ path }) => path.startsWith('src/core/'));
  const arrows = core.flatMap(({ path, imports }) =>
    localTargets(imports).map((target) => ({ path, target })),
  );

  it('in which no floor leads to one above it', () => {
    const rising = arrows.filter(({ path, target }) => floorOf(target) > floorOf(path));
    const standsIn = rising.filter(({ path }) => floorOf(path) >= 0);
    expect(standsIn.map(({ path, target }) => `${path} -> ${target}`)).toEqual([]);
  });

  it('whose folders lead one way', () => {
    const folders = Map.groupBy(arrows, ({ path }) => folderOf(path) ?? '');
    const ways = [...folders].map(([folder, found]): [string, string[]] => [
      folder,
      found.flatMap(({ target }) => folderOf(target) ?? []).filter((each) => each !== folder),
    ]);
    expect(findCircles(new Map(ways))).toEqual([]);
  });

  it('on ground vocabulary that leads to no folder', () => {
    const ground = arrows.filter(({ path }) => folderOf(path) === null);
    expect(ground.filter(({ target }) => folderOf(target) !== null)).toEqual([]);
  });
});

describe('the folders within', () => {
  it.each(['src/blocks/', 'src/cli/', 'src/slack/', 'src/core/result/'])(
    '%s lead one way',
    (part) => {
      const within = sources.filter(({ path }) => folderWithin(part, path));
      const ways = [...Map.groupBy(within, ({ path }) => folderWithin(part, path)!)].map(
        ([folder, files]): [string, string[]] => [
          folder,
          files
            .flatMap(({ imports }) => localTargets(imports))
            .flatMap((target) => folderWithin(part, target) ?? [])
            .filter((each) => each !== folder),
        ],
      );
      expect(findCircles(new Map(ways))).toEqual([]);
    },
  );
});

describe('the pure parts', () => {
  const pure = sources.filter(({ path }) => /^src\/(core|blocks|flows)\//.test(path));

  it.each([
    {
      name: 'no clock',
      pattern: /\bDate\.now\b|\bnew Date\b(?!\(\s*[^\s)])|(?<!new )\bDate\(|\bperformance\b/,
    },
    { name: 'no randomness', pattern: /\bMath\b(?!\.(?!random\b))|\brandomUUID\b|\bcrypto\b/ },
    { name: 'no process', pattern: /(?<!-)\bprocess\.\w|\bglobalThis\b/ },
    { name: 'no console', pattern: /\bconsole\.\w/ },
    { name: 'no network', pattern: /\bfetch\(/ },
    { name: 'no timers', pattern: /\bset(Timeout|Interval|Immediate)\(/ },
  ])('have $name', ({ pattern }) => {
    expect(pathsWhere(pure, ({ code }) => pattern.test(code))).toEqual([]);
  });
});

function partOf(path: string): string | undefined {
  return Object.keys(PARTS).find((prefix) => path.startsWith(prefix));
}

function mayImport(part: Part, found: Import): boolean {
  const allowed = found.local ? part.local : part.packages;
  const types = (found.local ? part.localTypes : part.packageTypes) ?? [];
  const matches = (pattern: string) =>
    pattern.endsWith('*')
      ? found.target.startsWith(pattern.slice(0, -1))
      : found.target === pattern;
  return allowed.some(matches) || (found.typeOnly && types.some(matches));
}

function pathsWhere(files: readonly SourceFile[], test: (file: SourceFile) => boolean): string[] {
  return files.filter(test).map(({ path }) => path);
}

function localTargets(imports: readonly Import[]): string[] {
  return imports.filter(({ local }) => local).map(({ target }) => target);
}

/** The folder of core a file is in; null for those directly in core, and outside it. */
function folderOf(path: string): string | null {
  return folderWithin('src/core/', path);
}

/** The folder of a part a file is in; null for those directly in the part, and outside it. */
function folderWithin(part: string, path: string): string | null {
  if (!path.startsWith(part)) return null;
  const [folder, file] = path.slice(part.length).split('/');
  return file === undefined ? null : folder!;
}

/** How high its folder stands; -1 beside the tower. */
function floorOf(path: string): number {
  return TOWER.indexOf(folderOf(path) ?? '');
}
