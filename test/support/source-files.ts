import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** Relative to the repository, with slashes. */
  path: string;
  text: string;
  /** The text without comments. */
  code: string;
  imports: readonly Import[];
}

export interface Import {
  typeOnly: boolean;
  /** A repository path for a local file, else the package or `node:` name as written. */
  target: string;
  local: boolean;
}

/** The repository's files under these patterns, read and with their imports resolved. */
export function readSources(...patterns: string[]): SourceFile[] {
  const found = globSync(patterns, { cwd: ROOT, exclude: ['**/node_modules/**'] });
  return found.sort().map((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
    return { path: file, text, code, imports: importsOf(code, file) };
  });
}

export function isInRepository(file: string): boolean {
  return existsSync(path.join(ROOT, file));
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;

function importsOf(code: string, file: string): Import[] {
  return [...code.matchAll(IMPORT)].map(([, type, stated, dynamic]) => {
    const name = stated ?? dynamic ?? '';
    const local = name.startsWith('.');
    const target = local ? path.posix.join(path.posix.dirname(file), name) : name;
    return { typeOnly: type !== undefined, target, local };
  });
}
