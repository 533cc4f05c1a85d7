import { readFileSync } from 'node:fs';
import type { Catalog } from './core/catalog/model.ts';
import { parseCatalog } from './core/catalog/parse-catalog.ts';
import { AppError } from './core/errors.ts';

const FILE = new URL('../catalog/models.yml', import.meta.url);

/**
 * The catalogue of models that comes with llm-pick, from catalog/models.yml of its own folder.
 * Throws AppError('configuration') when the file can't be read or doesn't hold together.
 */
export function loadCatalog(): Catalog {
  return parseCatalog(readCatalog());
}

function readCatalog(): string {
  try {
    return readFileSync(FILE, 'utf8');
  } catch (cause) {
    const message = `The catalogue of models can't be read at ${FILE.pathname}: install llm-pick again.`;
    throw new AppError('configuration', message, { cause });
  }
}
