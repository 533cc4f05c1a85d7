// The npm package `node` brings 67 MB of C headers beside the program; nothing here is compiled.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  '../node_modules/node/node_modules',
);
for (const name of folders(packages)) {
  rmSync(path.join(packages, name, 'include'), { recursive: true, force: true });
}

/** The names in a folder; none when it isn't there (`npm ci --omit=dev`). */
function folders(parent) {
  try {
    return readdirSync(parent);
  } catch {
    return [];
  }
}
