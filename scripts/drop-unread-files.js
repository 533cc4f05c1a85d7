// Of the packages nobody here reads 67 MB of C headers beside the npm package `node`, and 76 MB of source maps.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = path.join(path.dirname(fileURLToPath(import.meta.url)), '../node_modules');
const programs = path.join(packages, 'node/node_modules');

for (const { name } of entries(programs)) {
  rmSync(path.join(programs, name, 'include'), { recursive: true, force: true });
}
for (const entry of entries(packages, { recursive: true })) {
  if (entry.isFile() && /\.[cm]?[jt]s\.map$/.test(entry.name)) {
    rmSync(path.join(entry.parentPath, entry.name));
  }
}

/** What is in a folder; nothing when it isn't there (`npm ci --omit=dev`). */
function entries(folder, options = {}) {
  try {
    return readdirSync(folder, { ...options, withFileTypes: true });
  } catch {
    return [];
  }
}
