import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
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
