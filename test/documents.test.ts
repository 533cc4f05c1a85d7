import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../src/config.ts';
import { FIELD_NAMES, SCORER_TYPES } from '../src/core/request/fields.ts';
import { DEFINITIONS } from '../src/core/settings/definitions.ts';
import { isInRepository, ROOT, readSources } from './support/source-files.ts';

const FOLDERS =
  /^(\.ci|bench|bin|catalog|demo|docs|examples|migrations|scripts|src|test)\/[\w./-]*$/;

const documents = readSources('*.md', 'docs/**/*.md');
const manifest: { scripts?: Record<string, string> } = JSON.parse(
  readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
);

describe('the documents', () => {
  it.each(['README.md', 'CONTRIBUTING.md', 'LICENSE'])('include %s', (name) => {
    expect(isInRepository(name)).toBe(true);
  });

  it('name only files that exist', () => {
    const dead = documents.flatMap((document) =>
      [...linksOf(document), ...namedPaths(document.text)]
        .filter((target) => !isInRepository(target))
        .map((target) => `${document.path}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it('name only npm scripts that exist', () => {
    const dead = documents.flatMap(({ path: name, text }) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)]
        .filter(([, script = '']) => !(script in (manifest.scripts ?? {})))
        .map(([command]) => `${name}: ${command}`),
    );
    expect(dead).toEqual([]);
  });
});

it('CONTRIBUTING names every folder of src/ and of the core', () => {
  const text = textOf('CONTRIBUTING.md');
  const foldersIn = (place: string) =>
    readdirSync(path.join(ROOT, place), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  expect(foldersIn('src').filter((name) => !text.includes(`\`src/${name}/\``))).toEqual([]);
  const inCore = foldersIn('src/core').filter(
    (name) => !text.includes(`\`${name}/\``) && !text.includes(`\`src/core/${name}/\``),
  );
  expect(inCore).toEqual([]);
});

describe('the variables of the environment', () => {
  const settings = Object.values(DEFINITIONS).map(
    ({ name }) => `LLM_PICK_${name.toUpperCase().replaceAll('-', '_')}`,
  );
  const named = (text: string) => new Set(text.match(/\b[A-Z]+(?:_[A-Z]+)+\b|\bPORT\b/g));
  const table = section(textOf('docs/configuration.md'), 'Variables');

  it('stand in the page about configuration and in .env.example', () => {
    const example = named(readFileSync(path.join(ROOT, '.env.example'), 'utf8'));
    expect(VARIABLES.filter((name) => !named(table).has(name))).toEqual([]);
    expect(VARIABLES.filter((name) => !example.has(name))).toEqual([]);
  });

  it('are all read, where that page names them', () => {
    const read = [...VARIABLES, ...settings, 'NO_COLOR'];
    expect([...named(table)].filter((name) => !read.includes(name))).toEqual([]);
  });
});

describe('the page about the evaluation file', () => {
  const page = textOf('docs/evaluation-file.md');
  const rowsOf = (text: string) =>
    new Map(
      [...text.matchAll(/^\| `([\w-]+)` +\|(.*)$/gm)].map(([, key = '', row = '']) => [key, row]),
    );

  it('has one row for every key, and no other', () => {
    expect([...rowsOf(page.split('\n## ')[0]!).keys()].sort()).toEqual([...FIELD_NAMES].sort());
  });

  it.each(SCORER_TYPES.map(({ shape }) => [shape.type.value, Object.keys(shape)] as const))(
    'has every option of the scorer %s',
    (type, keys) => {
      const row = rowsOf(section(page, 'Scorers')).get(type) ?? '';
      expect(keys.filter((key) => key !== 'type' && !row.includes(`\`${key}`))).toEqual([]);
    },
  );
});

function textOf(name: string): string {
  return documents.find((document) => document.path === name)!.text;
}

/** A document's part under a second-level heading. */
function section(text: string, heading: string): string {
  return text.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
}

/** Where relative links and pictures point, as repository paths. */
function linksOf({ path: file, text }: { path: string; text: string }): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
    .map(([, link, attribute]) => link ?? attribute ?? '')
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .map((target) => path.posix.join(path.posix.dirname(file), target.replace(/#.*$/, '')));
}

/** Code spans that are a path into one of the repository's folders. */
function namedPaths(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, span = '']) => span.split(/\s+/))
    .filter((word) => FOLDERS.test(word));
}
