import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const LIST = new URL('./bundled-packages.json', import.meta.url);

/**
 * Returns where the files are that scripts/bundle-packages.js makes of packages, by what is imported: a
 * folder of their own for each list and each set of versions that npm says is installed, so that none is
 * read which fits another. Throws where npm installed nothing.
 */
export function bundledPackages() {
  const list = readFileSync(LIST);
  const installed = readFileSync(new URL('../node_modules/.package-lock.json', import.meta.url));
  const key = createHash('sha1').update(list).update(installed).digest('hex').slice(0, 12);
  const folder = new URL(`../node_modules/.cache/packages-${key}/`, import.meta.url);
  const files = JSON.parse(list.toString()).map((name) => [
    name,
    new URL(`${name.replaceAll('/', '-')}.mjs`, folder).href,
  ]);
  return { folder, files: new Map(files) };
}
